import { defineRefusal } from '../../../platform/errors.ts';

export const escalationNotFound = defineRefusal('oncall.escalation_not_found', 404, {
  fr: 'Cet appel n’existe pas.',
  en: 'There is no such call.',
});
export const callLinkUnknown = defineRefusal('oncall.call_link_unknown', 404, {
  fr: 'Ce lien d’appel n’est pas connu\u{a0}: l’adresse est peut-être incomplète.',
  en: 'This call link is not known: the address may be incomplete.',
});
export const callLinkExpired = defineRefusal('oncall.call_link_expired', 410, {
  fr: 'Ce lien d’appel a expiré. Connectez-vous pour voir ce qui se passe.',
  en: 'This call link has expired. Sign in to see what is going on.',
});
