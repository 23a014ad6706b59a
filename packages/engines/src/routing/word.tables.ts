/** Words that say nothing of what a request is about, folded: grammar, greetings, the common verbs of asking. */
export const emptyWords: ReadonlySet<string> = new Set(
  (
    'a ai ailleurs ainsi alors apres as assez au aucun aucune aussi autre autres aux avaient avait avant avec avez avoir ' +
    'avons beaucoup bien bonjour bonsoir bravo bref c ca car ce ceci cela celle celui ces cet cette ceux chaque chez ' +
    'ci combien comme comment contre cordialement d dans de deja depuis des donc dont du elle elles en encore enfin ' +
    'entre es est et etait etant ete etes etre eu eux fait faire faut fois fut grace hier honte ici il ils j je jusque ' +
    'juste l la le les leur leurs lors lui m ma madame mais me meme memes merci mes messieurs mieux moi moins mon ' +
    'monsieur n ne ni non nos notre nous on ont or ou oui par parce pareil pas pendant personne peu peut peux plus ' +
    'plutot pour pourquoi pourrais pourrait pourriez pouvez pouvoir prie puis puisque qu quand que quel quelle quelles ' +
    'quelque quelques quels qui quoi rien s sa salut salutations sans sauf se sera serait ses si sinon soit sommes son ' +
    'sont souhaite souhaiterais sous suis sur svp t ta tant te tel telle tellement tes toi ton toujours tous tout toute ' +
    'toutes tres trop tu un une va vais vers veuillez veut veux voila voir vos votre voudrais vous vraiment y ' +
    'an ans annee annees mois jour jours semaine semaines heure heures h hier demain aujourd hui deux trois quatre cinq ' +
    'six sept huit dix douze fin debut fois existe exister demander demande demandes savoir sait sais venir vient viens ' +
    'voudrions souhaitons souhaiter chercher cherche trouver trouve besoin possible dois doit devoir devons arrive ' +
    'arriver reste rester dire dit mettre met prendre prend donner donne laisser laisse passer passe aller allez va ' +
    'recevoir recu recus savez pense penser croire faites fais chose choses gens annonce moyen moyens question ' +
    'probleme problemes type genre cas point maniere facon lieu part cote bon bonne bons bonnes journee soiree numero document documents attente ' +
    'conversation telephonique courrier reponse repondre rappeler appeler ouvert ouverts zero nul'
  ).split(' '),
);

/** SMS shorthand of French and what it stands for; one word each. The list is ours. */
export const shorthand: ReadonlyMap<string, string> = new Map(
  (
    'kan:quand kand:quand qd:quand cmt:comment koment:comment coman:comment pk:pourquoi pkoi:pourquoi pq:pourquoi ' +
    'koi:quoi ki:qui ke:que kel:quel kelle:quelle pr:pour pa:pas ya:y ia:y ds:dans ac:avec avk:avec tt:tout ts:tous ' +
    'tte:toute tjr:toujours tjrs:toujours tjs:toujours bcp:beaucoup slt:salut bjr:bonjour bsr:bonsoir cc:salut ' +
    'stp:svp silvouplait:svp mr:monsieur mme:madame fer:faire fair:faire fé:fait fe:fait fo:faut jve:veux jveu:veux ' +
    'jvoudrai:voudrais jpeu:peux jpe:peux jsui:suis chui:suis jai:ai g:ai gt:etais jé:ai je:je jfe:faire jfé:faire ' +
    'jfai:faire vs:vous ns:nous lé:les dè:des dé:des cé:est è:est c:est kc:casse kkn:quelqu kkun:quelqu kelkun:quelqu ' +
    'rdv:rendez-vous rep:reponse mtn:maintenant ajd:aujourd auj:aujourd dmn:demain dem:demain sem:semaine wk:week-end ' +
    'apt:appartement appart:appartement appt:appartement bat:batiment bd:boulevard av:avenue pb:probleme pbm:probleme ' +
    'prob:probleme info:information infos:information dem:demande inscri:inscription tel:telephone ordi:ordinateur ' +
    'asso:association assos:association med:medecin hosto:hopital velib:velo bagnole:voiture caisse:voiture ' +
    'gosse:enfant gosses:enfant gamin:enfant gamins:enfant mome:enfant momes:enfant bahut:lycee boulot:travail ' +
    'taf:travail fric:argent proprio:proprietaire resto:restaurant cantoche:cantine biblio:bibliotheque ' +
    'lekol:ecole lecole:ecole poubel:poubelle poubels:poubelle comm:commune dep:departement ddr:demande ' +
    'tro:trop mem:meme vla:voila mn:mon dla:de alor:alors alr:alors jms:jamais bi1:bien rien1:rien qqun:quelqu'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
