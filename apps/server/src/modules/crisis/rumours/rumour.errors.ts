import { defineRefusal } from '../../../platform/errors.ts';

export const rumourNotFound = defineRefusal('crisis.rumour_not_found', 404, {
  fr: 'Cette rumeur n’est pas dans le registre.',
  en: 'This rumour is not in the ledger.',
});
export const factNotFound = defineRefusal('crisis.fact_not_found', 404, {
  fr: 'Ce fait n’est pas publié, ou ne l’est plus.',
  en: 'This fact is not published, or no longer.',
});
export const correctionNeeded = defineRefusal('crisis.correction_needed', 422, {
  fr: 'Écrivez d’abord ce qui est vrai : sans cela, la page ne montrerait que la rumeur.',
  en: 'Write first what is true: without it, the page would show the rumour alone.',
});
export const verdictNeeded = defineRefusal('crisis.verdict_needed', 422, {
  fr: 'Dites d’abord ce qu’il en est : faux, trompeur, vrai, ou non établi.',
  en: 'Say first what it is: false, misleading, true, or unproven.',
});
export const roomNeeded = defineRefusal('crisis.room_needed', 409, {
  fr: 'Ouvrez d’abord une cellule de crise : les réponses y sont tracées.',
  en: 'Open a crisis room first: answers are logged there.',
});
