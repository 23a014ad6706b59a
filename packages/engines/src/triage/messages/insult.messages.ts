/** Nothing but abuse. One message a line; all are ours, invented. */
export const insults: string = `
Bande de nuls
Vous êtes des guignols
maire incompétent et corrompu, dégage
ta gueule
connards
vous êtes tous des pourris
espèce d'abruti
bande de fainéants payés à rien foutre
va te faire foutre
tg sale collabo
grosse merde
pauvre con
Le maire est une ordure
quel bouffon ce président
fils de pute
Vous me dégoûtez bande de rats
imbéciles heureux
la mairie c'est tous des escrocs et des voleurs
nique ta mère
trou du cul
incapables, bons à rien
Crève charogne
Cette élue est une vraie pétasse
encore ce clown
que des débiles dans ce service
pd
sale race
You are a bunch of morons
Bande de parasites
T'es con ou quoi
Menteur ! Voleur ! Escroc !
va mourir
C'est qui le crétin qui écrit vos posts
Allez bien vous faire cuire un œuf bande d'ânes
vieille bique
Tous corrompus, tous pourris
La secrétaire est une grosse vache
CM de mes deux
kel bande de batar
Bande de pourris, allez tous crever
maire de merde
vous êtes des clowns
fdp
Ferme ta gueule le community manager
espèce de gros porc
tous des voleurs et des menteurs à la mairie
ntm la region
Le président est un abruti fini
Quelle équipe de bras cassés et de branquignols 🤡🤡
t'es qu'une grosse conne
allez vous faire foutre
pauvres types
Vous êtes vraiment trop cons
connard d'élu
La directrice, quelle sorcière, qu'elle dégage cette idiote
bande de collabos
you are all idiots
Vous n'êtes qu'une bande de larves
ferme ton clapet le stagiaire
Ce maire, un vrai tocard
quel ramassis de bons à rien
sale raclure
allez crever
Espèces de vendus
gros naze
La présidente a le QI d'une huître
enfoirés de fonctionnaires
grosse feignasse
dégagez bande de mafieux
Ramassis de profiteurs
Vous êtes la honte du pays, minables
quel crétin a pondu ça
Pauvre tache
casse-toi bouffon
vos gueules les planqués
bande de chiens galeux
espèce de vieux débris
Ce conseiller est un âne bâté
ignobles personnages
sale menteuse, tu me donnes envie de vomir
le maire ? un gros mytho
tas d'ordures
allez brûler en enfer
sombres idiots
vs etes des gro nul
what a bunch of clowns
tronche de cake
Quel gros lard ce directeur
Allez vous pendre bande d'ignares
sinistre crétine
une belle brochette de magouilleurs
vs servez a rien bande de larbins
hypocrite et lâche, voilà ce que vous êtes
Sale gauchiste de mes deux
ordures ! ordures ! ordures !
t ki pour parler, bouffonne
Un vrai panier de crabes, tous des arrivistes
t'es bête à manger du foin
Gros dégueulasse
vermine
Retourne à l'école, analphabète
Il est moche et il est nul votre adjoint
Vieux croûton
tu pues la défaite pauvre loser
quel toquard ce mec
Faux-culs
Espèce de sangsue
Bandes de lâches, vendus au patronat
Tous à la poubelle ces parasites
Ce service est rempli de mollusques
Va crever avec ta charte
you dumb idiot
la maire cette folle furieuse
tête de gland
`;
