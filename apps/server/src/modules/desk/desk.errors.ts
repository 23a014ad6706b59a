import type { Bilingual } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../platform/errors.ts';

export const conversationNotFound = defineRefusal('desk.conversation_not_found', 404, {
  fr: 'Cette conversation n’existe pas, ou plus.',
  en: 'This conversation does not exist, or no longer.',
});
export const messageNotFound = defineRefusal('desk.message_not_found', 404, {
  fr: 'Ce message n’existe pas, ou plus.',
  en: 'This message does not exist, or no longer.',
});
export const attachmentNotFound = defineRefusal('desk.attachment_not_found', 404, {
  fr: 'Ce fichier n’existe pas, ou n’a pas été gardé.',
  en: 'This file does not exist, or was not kept.',
});
export const personUnknown = defineRefusal('desk.person_unknown', 422, {
  fr: 'Cette personne ne répond pas au guichet de ce territoire.',
  en: 'This person does not answer at the desk of this territory.',
});
export const cannotMerge = defineRefusal('desk.cannot_merge', 409, {
  fr: 'Ces conversations ne se réunissent pas : elles ont chacune leur demande, ou n’ont pas le même interlocuteur.',
  en: 'These conversations cannot be brought together: each has its own request, or they are with different people.',
});
export const cannotSplit = defineRefusal('desk.cannot_split', 409, {
  fr: 'Choisissez des messages reçus, en en laissant au moins un.',
  en: 'Choose messages that were received, leaving at least one.',
});
export const undoNotFound = defineRefusal('desk.undo_not_found', 404, {
  fr: 'Cela ne se défait plus.',
  en: 'This can no longer be undone.',
});
export const viewNotFound = defineRefusal('desk.view_not_found', 404, {
  fr: 'Cette vue n’existe pas, ou n’est pas la vôtre.',
  en: 'This view does not exist, or is not yours.',
});
export const savedReplyNotFound = defineRefusal('desk.saved_reply_not_found', 404, {
  fr: 'Cette réponse type n’existe pas, ou plus.',
  en: 'This saved reply does not exist, or no longer.',
});
/** In the words of what closes it. */
export function wayClosed(why: Bilingual): Refusal {
  return new Refusal({ code: 'desk.way_closed', status: 409, text: why });
}
export const tooLong = defineRefusal('desk.too_long', 422, {
  fr: 'La réponse est trop longue pour ce réseau : {length} signes, {max} au plus.',
  en: 'The answer is too long for this network: {length} characters, {max} at most.',
});
export const coolingDown = defineRefusal('desk.cooling_down', 409, {
  fr: 'Vous venez de lire des propos agressifs : la réponse pourra partir dans {minutes} min. Gardez-la en note, ou confiez la conversation.',
  en: 'You have just read aggressive words: the answer may leave in {minutes} min. Keep it as a note, or hand the conversation over.',
});
export const nothingToAnswer = defineRefusal('desk.nothing_to_answer', 409, {
  fr: 'Il n’y a ici aucun message à qui répondre.',
  en: 'There is no message here to answer.',
});
export const cursorInvalid = defineRefusal('desk.cursor_invalid', 400, {
  fr: 'La suite de cette liste n’est plus lisible : rechargez-la.',
  en: 'The rest of this list can no longer be read: load it again.',
});
