import { linesOf } from '../sentence.render.ts';
import type { BadBuzzScript } from '../simulation.types.ts';

/** The poster praises the vineyards of Picardie; its photograph was taken in California. */
export const vineyards: BadBuzzScript = {
  name: 'Vignes californiennes',
  tags: { mockery: 'VignesCaliforniennes', answer: 'LaCalifornieMaisEnMieux' },
  peakPerMinute: 10,
  first: linesOf(`
    L’affiche « nos vignes » {du_territoire} : ces coteaux sont en Californie. Vallée de Sonoma. Je vous laisse savourer.
    Cherchez l’erreur sur l’affiche {du_territoire}. Indice : il n’y a pas de séquoias à Charly-sur-Marne.
    Euh, {compte}, votre photo de vignes picardes vient d’une banque d’images. Elle s’appelle « Sonoma sunset ».
    Recherche inversée faite en dix secondes : les vignes de l’affiche {du_territoire} sont californiennes. Magnifique.
    Napa Valley-sur-Somme. L’affiche « nos vignes » du tourisme a été prise en Californie.
  `),
  mockery: linesOf(`
    Napa Valley-sur-Somme, cité de caractère.
    Après les vignes de Californie, {le_territoire} présente ses plages : les Maldives.
    La prochaine affiche montrera la baie de Somme. Enfin, celle de San Francisco.
    Picardie, terre de contrastes : on y part à {lieu}, on arrive à Los Angeles.
    Les vignes de l’affiche sont à neuf mille kilomètres. Circuit court, disaient-ils.
    {Le_territoire} vous invite à découvrir nos vignes. Prévoir un passeport.
    Ils ont vérifié si la cathédrale d’Amiens est bien à Amiens ?
    Amis vignerons picards, félicitations pour votre ensoleillement de 300 jours par an.
    Affiche {du_territoire} : le soleil, les collines, le pick-up au fond. Tout {lieu} en une image.
    Prochaine campagne : les phoques de la baie, photographiés au zoo de San Diego.
    J’ai montré l’affiche à mon cousin de Sacramento. Il a reconnu son oncle.
    Le cépage de l’affiche : photoshop sauvignon.
    California dreaming, version ficelle picarde.
    Le stagiaire va bien ? On pense à lui.
    Une affiche, deux continents. {Le_territoire} voit grand.
    Ils cherchaient un coin ensoleillé, ils n’ont pas trouvé plus près.
    Bientôt le jumelage {lieu}–Sonoma, merci la banque d’images.
    Nos vignes, leurs vignes, à qui sont ces vignes ?
  `),
  anger: linesOf(`
    Et nos vignerons de l’Aisne alors ? Ils n’existent pas ? Une honte, payée par nos impôts.
    On a des coteaux superbes à Charly et {le_territoire} achète une photo de Californie. C’est du mépris.
    Combien a coûté cette affiche ? Et qui l’a validée ? Des noms.
    Je suis vigneronne près de Château-Thierry. Personne n’est venu photographier nos vignes. Personne.
    Pas un sou pour la gare de {lieu}, mais de quoi se payer une agence qui confond Laon et Los Angeles.
    Trois générations que ma famille travaille la vigne ici. Voir ça me fait mal au cœur.
    Honteux. Retirez cette affiche et excusez-vous auprès des viticulteurs.
    C’est tout le sérieux {du_territoire} résumé en une image.
    On demande des comptes sur le budget de la campagne.
    Les photographes picards apprécieront. Il y en a d’excellents à {lieu}.
  `),
  questions: linesOf(`
    Quelqu’un a le nom de la banque d’images ? Retrouvée en deux clics, vallée de Sonoma.
    {compte} vous confirmez que la photo de l’affiche a été prise en Californie ?
    L’affiche est-elle aussi dans le métro parisien ? Parce que là, ça devient gênant.
    Qui a le montant du marché de communication {du_territoire} ?
    Y a-t-il une réaction {du_territoire} à l’affaire de l’affiche ?
  `),
  press: linesOf(`
    {Le_territoire} vante ses vignes avec une photo de Californie
    Affiche aux vignes californiennes : l’erreur qui amuse les réseaux
    Vignes picardes : la photo venait de la vallée de Sonoma
    « On rit jaune », disent les vignerons de l’Aisne après l’affiche {du_territoire}
    Affiche californienne : combien a coûté la campagne ?
  `),
  afterAnswer: linesOf(`
    Bien joué la vidéo {du_territoire}, l’erreur assumée avec le sourire. Charly-sur-Marne mérite la visite.
    « La Californie, mais en mieux » : là, chapeau. J’ai ri et j’ai réservé.
    Faute avouée, à moitié pardonnée. Et la réponse est drôle.
    Nos coteaux sont ouverts à la visite tous les samedis. Venez comparer.
    Enfin une institution qui sait rire d’elle-même. Bravo {compte}.
    Le match Picardie–Californie, je vote Picardie : ici, on a la ficelle et les phoques.
    Les vraies photos des vignes de l’Aisne sont superbes. Comme quoi, il suffisait d’y aller.
    Je râlais ce matin, je partage ce soir. Belle réponse {du_territoire}.
    L’équipe de communication {du_territoire} mérite une augmentation. Et un GPS.
    Vigneron à Charly : merci pour la mise en lumière, on a déjà {n} réservations de plus.
    Transformer une bourde en invitation, c’est du grand art.
    Samedi, dégustation à Charly avec toute la famille. Merci pour l’idée, même involontaire.
  `),
};
