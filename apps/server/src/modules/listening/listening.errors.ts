import { defineRefusal } from '../../platform/errors.ts';

export const watchNotFound = defineRefusal('listening.watch_not_found', 404, {
  fr: 'Cette veille n’existe plus.',
  en: 'This watch no longer exists.',
});
export const watchLimit = defineRefusal('listening.watch_limit', 409, {
  fr: 'Ce territoire a déjà {limit} veilles, le plus qu’il puisse avoir.',
  en: 'This territory already has {limit} watches, the most it can have.',
});
export const queryInvalid = defineRefusal('listening.query_invalid', 422, {
  fr: 'La requête n’est pas lisible.',
  en: 'The query cannot be read.',
});
export const mentionNotFound = defineRefusal('listening.mention_not_found', 404, {
  fr: 'Cette mention n’existe plus : elle a été supprimée à l’origine, ou son temps est passé.',
  en: 'This mention no longer exists: it was deleted at the origin, or its time has passed.',
});
export const rangeTooLong = defineRefusal('listening.range_too_long', 422, {
  fr: 'Trop de points pour un graphique : choisissez un pas plus long ou une période plus courte ({limit} points au plus).',
  en: 'Too many points for a chart: choose a longer step or a shorter period ({limit} points at most).',
});
export const rangeReversed = defineRefusal('listening.range_reversed', 422, {
  fr: 'Cette période finit avant de commencer.',
  en: 'This period ends before it begins.',
});
export const cursorInvalid = defineRefusal('listening.cursor_invalid', 422, {
  fr: 'La suite de cette liste n’est plus lisible : rechargez-la.',
  en: 'This list cannot be continued: load it again.',
});
export const viewNotFound = defineRefusal('listening.view_not_found', 404, {
  fr: 'Cette vue n’existe pas, ou n’est pas la vôtre.',
  en: 'This view does not exist, or is not yours.',
});
export const sourceNotFound = defineRefusal('listening.source_not_found', 404, {
  fr: 'Cette source n’existe plus.',
  en: 'This source no longer exists.',
});
export const sourceKindUnknown = defineRefusal('listening.source_kind_unknown', 422, {
  fr: 'Aucune source de ce genre n’est connue : « {kind} ».',
  en: 'No source of this kind is known: “{kind}”.',
});
export const sourceConfigInvalid = defineRefusal('listening.source_config_invalid', 422, {
  fr: 'Les réglages de la source ne conviennent pas.',
  en: 'The settings of the source will not do.',
});
export const webhookSignature = defineRefusal('listening.webhook_signature', 401, {
  fr: 'La signature ne correspond pas au corps du message.',
  en: 'The signature does not match the body of the message.',
});
export const webhookTimestamp = defineRefusal('listening.webhook_timestamp', 401, {
  fr: 'L’horodatage du message s’écarte de plus de cinq minutes.',
  en: 'The timestamp of the message is more than five minutes off.',
});
export const webhookPayload = defineRefusal('listening.webhook_payload', 422, {
  fr: 'Le message n’est pas celui d’une liste de publications.',
  en: 'The message is not a list of posts.',
});
export const importUnreadable = defineRefusal('listening.import_unreadable', 422, {
  fr: 'Le fichier n’est lisible ni comme CSV ni comme JSON Lines.',
  en: 'The file can be read neither as CSV nor as JSON Lines.',
});
export const sourceUnreachable = defineRefusal('listening.source_unreachable', 422, {
  fr: '{fr}',
  en: '{en}',
});
export const objectionNotFound = defineRefusal('listening.objection_not_found', 404, {
  fr: 'Cette opposition n’existe plus.',
  en: 'This objection no longer exists.',
});
