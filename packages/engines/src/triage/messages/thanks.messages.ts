/** Thanks and praise. One message a line; all are ours, invented. */
export const thanks: string = `
Merci pour votre réponse
Bravo à toute l'équipe pour l'organisation
Un grand merci aux pompiers et aux agents
mci bcp c top
Super travail, le parc est magnifique
Félicitations à tous les bénévoles
Merci à la mairie pour le colis de Noël, ma mère était ravie
Quelle belle initiative 👏
Merci d'avoir réparé le lampadaire si vite
Très bon accueil à la bibliothèque, personnel charmant
J'ai adoré le festival, vivement l'an prochain
Je remercie sincèrement le service de l'état civil
Chapeau bas aux éboueurs
❤️❤️ merci
Nickel, c'est réglé, merci à vous
Thanks a lot, great job!
bien joué les gars la rue est propre
Belle réussite, bravo
On ne le dit pas assez : merci aux agents qui déneigent la nuit
C'est parfait, tout fonctionne maintenant
Merci infiniment pour votre aide et votre gentillesse
Enfin une piste cyclable sûre, bravo
Toute ma reconnaissance à l'assistante sociale qui m'a suivie
Le spectacle était formidable, merci
Bravo les artistes
Formidable équipe à l'accueil de l'université
C réparé merci la ville
Trop contente de la nouvelle aire de jeux, les petits sont aux anges
Excellente idée ce marché de nuit
Un immense merci à l'infirmière scolaire
Bon boulot 👍
Heureux de voir la rivière propre, merci aux équipes
Merci bien bonne journée
very nice event, well done
Je tenais à féliciter vos agents pour leur professionnalisme
Magnifique feu d'artifice, merci !
👏👏👏
Merci mille fois
Enchantée par la visite du musée
Vous êtes géniaux
Merci beaucoup aux agents qui ont dégagé la neige ce matin !
Bravo pour cette belle fête, les enfants ont adoré 😍
mrc c réparé 👍
Un grand merci à la dame de l'accueil, d'une patience en or
Chapeau aux équipes techniques, tout est propre ce matin
Super réactivité, le trou est bouché, merci
Félicitations pour la nouvelle piste cyclable, enfin !
Thank you so much for your help
Très beau concert hier soir, merci la ville
Je tenais à vous remercier pour votre réponse rapide
Top ! Continuez comme ça
merci merci merci ❤️
Bravo à notre équipe de secours, ils ont sauvé mon voisin hier
Reconnaissant pour l'aide que vous m'avez apportée dans mon dossier
Quel bonheur ce nouveau parc, merci à tous ceux qui ont travaillé dessus
Ravie de l'accueil au CCAS, rien à redire
Merci pour l'info
Génial la nouvelle médiathèque 👏👏
Réponse claire et rapide, je vous en sais gré
Les décorations de cette année sont une merveille
Ma mère de 90 ans a été très bien reçue, elle vous embrasse
Coup de chapeau au chauffeur de la ligne 3 qui m'a attendue
enfin un trottoir sur lequel on peut rouler en fauteuil, ça change la vie
vs avez assuré les gars
Grâce à vous j'ai pu inscrire ma fille à temps
Le jardinier du square mérite une médaille 🌷
Cimer pour le coup de main
On a passé une super soirée
Quelle efficacité, signalé hier, réparé aujourd'hui
Cheers to the team, brilliant day out
Votre agent a été d'une gentillesse rare
Quel plaisir de se baigner dans une piscine aussi propre
Vous avez fait un travail remarquable sur les quais
On s'est régalés au banquet des aînés
Ma demande a été traitée en deux jours, du jamais vu
Bel hommage ce matin, très émouvant
La nouvelle ligne de bus nous facilite la vie
mes enfants ont passé un été inoubliable grâce aux animateurs
j'en profite pour saluer le travail des jardiniers
C'est exactement ce qu'on attendait, parfait
trop cool le skatepark
Un sourire et un renseignement clair, ça fait du bien
Coup de cœur pour les illuminations
Respect aux soignants du centre de santé
Ça y est c'est réparé, vous assurez
The staff were wonderful
Vous avez tenu parole, c'est assez rare pour le dire
quelle belle surprise ce concert sous la halle
Le balayeur de notre rue est un amour
Vous nous avez sauvé la mise, on n'oubliera pas
c au top la nouvelle salle de sport
Bonjour, juste un mot pour dire que l'exposition est remarquable
Un accueil aux petits oignons ce matin à l'état civil
Mille mercis à Sonia du service logement
Ça fait plaisir de voir le canal propre
Hats off to the gardeners
La fête des voisins était une réussite, à refaire !
Super initiative, on en redemande
Mes félicitations au chef de la fanfare
Le chauffeur a attendu ma grand-mère, c'est chic
Tellement fière de ma ville ce soir
Service au top, rapide et souriant
C'est propre, c'est fleuri, c'est agréable
J'ai enfin eu mon logement, je vous dois beaucoup
Du bon travail, messieurs de la voirie
Les enfants sont revenus avec des étoiles plein les yeux
cété tro bien la fete du sport
Une exposition passionnante et une guide en or
Je n'ai que du bien à dire de la crèche
Votre conseillère a trouvé la solution en cinq minutes, chapeau
Good job on the new playground
On a adoré, à l'année prochaine !
Bien reçu, c'est très aimable à vous
Quel régal ce petit marché
bravo pour la rapidité d'intervention
`;
