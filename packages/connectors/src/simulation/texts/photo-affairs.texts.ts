import { linesOf } from '../sentence.render.ts';
import type { BadBuzzScript } from '../simulation.types.ts';

type Affair = {
  name: string;
  tags: BadBuzzScript['tags'];
  /** What the poster shows, where it was really taken, and where it should have been. */
  thing: string;
  elsewhere: string;
  inElsewhere: string;
  here: string;
  peakPerMinute: number;
};

/** A poster praises something of the territory with a photograph taken far away: the same affair for any of them. */
export function photoAffair(affair: Affair): BadBuzzScript {
  const { name, tags, thing, elsewhere, inElsewhere, here, peakPerMinute } = affair;
  const lines = (block: string) =>
    linesOf(
      block
        .replaceAll('CHOSE', thing)
        .replaceAll('DANS_AILLEURS', inElsewhere)
        .replaceAll('AILLEURS', elsewhere)
        .replaceAll('ICI', here),
    );
  return {
    name,
    tags,
    peakPerMinute,
    first: lines(`
      L’affiche {du_territoire} montre CHOSE. Sauf que la photo a été prise DANS_AILLEURS.
      Recherche inversée en dix secondes. Sur l’affiche {du_territoire}, CHOSE : c’est AILLEURS.
      {compte}, votre belle photo de ICI a été prise DANS_AILLEURS. Vous le saviez ?
      Cherchez l’erreur sur la nouvelle affiche {du_territoire}. Indice : AILLEURS.
    `),
    mockery: lines(`
      {Le_territoire} vous invite à découvrir ICI. Prévoir un passeport.
      ICI, ses environs, son décalage horaire.
      Après AILLEURS, la prochaine affiche {du_territoire} sera prise sur la Lune.
      De ICI à AILLEURS en un clic, sans correspondance, par la magie d’une banque d’images.
      Le stagiaire va bien ? On pense à lui.
      On m’avait dit que ICI avait changé, mais à ce point.
      Une affiche, deux continents. {Le_territoire} voit grand.
      Ils ont confondu ICI et AILLEURS. Ça arrive à tout le monde. Enfin, non.
      Je reviens de ICI, je n’ai pas retrouvé le décor. J’ai dû rater un avion.
      Bravo {au_territoire} pour ce voyage offert DANS_AILLEURS.
    `),
    anger: lines(`
      Combien a coûté cette affiche {du_territoire}, et qui l’a validée ?
      Il y a de très bons photographes à {lieu}. Pourquoi aller chercher AILLEURS ?
      Du mépris pour ceux qui font vivre ICI. Retirez cette affiche.
      Pas d’argent pour nous, mais de quoi acheter une photo prise DANS_AILLEURS.
      C’est tout le sérieux {du_territoire} résumé en une image.
    `),
    questions: lines(`
      {compte} vous confirmez que la photo de l’affiche a été prise DANS_AILLEURS ?
      Y a-t-il une réaction {du_territoire} à l’affaire de l’affiche ?
      Qui a le montant de la campagne {du_territoire} ?
    `),
    press: lines(`
      {Le_territoire} vante ICI avec une photo prise DANS_AILLEURS
      Affiche {du_territoire} : l’erreur qui amuse les réseaux
      Affiche : combien a coûté la campagne {du_territoire} ?
    `),
    afterAnswer: lines(`
      Bien jouée, la réponse {du_territoire} : l’erreur assumée avec le sourire.
      Faute avouée, à moitié pardonnée. Et la vidéo est drôle.
      Les vraies photos de ICI sont superbes. Comme quoi, il suffisait d’y aller.
      Enfin une institution qui sait rire d’elle-même. Bravo {compte}.
      Je râlais ce matin, je partage ce soir. Belle réponse {du_territoire}.
      Transformer une bourde en invitation, c’est du grand art.
      ICI, c’est mieux que AILLEURS. Je le disais depuis longtemps.
    `),
  };
}
