import { defineRefusal } from '../../platform/errors.ts';

export const channelNotFound = defineRefusal('channels.not_found', 404, {
  fr: 'Ce compte n’est pas, ou n’est plus, connecté à ce territoire.',
  en: 'This account is not, or no longer, connected to this territory.',
});
export const networkUnknown = defineRefusal('channels.network_unknown', 422, {
  fr: 'Beffroi ne sait pas publier sur ce réseau : « {network} ».',
  en: 'Beffroi cannot publish on this network: “{network}”.',
});
export const presetUnknown = defineRefusal('channels.setup_invalid', 422, {
  fr: 'Choisissez de quoi il s’agit dans la liste.',
  en: 'Choose what it is from the list.',
});
export const setupInvalid = defineRefusal('channels.setup_invalid', 422, {
  fr: 'Ce qui est saisi pour connecter le compte ne convient pas.',
  en: 'What was typed to connect the account will not do.',
});
/** In the words of the network. */
export const networkRefused = defineRefusal('channels.network_refused', 422, { fr: '{fr}', en: '{en}' });
export const noAccount = defineRefusal('channels.network_refused', 422, {
  fr: 'Le réseau ne montre aucun compte sur lequel cette personne puisse publier.',
  en: 'The network shows no account on which this person may publish.',
});
export const connectionExpired = defineRefusal('channels.connection_expired', 410, {
  fr: 'Cette connexion a servi, ou date de plus d’une heure : recommencez.',
  en: 'This connection was used, or is more than an hour old: begin again.',
});
export const accountUnknown = defineRefusal('channels.connection_expired', 410, {
  fr: 'Un des comptes choisis n’est pas parmi ceux que le réseau a montrés : recommencez.',
  en: 'One of the chosen accounts is not among those that the network showed: begin again.',
});
export const channelInUse = defineRefusal('channels.in_use', 409, {
  fr: 'Des publications attendent de partir sur ce compte : déplacez-les ou annulez-les d’abord.',
  en: 'Publications wait to go out on this account: move or cancel them first.',
});
export const personOnly = defineRefusal('channels.person_only', 403, {
  fr: 'Seule une personne peut donner une autorisation à un réseau ; une clé d’API, non.',
  en: 'Only a person can authorise at a network; an API key cannot.',
});
