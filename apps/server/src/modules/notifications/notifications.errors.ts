import { defineRefusal } from '../../platform/errors.ts';

export const deviceNotFound = defineRefusal('notifications.device_not_found', 404, {
  fr: 'Cet appareil n’est plus abonné.',
  en: 'This device is no longer subscribed.',
});
export const webhookNotFound = defineRefusal('notifications.webhook_not_found', 404, {
  fr: 'Ce webhook n’existe plus.',
  en: 'This webhook no longer exists.',
});
export const deliveryNotFound = defineRefusal('notifications.delivery_not_found', 404, {
  fr: 'Cet envoi n’existe plus, ou il est déjà parti.',
  en: 'This delivery no longer exists, or it has left already.',
});
export const personOnly = defineRefusal('notifications.person_only', 403, {
  fr: 'Seule une personne connectée reçoit des notifications ; une clé d’API, non.',
  en: 'Only a person who signed in gets notifications; an API key does not.',
});
export const gatewayAddress = defineRefusal('notifications.gateway_address', 422, {
  fr: 'L’adresse doit contenir {numero} une fois, à la place du numéro : {numero}@sms.example.fr.',
  en: 'The address must hold {numero} once, in the place of the number: {numero}@sms.example.fr.',
});
