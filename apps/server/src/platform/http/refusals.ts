import { defineRefusal } from '../errors.ts';

export const requestInvalid = defineRefusal('request.invalid', 422, {
  fr: 'La demande contient des valeurs qui ne conviennent pas.',
  en: 'The request holds values that will not do.',
});
export const requestUnreadable = defineRefusal('request.unreadable', 400, {
  fr: 'Le corps de la demande n’est pas du JSON lisible.',
  en: 'The body of the request is not readable JSON.',
});
export const requestTooLarge = defineRefusal('request.too_large', 413, {
  fr: 'La demande est trop volumineuse : {limit} octets au plus.',
  en: 'The request is too large: {limit} bytes at most.',
});
export const signInNeeded = defineRefusal('request.sign_in_needed', 401, {
  fr: 'Connectez-vous pour continuer.',
  en: 'Sign in to go on.',
});
export const notAllowed = defineRefusal('request.not_allowed', 403, {
  fr: 'Votre rôle ne permet pas cette action.',
  en: 'Your role does not allow this.',
});
export const crossSite = defineRefusal('request.cross_site', 403, {
  fr: 'La demande vient d’un autre site.',
  en: 'The request comes from another site.',
});
export const notFound = defineRefusal('request.not_found', 404, {
  fr: 'Rien ne se trouve à cette adresse.',
  en: 'Nothing is to be found at this address.',
});
export const territoryNotFound = defineRefusal('identity.territory_not_found', 404, {
  fr: 'Ce territoire n’existe pas, ou ne vous est pas ouvert.',
  en: 'This territory does not exist, or is not open to you.',
});
export const tooManyRequests = defineRefusal('request.too_many', 429, {
  fr: 'Trop de demandes en peu de temps. Réessayez dans {seconds} s.',
  en: 'Too many requests in a short time. Try again in {seconds} s.',
});
export const databaseAway = defineRefusal(
  'request.database_away',
  503,
  {
    fr: 'La base de données ne répond pas. Nouvel essai dans quelques secondes ; rien de ce qui était accepté n’est perdu.',
    en: 'The database does not answer. Try again in a few seconds; nothing that was accepted is lost.',
  },
  { retryAfterSeconds: 5 },
);
export const diskFull = defineRefusal('request.disk_full', 507, {
  fr: 'Le disque du serveur est plein : rien ne peut être enregistré tant que de la place n’y est pas faite. Rien de ce qui était accepté n’est perdu. Prévenez qui tient le serveur (./beffroi doctor).',
  en: 'The disk of the server is full: nothing can be saved until room is made. Nothing that was accepted is lost. Tell whoever keeps the server (./beffroi doctor).',
});
