import { defineRefusal } from '../../platform/errors.ts';

export { territoryNotFound } from '../../platform/http/refusals.ts';

export const timeZoneUnknown = defineRefusal('identity.time_zone_unknown', 422, {
  fr: 'Le fuseau horaire « {timeZone} » n’existe pas. Exemple : Europe/Paris.',
  en: 'There is no time zone ‘{timeZone}’. Example: Europe/Paris.',
});
export const groupingRefused = defineRefusal('identity.grouping_refused', 422, {
  fr: 'Ce rattachement n’est pas possible : un groupement rassemble des territoires qui n’en sont pas, sur un seul niveau.',
  en: 'This cannot be: a grouping gathers territories that are not groupings, on one level only.',
});
export const groupingHasMembers = defineRefusal('identity.grouping_has_members', 409, {
  fr: 'Ce groupement a des membres : détachez-les avant d’en changer la nature.',
  en: 'This grouping has members: detach them before changing its kind.',
});
export const logoNotFound = defineRefusal('identity.logo_not_found', 404, {
  fr: 'Ce territoire n’a pas de logo.',
  en: 'This territory has no logo.',
});
export const logoRefused = defineRefusal('identity.logo_refused', 422, {
  fr: 'Le logo doit être une image PNG, JPEG ou WebP de 200 ko au plus et de 4000 points de côté au plus.',
  en: 'The logo must be a PNG, JPEG or WebP image of at most 200 kB and 4000 pixels a side.',
});
export const personNotFound = defineRefusal('identity.person_not_found', 404, {
  fr: 'Cette personne n’est pas connue ici.',
  en: 'This person is not known here.',
});
export const lastAdministrator = defineRefusal('identity.last_administrator', 409, {
  fr: 'C’est la dernière personne qui administre ce territoire : nommez-en une autre d’abord.',
  en: 'This is the last administrator of the territory: name another one first.',
});
export const lastInstanceAdministrator = defineRefusal('identity.last_instance_administrator', 409, {
  fr: 'C’est la dernière personne qui administre l’installation : nommez-en une autre d’abord.',
  en: 'This is the last administrator of the installation: name another one first.',
});
export const alreadyMember = defineRefusal('identity.already_member', 409, {
  fr: 'Cette personne a déjà un rôle ici : changez ses rôles plutôt que de l’inviter.',
  en: 'This person already has a role here: change their roles instead of inviting them.',
});
export const alreadyInvited = defineRefusal('identity.already_invited', 409, {
  fr: 'Cette adresse a déjà une invitation en attente : renvoyez-la.',
  en: 'This address already has an invitation waiting: send it again.',
});
export const invitationNotFound = defineRefusal('identity.invitation_not_found', 404, {
  fr: 'Cette invitation n’existe plus.',
  en: 'This invitation no longer exists.',
});
export const invitationVoid = defineRefusal('identity.invitation_void', 410, {
  fr: 'Ce lien d’invitation n’est plus valable. Demandez-en un nouveau à la personne qui vous a invité.',
  en: 'This invitation link is no longer good. Ask whoever invited you for a new one.',
});
export const invitationSignIn = defineRefusal('identity.invitation_sign_in', 401, {
  fr: 'Connectez-vous avec l’adresse invitée pour accepter.',
  en: 'Sign in with the invited address to accept.',
});
export const invitationIncomplete = defineRefusal('identity.invitation_incomplete', 422, {
  fr: 'Indiquez votre nom et un mot de passe de 12 signes au moins.',
  en: 'Give your name and a password of at least 12 signs.',
});
export const setupDone = defineRefusal('identity.setup_done', 409, {
  fr: 'L’installation est déjà faite. Connectez-vous.',
  en: 'The set-up is already done. Sign in.',
});
export const setupLinkVoid = defineRefusal('identity.setup_link_void', 410, {
  fr: 'Ce lien d’installation n’est plus valable : le dernier démarrage du serveur en a affiché un autre.',
  en: 'This set-up link is no longer good: the last start of the server printed another one.',
});
export const passwordNeeded = defineRefusal('identity.password_needed', 422, {
  fr: 'Choisissez un mot de passe de 12 signes au moins.',
  en: 'Choose a password of at least 12 signs.',
});
export const sessionNotFound = defineRefusal('identity.session_not_found', 404, {
  fr: 'Cette session est déjà terminée.',
  en: 'This session has already ended.',
});
export const eraseUnconfirmed = defineRefusal('identity.erase_unconfirmed', 422, {
  fr: 'L’adresse saisie n’est pas celle de votre compte.',
  en: 'The address typed is not that of your account.',
});
export const apiKeyNotFound = defineRefusal('identity.api_key_not_found', 404, {
  fr: 'Cette clé n’existe plus.',
  en: 'This key no longer exists.',
});
export const apiKeyExpiryPast = defineRefusal('identity.api_key_expiry_past', 422, {
  fr: 'La date d’expiration est déjà passée.',
  en: 'The expiry date is already past.',
});
