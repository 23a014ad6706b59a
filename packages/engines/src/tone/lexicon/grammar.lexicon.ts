import type { WordClass } from './word.classes.ts';

/** Folded forms of the little words, French then English, per class. */
export const GRAMMAR: Partial<Record<WordClass, string>> = {
  negator:
    'ne n pas jamais aucun aucune aucuns aucunes rien ni sans non nullement guere nul nulle pa not no never none nobody nothing without cannot cant dont doesnt isnt wont didnt wasnt arent',
  intense:
    'tres trop vraiment tellement extremement particulierement super hyper mega ultra grave completement totalement absolument carrement franchement hautement profondement incroyablement terriblement vachement sacrement tant plus beaucoup bcp enormement parfaitement entierement pleinement tout sacre sacree vrmt tro so very really too totally absolutely completely extremely fucking',
  weak: 'peu assez plutot moins presque moyennement relativement legerement bof mouais quasiment little slightly somewhat rather',
  but: 'mais pourtant cependant toutefois neanmoins sauf malgre or heureusement malheureusement helas but however yet although though despite',
  i: 'je j moi me m mon ma mes mien jsuis jai jvais jte jme chui chuis i my mine im ive',
  we: 'nous notre nos on we our us',
  thou: 'tu te toi ton ta tes tien t tes',
  you: 'vous votre vos v you your yours ur youre u',
  he: 'il elle lui son sa ses celui celle he she him her his',
  they: 'ils elles leur leurs eux ceux celles they them their these those',
  this: 'ce cet cette ces c ca cela ceci this that',
  all: 'tous toutes toute chaque quelconque importe entier entiere totalite ensemble all every each any everyone',
  the: 'les des the',
  is: 'est sont es etes suis sommes etait etaient sera seront serait seraient etre soit soient ete ai ont a avez avons reste restent is are was were be been am',
  must: 'devrait devraient doit doivent dois devons devez faut faudrait falloir merite meritent meritez merites meriterait meriteraient devrais should must ought deserve deserves need',
  want: 'veux veut voulons voulez veulent voudrais voudrait aimerais aimerait adorerais adorerait souhaite souhaitons souhaiterais espere esperons esperer esperait vais va allons allez vont hate prefere prefererais envie want wanna wish hope gonna',
  like: 'comme genre style type like such kind',
  only: 'juste que qu seulement simplement rien seuls seules seul uniquement just only nothing',
  why: 'pourquoi quand comment combien pk pq pkoi why when how',
  if: 'si sinon quand lorsque if when',
  people:
    'gens personne personnes humains humain individu individus etres etre type mec mecs gars monde peuple people person folks guys',
  country:
    'pays france societe civilisation nation patrie terre planete continent chez europe ville quartier rue rues ici gouvernement country society nation civilization here',
  say: 'dire dit disent dis disait disant dites ecrire ecrit ecrivent ecrivez ecris tweeter tweete tweets tweet poster posts commentaire commentaires propos phrase phrases mot mots paroles appeler appelle appellent appeles traiter traite traitent traites qualifier qualifie proferer insinuer insinue pretendre pretend pretendent affirmer affirme affirment soutenir repeter repete crier crie hurler entendre entendu entends lire lu lis utiliser utilise emploie employer discours rhetorique declaration declarations idee idees stereotype stereotypes cliche cliches blague blagues insulte insultes insulter insultent titre message messages say says said saying call calls called tweet comment',
  stop: 'arrete arretez arreter arretent arretons arreterai cesse cesser cessez cessent stop stoppez stopper halte assez marre fini finissons jamais finit ecoeure stop enough quit',
  condemn:
    'inacceptable inacceptables inadmissible intolerable intolerant intolerante raciste racistes racisme sexiste sexistes sexisme misogyne misogynes misogynie homophobe homophobes homophobie transphobe transphobes transphobie islamophobe islamophobes islamophobie xenophobe xenophobes xenophobie antisemite antisemites antisemitisme negrophobie validiste validisme sectaire sectaires bigot bigots ignoble ignobles abject honteux honteuse scandaleux scandaleuse injurieux offensant offensante offensants haineux haineuse discriminatoire discriminations discrimination prejuge prejuges odieux odieuse indigne indecent revoltant irrespectueux faux fausse mensonge erreur tort choquant choquante blessant blessante triste preuve depasse intolerance condamner condamne condamnons condamnent denoncer denonce denoncent denoncons lutter luttons combattre combattons contre racism racist sexist wrong unacceptable disgusting offensive hateful',
  report:
    'signaler signale signalez signalement poursuivre poursuivrai poursuites justice plainte bannir banni bannis bloquer bloque bloquez supprimer porter portez police tribunal juge proces loi interdit moderation report banned blocked court',
  defend:
    'respect respecter respectez respectons respecte defendre defendons defends defend soutiens soutien soutenons soutenir accueillir accueil aider aide aidons proteger protegeons protege droits droit egalite egaux solidarite solidaire dignite liberte amour aimons accepter accepte tolerance fraternite bienvenue mariage celebrer fete hommage victimes support respect equality rights love welcome',
  human:
    'humains humaines humanite citoyens citoyennes citoyen ami amis amie amies amitie voisin voisins collegue collegues famille frere freres soeur soeurs enfants enfant parents human humans friends friend neighbour',
  life: 'vie vies existence life lives',
  somebody: 'quelqu quelquun quiconque somebody someone',
  future:
    'bientot demain jour prochain prochaine aujourd attends verras verrez vas retrouverai retrouve trouver sais habites attention soon tomorrow wait',
  than: 'plutot davantage mieux pire than rather instead better',
  think:
    'pense penses pensent crois croit croient croyez trouve trouvent avis opinion yeux imagine imagines sens semble parait honnetement think believe opinion',
  goAway:
    'degage degagez degager degagent dehors casse cassez tire tirez rentre rentrez rentrent retourne retournez retournent retourner repartez repartent barre barrez foutez fout fiche ouste tg gueule bouche ferme fermez fermer yeule away shut fuck off leave',
  body: 'gueule tete face cou gorge bouche dent dents sang visage genou genoux jambes bras balle balles couteau corde coups coup poing pied head face throat',
  worth:
    'vaut valent valez vaux vaudrait valeur valu inutile inutiles inutilite sert servent serviront worth worthless useless',
  dirty:
    'sale sales espece especes bande bandes gros grosse grosses gro gross vieux vieille vieilles petit petite pauvre pauvres maudit maudite maudits osti putain_de tas ramassis dirty bunch',
  other: 'autres autre egal meme pareil pareils memes',
};
