/** What calls for no answer. One message a line; all are ours, invented. */
export const others: string = `
Coucou
lol
@Paul tu viens ?
🙂
Ça me rappelle mon enfance
mort de rire
Je pense que c'est une bonne idée de planter des arbres
D'accord avec vous
Moi j'aime bien
Pas sûr que ça serve à grand-chose
test
Belle photo
Joyeux Noël à tous
On dirait Venise
Je suis né ici
intéressant
Allez les verts
Le livre « Suicide, mode d'emploi » est à la bibliothèque
ce film me tue de rire
oui
non
Bonjour
Bonne année
J'ai voté
Quelle époque
Toute ma jeunesse
ah bon
😂
Chacun son avis
Il fait un froid à mourir aujourd'hui
Tout à fait
C'est beau la Bretagne
Je connais le maire depuis l'école
peut être
Vivement les vacances
trop mignon ce chien
Tuer le temps en attendant le bus
moi aussi
La série « Fire » est sur France 2
Nice picture
@Julie @Marc regardez ça
😂😂😂
Ok
On verra bien
Le film « Je veux mourir » passe au Rex ce soir, courage
C'est ma rue sur la photo !
Bonne journée à tous
Moi je préfère le vélo
mdr je suis mort
Ah les souvenirs de cette école…
Premier !
je vote pour le projet 3
Trop beau le coucher de soleil sur le fleuve
Ça fait réfléchir
Ce match va me tuer 😅
Pas d'accord avec toi Michel
J'y étais en 1998, quelle ambiance
haha
Et voilà
Tiens, ma vieille école !
Chez nous on fait la soupe au potiron
Faudra que j'y aille un jour
🍂🍁
je suis tombée amoureuse de cette ville
Je tuerais pour une crêpe là maintenant 😄
Mort de rire devant la statue
vous avez bien raison
Les Verts vont perdre dimanche
Bof
cc la team
quel froid de canard
L'équipe est en feu ce soir !
Noyée sous les cartons du déménagement 😂
à dimanche !
Mon grand-père a construit ce mur
Ça donne faim
On se croirait en été
Qui l'eût cru
Pas mal
Je préférais l'ancien logo
c'était mieux avant
j'habite juste à côté
Il va faire chaud demain
Encore une semaine avant les vacances
je brûle de voir la suite
la pizza de ce resto, une tuerie
Les jeunes d'aujourd'hui…
Chacun fait comme il veut
👍
Oh la belle bleue
Ma sœur était à la fête aussi
il est à toi ce chien ?
It reminds me of Canada
Les goûts et les couleurs
un but de folie, ce joueur est un tueur
Moi j'y vais à pied, ça réveille
Notre maire ressemble à mon cousin
Je brûle d'impatience d'y être !
ça tue ce son 🔥
Encore lundi…
Le brouillard ce matin, on se serait cru à Londres
je suis mort, 3 étages à monter 😂
Vu.
Quand j'étais petit on se baignait là
Je passe devant tous les jours
Chez ma tante il y avait la même
Ça sent bon l'automne
Quelle belle lumière
Qui vient avec moi ?
Mon préféré reste le vieux tilleul
Ni pour ni contre
C'est pas faux
Tu te souviens Nadia ?
Il pleut toujours le jour de la kermesse
Hâte d'y être
J'ai grandi dans cette rue
Le bleu aurait été plus joli
Sans commentaire
Il est super beau ce bâtiment
Vive la Picardie
Ah, nostalgie
le chat sur la photo 😻
tu crois ?
Un dimanche comme les autres
Looks like my hometown
Je meurs de faim maintenant
quelle descente, j'ai failli mourir de peur 😄
`;
