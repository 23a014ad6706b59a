import { defineRefusal } from '../../../platform/errors.ts';

export const externalUnreachable = defineRefusal('requests.external_unreachable', 422, {
  fr: 'L’autre système ne répond pas comme le veut Open311 : {why}.',
  en: 'The other system does not answer as Open311 wants: {why}.',
});
export const externalRefused = defineRefusal('requests.external_refused', 422, {
  fr: 'L’autre système refuse cette demande : {why}.',
  en: 'The other system refuses this request: {why}.',
});
export const externalUnsure = defineRefusal('requests.external_unsure', 409, {
  fr: 'L’envoi a été coupé et l’autre système ne montre pas encore la demande : réessayez plus tard, rien ne sera envoyé deux fois.',
  en: 'The sending was cut and the other system does not show the request yet: try again later, nothing is sent twice.',
});
