import { defineRefusal } from '../../../platform/errors.ts';

export const outletNotFound = defineRefusal('publishing.outlet_not_found', 404, {
  fr: 'Cette page n’existe pas.',
  en: 'There is no such page.',
});
export const postGone = defineRefusal('publishing.post_gone', 410, {
  fr: 'Cette publication a été retirée par ses auteurs.',
  en: 'Its authors have taken this post back.',
});
export const newsletterNotFound = defineRefusal('publishing.newsletter_not_found', 404, {
  fr: 'Ce compte n’est pas une lettre d’information de ce territoire.',
  en: 'This account is no newsletter of this territory.',
});
export const conversationNotFound = defineRefusal('publishing.conversation_not_found', 404, {
  fr: 'Cette adresse n’ouvre aucune conversation.',
  en: 'This address opens no conversation.',
});
