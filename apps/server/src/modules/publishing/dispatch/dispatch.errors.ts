import type { Bilingual } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../../platform/errors.ts';

export const deliveryNotFound = defineRefusal('publishing.delivery_not_found', 404, {
  fr: 'Cet envoi n’existe pas.',
  en: 'There is no such delivery.',
});
export const deliveryState = defineRefusal('publishing.delivery_state', 409, {
  fr: 'Cela n’est pas possible dans l’état où est cet envoi.',
  en: 'The delivery is not in a state that allows this.',
});
/** What a network does not let a program do. */
export function networkCannot(network: Bilingual, reason: Bilingual = { fr: '', en: '' }): Refusal {
  const text = {
    fr: `${network.fr} ne permet pas cela à un programme : faites-le sur le réseau. ${reason.fr}`.trim(),
    en: `${network.en} does not let a program do this: do it on the network. ${reason.en}`.trim(),
  };
  return new Refusal({ code: 'publishing.network_cannot', status: 409, text });
}
/** In the network's own words. */
export function networkRefused(message: Bilingual): Refusal {
  const text = { fr: `Le réseau a refusé : ${message.fr}`, en: `The network refused: ${message.en}` };
  return new Refusal({ code: 'publishing.network_refused', status: 409, text });
}
export const editNotApproved = defineRefusal('publishing.not_approved', 409, {
  fr: 'Le circuit demande une validation : corrigez par une nouvelle publication, ou demandez à une personne qui règle les circuits.',
  en: 'The circuit asks for an approval: correct by a new publication, or ask somebody who may set the circuits.',
});
