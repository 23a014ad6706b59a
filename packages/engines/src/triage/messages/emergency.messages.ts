/** Someone is in danger. One message a line; all are ours, invented. */
export const emergencies: string = `
Je veux mourir
J'ai envie d'en finir avec la vie
je vais me suicider
Je vais me tuer, plus personne ne m'aide
Mon mari me bat, j'ai peur pour mes enfants
il m'a frappée encore hier soir, aidez-moi
Au feu ! l'immeuble brûle rue Pasteur
Il y a le feu au deuxième étage, des gens sont coincés
Incendie en cours zone industrielle, grosses flammes
Odeur de gaz très forte dans l'école
fuite de gaz rue du Moulin les gens sortent
Un homme se noie dans la rivière
un petit garçon est tombé dans l'étang il remonte pas
Ma voisine est tombée dans l'escalier, elle ne respire plus
mon père fait un malaise, il est inconscient
Accident grave sur la rocade, des blessés
Un enfant de 5 ans est seul enfermé dans une voiture au soleil
La petite d'à côté est battue par ses parents
mon oncle me fait des choses, j'ai 12 ans et j'ai peur
Un homme avec une arme devant le lycée
Quelqu'un tire des coups de feu dans la rue
Je vais vous tuer tous à la mairie
je vais mettre une bombe dans votre mairie
je sais où tu habites, tu vas mourir
on va te planter demain devant chez toi
On me harcèle au collège et je pense au suicide
ils ont publié des photos de ma fille nue sur internet
il me menace avec un couteau je suis enfermée dans la salle de bain
au secours
jé pri dé médicamen jveu plu vivre
sa sent le gaz ché moi g mal a la tete
ya le feu o batiment c vite
help someone is drowning
my husband is beating me
I want to kill myself
adieu, je vais sauter du pont
Ma fille s'est scarifiée, elle dit qu'elle veut disparaître
la maison s'est effondrée, il y a des gens dessous
mon conjoint m'étrangle
un agent municipal vient d'être agressé au couteau place de la mairie
Je n'en peux plus, je veux en finir ce soir
Au secours il y a le feu dans mon immeuble rue Carnot
mon mari me frappe et il va rentrer, aidez moi
je v me suicidé
Ça sent très fort le gaz dans la cage d'escalier au 8 rue Neuve
Un enfant vient de tomber dans le canal, vite !
Le petit voisin crie tous les soirs, on entend les coups, il a des bleus
Un homme armé d'un couteau menace les gens devant la gare
ma grand mère est tombée elle bouge plus
Je vais venir à la mairie avec un fusil et vous allez comprendre
ya un incendi dans la foret a coté du lotissement
personne ne remarquera si je disparais, adieu à tous
Accident grave sur la D901, un motard inconscient au sol
mon ex poste des photos nues de moi et me menace de mort
mon beau-père me touche le soir, j'ai 13 ans
il me séquestre et m'a pris mon téléphone, 22 rue Victor Hugo
Quelqu'un se noie à la plage nord !!
De la fumée noire sort du toit de l'école, appelez les pompiers
j'ai avalé tous mes cachets
There is a fire in the building next door, help
Des types harcèlent ma fille sur Snapchat, elle parle de mourir
Je ne vois plus d'issue, demain vous n'entendrez plus parler de moi
C'est mon dernier message, prenez soin de mes enfants
j'ai la corde prête
Plus rien n'a de sens, j'ai tout préparé pour ce soir
a quoi bon rester, tout le monde serait mieux sans moi
Ma copine vient d'avaler une plaquette de Xanax
Mon frère est sur le rebord du 6e étage
Il me cogne dès qu'il a bu et là il a bu
mon ancien compagnon rôde en bas de chez moi malgré l'interdiction du juge
Chaque nuit j'entends la voisine hurler « arrête » et des meubles qui volent
La maîtresse attache les enfants à leur chaise
Une gamine de 7 ans erre toute seule en pyjama boulevard Foch
mon tonton vient dans mon lit, je veux que ça s'arrête
Le grenier d'en face fume et on voit des flammes
Une voiture vient de prendre feu sous le pont
ça crame derrière le lycée
Sa pue le gaz dans tout limmeuble
On a tous mal au crâne, le détecteur de monoxyde sonne
Un kayakiste a chaviré et on ne le voit plus
Un gamin emporté par la crue près du moulin
Un monsieur s'est écroulé sur le marché, il est tout bleu
Collision entre un bus et un vélo place de la Liberté, la cycliste est coincée dessous
Mamie a glissé dans la baignoire, elle ne peut plus bouger
le balcon vient de s'écrouler sur des passants
Un type sort un cutter dans le tram 4
Je passe demain avec une batte, préparez-vous
vous allez le regretter, je connais l'école de vos gosses
quelqu'un tire en l'air cité des Pins
on me réclame 500 euros sinon ils envoient ma vidéo à tout mon lycée
toute la classe se moque d'elle sur un groupe, elle se fait du mal
I can smell gas in the stairwell
My neighbour is hitting his kids right now
Je suis au bord du quai et je n'ai plus peur
pardon à ceux que je laisse
j'ai écrit une lettre à mes parents, après ce sera fini
je compte les comprimés depuis une heure
Personne ne m'attend nulle part, autant arrêter maintenant
Mon ami ne répond plus, il m'a écrit adieu cette nuit
Elle s'est ouvert les bras dans les toilettes du lycée
j'ai le fusil de chasse de mon père sur les genoux
Ma collègue parle d'en finir depuis son licenciement
plus la force, je lâche
Mon voisin du dessus roue sa femme de coups
elle a des marques au cou, il la garde enfermée
Il a mon téléphone et mes papiers, je ne peux pas sortir
Il a dit qu'il me brûlerait si je partais
Ma fille est rentrée le visage tuméfié, son copain l'a tapée
ma mère se fait taper par mon père tous les vendredis
Une femme pieds nus demande de l'aide, elle fuit son mari
Le bébé des voisins hurle depuis ce matin, personne dans l'appartement
L'animateur a giflé mon fils et l'a enfermé dans le cagibi
mon papa rentre saoul et nous tape ma soeur et moi
Deux enfants dorment dans une voiture par moins cinq
Un petit de trois ans marche tout seul au bord de la nationale
Un monsieur demande aux enfants de monter dans sa camionnette
mon cousin m'oblige à faire des choses et j'ai 10 ans
Le hangar est en train de brûler, ça se voit de loin
explosion dans un garage, une vitrine soufflée
Un container en feu contre la façade de l'école
Une friteuse a pris, les rideaux brûlent
Colonne de fumée au-dessus des pins, le vent pousse vers les maisons
Mon compteur électrique fait des étincelles et ça sent le brûlé
court-circuit au foyer, les résidents sont dans la fumée
Ça siffle et ça sent l'œuf pourri devant la chaufferie
L'engin de chantier a arraché la conduite de gaz
On a la tête qui tourne depuis qu'on a allumé le poêle
Un bateau a coulé devant la jetée
un jeune a sauté de l'écluse et n'est pas ressorti
Une voiture est tombée dans le port avec quelqu'un dedans
La crue a emporté un camping-car
mon grand-père est par terre, il parle bizarrement et sa bouche tombe
Une dame vient de se faire renverser au passage piéton
Il a mal à la poitrine et il est tout gris
Le couvreur a chuté de dix mètres
ma fille a avalé une pile
Un ouvrier est enseveli dans la tranchée
un monsieur fait une crise d'épilepsie dans la file d'attente
mon bébé fait une réaction, il gonfle et respire mal
Bagarre générale, un jeune est au sol et ne réagit pas
Une branche est tombée sur une passante, elle saigne
Mur écroulé sur des voitures, il y a du monde à l'intérieur
Il y a un gars avec une lame qui court dans le centre
des hommes cagoulés entrent dans la banque
J'ai entendu des détonations puis des cris
Votre directrice ne finira pas l'année, je m'en occupe
Je connais la voiture de votre agent et ses horaires
On va venir à plusieurs vous régler votre compte
je vais faire sauter le CCAS
La prochaine fois je viens avec de l'essence
il m'attend en bas avec ses copains, j'ose plus descendre
Le contrôleur est en train de se faire lyncher dans le bus
Un conducteur fonce sur les piétons
ma nièce reçoit des messages qui lui disent de se pendre
Il menace d'envoyer mes photos à ma famille si je ne paie pas
des élèves ont filmé mon fils aux toilettes et ça tourne partout
un adulte demande des photos à ma fille de 12 ans
on lui dit tous les jours sur le groupe de classe d'aller mourir
Sauvez-nous, l'eau monte et on est sur le toit
coincés dans l'ascenseur depuis deux heures avec une femme enceinte
Une personne sans abri ne se réveille pas devant la gare
help me he is going to hurt me
my kid is not waking up
someone fell on the tracks
je veux plus me réveiller demain
g peur il est derriere la porte
ya un type qui frape une fille devant le kebab
mn frere a pri tro de cacheton
Je suis sur le viaduc, ne me cherchez pas
j'ai pris une boîte entière, je commence à m'endormir
Depuis le départ de ma femme je n'ai plus de raison de continuer, pardon à tous
mon petit frère s'est enfermé avec une corde
Il m'a cassé le bras dimanche et il dit que la prochaine fois sera la dernière
Ma sœur n'ose plus sortir, son copain la surveille et lui met des claques
Les trois petits du 4e sont livrés à eux-mêmes depuis deux jours, ils ont faim
Le moniteur du club me demande de me déshabiller, j'ai 11 ans
On voit des flammes au-dessus du hangar agricole
Le tableau électrique a explosé, toute la cuisine est en train de brûler
odeur d'oeuf pourri et ça siffle près du compteur de gaz rue Basse
Une barque s'est retournée sur le lac, deux pêcheurs à l'eau
Une dame âgée a fait une chute place du Théâtre, elle saigne de la tête
Mon collègue a une douleur dans la poitrine et le bras engourdi
Un échafaudage est tombé sur le trottoir, il y a quelqu'un dessous
Il y a un mec cagoulé avec un pistolet dans la supérette
Le prochain agent qui me verbalise, je le démolis
je vous attends à la sortie du bureau, vous finirez à l'hôpital
ils ont créé un faux compte avec le visage de ma fille et elle ne veut plus aller en cours
Please hurry, a man is attacking people with a machete
`;
