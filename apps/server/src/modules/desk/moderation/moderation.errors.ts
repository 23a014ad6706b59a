import type { Bilingual } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../../platform/errors.ts';

export const articleUnknown = defineRefusal('moderation.article_unknown', 422, {
  fr: 'Une mesure repose sur un article de la charte de modération en vigueur : choisissez-en un.',
  en: 'A measure rests on an article of the moderation charter in force: choose one.',
});
export const reviewerUnknown = defineRefusal('moderation.reviewer_unknown', 422, {
  fr: 'Un blocage est relu par une autre personne, qui modère sur ce territoire : choisissez-la.',
  en: 'A block is reviewed by another person, who moderates in this territory: choose one.',
});
export const lighterStepsMissing = defineRefusal('moderation.lighter_steps_missing', 422, {
  fr: 'Un blocage vient en dernier : ce compte n’a reçu ni réponse ni mesure plus légère, et n’a pas proféré de menace. Répondez, ou masquez d’abord.',
  en: 'A block comes last: this account was given neither an answer nor a lighter measure, and uttered no threat. Answer, or hide first.',
});
export const measureNotFound = defineRefusal('moderation.measure_not_found', 404, {
  fr: 'Cette mesure n’existe pas.',
  en: 'There is no such measure.',
});
export const measureState = defineRefusal('moderation.state', 409, {
  fr: 'Cela n’est plus possible dans l’état où est cette mesure.',
  en: 'The measure is not in a state that allows this.',
});
export const notReviewer = defineRefusal('moderation.not_reviewer', 403, {
  fr: 'Cette mesure est à relire par la personne qui a été désignée.',
  en: 'This measure is to be reviewed by the person who was named.',
});
/** With why, when the table of the network says so. */
export function networkCannot(network: Bilingual, reason: Bilingual = { fr: '', en: '' }): Refusal {
  return new Refusal({
    code: 'moderation.network_cannot',
    status: 409,
    text: {
      fr: `${network.fr} ne permet pas cela à un programme : faites-le sur le réseau. ${reason.fr}`.trim(),
      en: `${network.en} does not let a program do this: do it on the network. ${reason.en}`.trim(),
    },
  });
}
