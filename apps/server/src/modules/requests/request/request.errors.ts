import { defineRefusal } from '../../../platform/errors.ts';

export const requestNotFound = defineRefusal('requests.not_found', 404, {
  fr: 'Cette demande n’existe pas, ou plus.',
  en: 'This request does not exist, or no longer.',
});
export const requestState = defineRefusal('requests.state', 409, {
  fr: 'L’état de la demande ne le permet pas : rechargez-la.',
  en: 'The state of the request does not allow this: load it again.',
});
export const changedMeanwhile = defineRefusal('requests.changed_meanwhile', 409, {
  fr: 'Quelqu’un a changé cette demande entre-temps : rechargez-la avant de corriger.',
  en: 'Somebody changed this request meanwhile: load it again before you correct it.',
});
export const textMissing = defineRefusal('requests.text_missing', 422, {
  fr: 'Écrivez ce que la personne demande.',
  en: 'Write what the person asks for.',
});
export const conversationTaken = defineRefusal('requests.conversation_taken', 409, {
  fr: 'Une de ces conversations fait déjà partie d’une autre demande.',
  en: 'One of these conversations is part of another request already.',
});
export const competentMissing = defineRefusal('requests.competent_missing', 422, {
  fr: 'Dites qui est compétent : personne ne s’entend dire « pas nous » sans apprendre vers qui se tourner.',
  en: 'Say who is competent: nobody is told “not us” without being told who.',
});
export const becauseMissing = defineRefusal('requests.because_missing', 422, {
  fr: 'Dites en quoi cette demande est abusive : le motif est gardé.',
  en: 'Say why this request is abusive: the reason is kept.',
});
export const remediesMissing = defineRefusal('requests.remedies_missing', 422, {
  fr: 'Un rejet s’accompagne des voies et délais de recours : indiquez le tribunal dans les réglages des demandes.',
  en: 'A rejection comes with the remedies: name the court in the settings of requests.',
});
export const deadlinePast = defineRefusal('requests.deadline_past', 422, {
  fr: 'Cette date est passée : laissez à la personne le temps de répondre.',
  en: 'This date is past: leave the person time to answer.',
});
export const attachmentNotFound = defineRefusal('requests.attachment_not_found', 404, {
  fr: 'Ce fichier n’existe pas, ou n’est plus gardé.',
  en: 'This file does not exist, or is no longer kept.',
});
export const cursorInvalid = defineRefusal('requests.cursor_invalid', 400, {
  fr: 'La suite de cette liste n’est plus lisible : rechargez-la.',
  en: 'The rest of this list can no longer be read: load it again.',
});
