/** Discontent with a service; insults beside it do not make it less of one. One message a line; all are ours, invented. */
export const complaints: string = `
C'est toujours pareil, on paie et rien n'est fait
Ça fait trois semaines que les poubelles n'ont pas été ramassées
Personne ne répond jamais au téléphone
Inadmissible, le bus n'est pas passé ce matin
J'attends ma carte d'identité depuis 4 mois
Une honte cette route, ma voiture est abîmée
La cantine est immangeable, mon fils ne mange plus
ras le bol des travaux ki finisse jamai
encore une panne dascenseur 3eme foi ce moi ci
Toujours aucune réponse à mes trois mails
Je suis très mécontente de votre service
Scandaleux d'augmenter les tarifs de l'eau
Le bruit du chantier est insupportable
Rien n'est fait pour les vélos dans cette ville
Les trottoirs sont encombrés de trottinettes, c'est pénible
J'ai attendu deux heures au guichet pour rien
Votre application plante tout le temps
Merci la mairie pour l'inondation de ma cave, encore une fois
Bravo, encore une taxe de plus
Les rues sont sales et vous ne faites rien
Quel manque de respect pour les usagers
c nul le nouveau site on trouve rien
Agent désagréable au guichet, je ne suis pas près de revenir
On nous prend pour des idiots avec ces horaires
Marre des crottes de chien partout
Je conteste la facture que vous m'avez envoyée, elle est fausse
Mon dossier a été perdu deux fois, incompétence totale
L'éclairage s'éteint à 23 h, on ne voit plus rien, c'est n'importe quoi
Cette ville devient invivable
Pourquoi payer des impôts si c'est pour avoir des routes pareilles ?
Les bus sont bondés et en retard tous les jours
La piscine est fermée une semaine sur deux, c'est lamentable
On se moque de nous
Quand allez-vous enfin vous occuper de notre quartier ? Cela fait des années
Le service est nul, on m'a raccroché au nez
Aucune place en crèche, on fait comment pour travailler
Bandes de nuls, la rue est encore inondée
The service is terrible, nobody answers
Putain ça fait 2 mois que ce lampadaire marche pas
Je dépose une réclamation contre le service des eaux
Honteux, les toilettes de l'école sont dans un état
La musique du bar jusqu'à 2 h tue le quartier, ça suffit
Encore une semaine sans ramassage des poubelles, c'est inadmissible
3 mois que j'attends une réponse à mon courrier, personne ne répond au téléphone
Toujours pas de bus ce matin, on en a marre
c une honte létat des route ds se village
On paie des impôts de plus en plus chers pour des services de plus en plus nuls
Impossible d'avoir quelqu'un au standard, on nous balade de service en service
Les travaux durent depuis un an et mon commerce coule, vous vous en fichez
Scandaleux : ma fille de 4 ans est restée sans repas à la cantine
Votre site est inutilisable, impossible de payer la facture
Le bruit des fêtes jusqu'à 3 h du matin, ça suffit !
Une fois de plus le parking est plein et vous mettez des PV
Je suis très déçu de l'accueil au guichet, agent désagréable
Bravo le nouveau plan de circulation, 40 minutes pour faire 2 km 👏
2 heur dattente o guiché pr rien
Franchement je suis mort de fatigue à cause de vos camions à 5 h du matin
Les trottoirs sont dégueulasses et personne ne fait rien
Nous contestons cette amende injustifiée, le panneau était caché
Bande d'incapables, toujours pas d'eau chaude au gymnase depuis lundi
Service déplorable, je n'ai jamais été remboursée
Six appels, six fois la musique d'attente. Bravo.
Mon fils rentre trempé tous les soirs, l'abribus n'a plus de toit depuis septembre
Le prix du stationnement a doublé, qui a décidé ça ?
Vous aviez promis une réponse sous 8 jours, on est à 40
les agents on pas voulu prendre mes carton a la déchetterie alors ke j suis du coin
Aucune information sur les travaux, les riverains l'apprennent par la presse
Franchement pour une capitale régionale c'est pas brillant
Encore un dimanche avec les quads dans le bois, la police ne vient pas
On dirait que le quartier nord n'existe pas pour vous
La lumière du stade éclaire ma chambre jusqu'à minuit
Je refuse de payer pour un service que je n'ai pas
Putain de travaux de merde, une heure pour traverser la ville
L'eau a un goût de javel infect
Vos bornes de recharge tombent en panne une fois sur deux
Lot of noise every night, nobody cares
La sortie d'école est un enfer, personne pour faire traverser
On nous demande trois fois les mêmes papiers
Le bus m'est passé sous le nez, chauffeur pressé
La nouvelle grille horaire ne tient pas compte des lycéens
J'ai acheté un ticket pour rien, machine hors service
Le terrain est un champ de boue dès qu'il pleut
Ma fille a été refusée au centre sans explication
Le formulaire refuse mon justificatif et votre aide en ligne tourne en rond
Deux lettres recommandées, zéro réaction
Vous plantez des fleurs et laissez les écoles sans chauffage
ça gueule toute la nuit sous mes fenêtres et la police sen fou
Je trouve honteux de faire payer les parkings de l'hôpital
Vos travaux ont fissuré mon mur et tout le monde se renvoie la balle
Plus de médecin, plus de poste, bientôt plus d'école
Le tri c'est bien mais les bacs débordent depuis Noël
Personne pour accueillir mon père en fauteuil, il a attendu dehors
La douche du gymnase est froide tout l'hiver
Facture doublée sans prévenir
Marre de slalomer entre les poubelles avec la poussette
Nobody picked up the phone all week
L'ascenseur de la gare est en panne un jour sur deux
Merci pour le réveil au marteau-piqueur, charmant
Neuf heures du matin et déjà plus de pain à la cantine, sérieusement ?
On nous annonce un quartier apaisé et on récolte des bouchons
J'ai payé l'abonnement et la borne me refuse l'entrée
Depuis la rentrée ma fille n'a pas eu un seul car à l'heure
Ca fé 3 foi kon me demande le meme papier
Les agents discutent entre eux pendant que la file s'allonge
Vous coupez les arbres sains et laissez les morts, cherchez l'erreur
Un an de démarches et toujours à la case départ
Le gymnase sent l'égout et personne ne s'en inquiète
Merci pour les confettis dans mon jardin, vraiment, quelle délicatesse
Rubbish everywhere after the market, again
Vous avez une drôle de notion de la concertation
Trente minutes pour traverser le pont, chaque matin que Dieu fait
On a remplacé la poste par un distributeur, quel progrès
La salle était glaciale, les anciens grelottaient
Mon courrier de mars est toujours sans suite
La cantine sert des raviolis froids à des gamins de six ans
Ce rond-point est mal conçu, tout le monde le dit
Il a fallu que j'écrive au journal pour qu'on me réponde
Les mêmes promesses depuis 2014
Votre appli m'a débité deux fois
À ce prix-là je m'attendais à une eau propre
Rendez-vous annulé au dernier moment, sans excuse
Les éoliennes, personne ne nous a demandé notre avis
Le car scolaire laisse les petits au bord de la nationale
j comprend pa vous refaite la place et ya meme pas un arbre
Le guichet ferme à 16 h, on travaille nous
Trop d'écrans publicitaires dans le centre
Ma rue n'a pas vu une balayeuse depuis l'été
Le service jeunesse ne tient pas ses engagements
Les jeux sont rouillés, les bancs cassés, les poubelles pleines
La ligne téléphonique coupe au bout de dix minutes
Dossier refusé pour une virgule
Charmant, la camionnette de la ville garée sur la piste cyclable
Une place PMR pour tout le quartier, c'est se moquer du monde
on est en 2026 et tjr pas de réseau
the website crashed twice while I was paying
Les feux sont mal réglés, on s'arrête tous les cent mètres
La taxe foncière flambe et la rue reste un champ de mines
`;
