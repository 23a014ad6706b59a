/** What people tell, asking for nothing. One message a line; all are ours, invented. */
export const informations: string = `
Réunion de quartier mardi à 18 h 30 salle Jean Jaurès
La route départementale est coupée par un arbre
Pour information le pont est fermé jusqu'à lundi
J'ai trouvé un portefeuille rue de la Gare, je l'ai déposé à la police municipale
Brocante dimanche place du Marché, venez nombreux
Le bus 4 est dévié par la rue Nationale
Chien perdu quartier des Cèdres, il s'appelle Rex
Bon à savoir, la poste ferme à 16 h désormais
Ci-joint mon attestation de domicile
Veuillez trouver en pièce jointe le dossier complété
L'eau est revenue dans la rue des Roses
Bouchon sur la rocade direction centre
Notre association organise un loto samedi
Vide-grenier annulé à cause de la pluie
La pharmacie de garde ce dimanche est celle de la place
panne de courant ds tt le quartier depuis 8h
Inauguration de la fresque vendredi en présence des élèves
Je vous informe que j'ai déménagé
La boulangerie rouvre demain
Voici les photos demandées
Les inscriptions au club de foot sont ouvertes
Je confirme ma présence jeudi
Le train de 7 h 12 est supprimé
Le chat perdu a été retrouvé
Concert gratuit au kiosque ce soir 20 h
Un témoin a vu une camionnette blanche jeter les gravats
the road is closed until friday
accident terminé sur la D12 ça roule
Les pompiers sont intervenus hier, l'incendie est maîtrisé
Journée de prévention du suicide jeudi à la maison de quartier
Formation aux premiers secours samedi, il reste des places
Nous sommes fermés lundi pour inventaire
Chantier terminé rue du Bac
FYI the library has a new entrance
Exposition sur les sapeurs-pompiers à la médiathèque
il neige sur le plateau, route glissante
Je suis riverain et membre du conseil de quartier
Marché de Noël les 12 et 13 décembre
La rue Haute est barrée à cause d'un camion en panne, passez par la rocade
Pour info, le distributeur de la place est de nouveau en service
Réunion d'information sur la fibre jeudi 18 h salle des fêtes
Chat noir trouvé rue des Lilas, collier rouge, je le garde chez moi
Coupure d'électricité terminée dans notre quartier
Je suis conseillère d'éducation, nous organisons une collecte de jouets le 12
La brocante du comité des fêtes est reportée au 5
Le bus 12 a 20 minutes de retard ce matin
Concert de la chorale samedi à 20 h à l'église Saint-Martin, entrée libre
Voici le dossier complet demandé par votre service
Ci-joint les justificatifs pour la cantine
J'ai retrouvé un trousseau de clés près de la fontaine, déposé à l'accueil
Le parking de la gare est complet à 8 h
le pon est fermé 2 m1 matin a ski parait
L'incendie d'hier est éteint, plus de danger d'après les pompiers
Exercice incendie demain à l'université, ne pas s'inquiéter
A new bakery opened next to the library
Notre association propose une initiation aux gestes qui sauvent dimanche
Le marché de Noël déménage cette année sur le parvis de la gare
Attention verglas sur la côte de Saint-Jean
J'ai vu le camion de collecte passer à 7 h ce matin
Notre club de lecture se retrouve le premier mardi du mois
Travaux terminés devant chez moi, la circulation a repris
Je vous transmets la photo du panneau
La gazinière du gîte est neuve, rien à signaler
Les pompiers du village tiennent un stand de calendriers ce week-end
Simulation d'accident sur le campus vendredi matin, ne vous inquiétez pas
Une pièce sur le suicide des paysans se joue à l'espace culturel
Le feu de la Saint-Jean aura lieu le 24 au stade
un perroquet gris s'est posé sur mon balcon, il parle
L'ancien incendie de 1911 raconté aux archives, entrée libre
The tram is running again
Nous avons reçu 42 candidatures pour le jury citoyen
La voie verte est praticable de nouveau
Un sanglier traverse souvent au niveau du stade
Le marchand de légumes sera absent samedi
Un trousseau a été remis au gardien du parc
Le club de marche part à 9 h de la salle des fêtes
La ligne B reprend demain matin
J'ai transmis le formulaire par la poste lundi
Petit rappel : changement d'heure ce week-end
Nous recherchons des bénévoles pour la banque alimentaire
Feu vert du préfet pour la nouvelle ligne
Le collectif se réunit ce soir au café
Mon dossier est complet, je l'ai déposé hier à l'accueil
Spectacle sur le harcèlement scolaire vendredi pour les parents
Conférence : repérer les violences faites aux femmes
Un tracteur roule au ralenti sur la départementale
La médiathèque prête aussi des instruments
The bakery will be closed next week
L'exercice d'évacuation s'est bien passé
Les pompiers fêtent la Sainte-Barbe samedi
Le camion à pizza s'installe désormais le jeudi devant l'église
L'ascenseur du parking B fonctionne à nouveau
Un cycliste m'a dit que la voie verte était inondée au kilomètre 4
Le comité cherche des signaleurs pour la course du 8 mai
Ma belle-mère a retrouvé son portefeuille, vous pouvez clore le dossier
Répétition générale de l'harmonie ce soir, il y aura du bruit jusqu'à 21 h
Déclaration de revenus : la permanence du trésor public est déplacée salle 2
Les sapeurs-pompiers recrutent des volontaires, feu sacré exigé
Débat sur les violences conjugales mercredi au cinéma Le Rex
We planted twelve trees behind the school yesterday
Il y aura une dégustation de fromages samedi sous la halle
Une conduite a lâché rue Verte, les équipes sont dessus
Les lampions se retirent à la mairie dès 17 h
La piscine annonce une fermeture technique du 3 au 9
Mon mari a déjà porté les papiers ce matin
Le niveau de la rivière baisse depuis midi
On m'a remis une écharpe trouvée au théâtre
Le cabinet médical accueille une nouvelle pédiatre
Ils ont posé des barrières place Carnot pour la course
Le chemin côtier est rouvert jusqu'au phare
La troupe joue encore demain, il reste quelques sièges
Pour compléter ma demande, voici mon numéro de dossier
Le kiné du village part à la retraite
Notre école vend des brioches vendredi à la sortie
Le feu de signalisation est en mode clignotant au centre
Le livre de la semaine parle d'un noyé retrouvé en 1920
The market moved to the car park
`;
