/** Words that say nothing of a subject, folded (no accents), French then English, with the verbs every post has. */
export const stopwords: readonly string[] = `
a ai aie aient ainsi ait alors an ans apres as assez au aucun aucune aujourd hui auquel aura aurai auraient aurait auras
aurez auront aussi autre autres aux avaient avais avait avant avec avez avoir avons ayant beaucoup bien bon bonne bonjour
c ca car ce ceci cela celle celles celui cent cependant ces cest cet cette ceux chaque chez ci combien comme comment contre
d dans de deja demain depuis derniere dernier des deux devant dit dix doit doivent donc dont du durant e elle elles en encore
enfin entre es est et etaient etais etait etant ete etes etre eu eux fait faire fais faites faut fois font g grace gt h hier
ici il ils j jamais jai je jour jours jusqu jusque l la laquelle le lequel les lesquels leur leurs lors lorsque lui m ma
maintenant mais mal me meme memes merci mes met mettre mieux mis moi moins mon n ne ni nom non nos notre nous nouveau nouvelle
o on ont ou oui par parce parmi partir pas pendant peu peut peuvent peux plus plusieurs plutot point pour pourquoi pourra
pourrait pouvoir premier premiere pres presque puis qu quand que quel quelle quelles quelque quelques quels qui quoi rien rt
s sa sans se sera serait seront ses seul si sien soir soit sommes son sont sous souvent suis sur t ta tel telle tellement tes
toi ton toujours tous tout toute toutes tres trois trop tu un une va vais vas vers veut veux via vient voici voila voir vont
vos votre vous voyez vu y
about after all also am and any are be been before being but by can could did do does for from get had has have he her here
him his how if in into is it its just like me more most my new no not now of off one only or other our out over said she
should so some such than that the their them then there these they this those to too under up us very was we were what when
where which while who will with would you your amp http https www com fr
`
  .trim()
  .split(/\s+/);
