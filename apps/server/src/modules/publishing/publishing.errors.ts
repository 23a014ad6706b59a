import type { Finding } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../platform/errors.ts';

export const publicationNotFound = defineRefusal('publishing.not_found', 404, {
  fr: 'Cette publication n’existe pas, ou plus.',
  en: 'This publication does not exist, or no longer.',
});
export const channelUnknown = defineRefusal('publishing.channel_unknown', 422, {
  fr: 'Un des comptes choisis n’est pas connecté à ce territoire : {channelId}.',
  en: 'One of the chosen accounts is not connected to this territory: {channelId}.',
});
export const mediaUnknown = defineRefusal('publishing.media_unknown', 422, {
  fr: 'Un des médias n’est plus dans la médiathèque : {mediaId}.',
  en: 'One of the media is no longer in the library: {mediaId}.',
});
export const alreadyOut = defineRefusal('publishing.already_out', 409, {
  fr: 'Cette publication est déjà partie, ou part en ce moment : corrigez-la ou retirez-la plutôt.',
  en: 'This publication is already out, or leaving right now: correct it or remove it instead.',
});
export const changedMeanwhile = defineRefusal('publishing.changed_meanwhile', 409, {
  fr: 'La publication a changé depuis que vous l’avez lue : relisez-la avant de décider.',
  en: 'The publication changed since you read it: read it again before you decide.',
});
/** In the words of the checks that block. */
export function blocked(findings: readonly Pick<Finding, 'code' | 'message'>[]): Refusal {
  const { fr = '', en = '' } = findings[0]?.message ?? {};
  return new Refusal({
    code: 'publishing.blocked',
    status: 422,
    text: { fr: `Une vérification bloque l’envoi\u{a0}: ${fr}`, en: `A check blocks it: ${en}` },
    fields: findings.map(({ code, message }) => ({ path: 'body.version', code, message })),
  });
}
export const noChannel = defineRefusal('publishing.no_channel', 422, {
  fr: 'Choisissez au moins un compte sur lequel publier.',
  en: 'Choose at least one account to publish on.',
});
export const wrongState = defineRefusal('publishing.state', 409, {
  fr: 'Cela n’est pas possible dans l’état où est la publication.',
  en: 'The publication is not in a state that allows this.',
});
export const notApproved = defineRefusal('publishing.not_approved', 409, {
  fr: 'Cette publication n’est pas approuvée : demandez sa validation.',
  en: 'This publication is not approved: ask for its approval.',
});
export const noDate = defineRefusal('publishing.no_date', 422, {
  fr: 'Donnez une date et une heure, ou publiez maintenant.',
  en: 'Give a date and an hour, or publish now.',
});
export const inThePast = defineRefusal('publishing.in_the_past', 422, {
  fr: 'Cette heure est passée : choisissez-en une autre, ou publiez maintenant.',
  en: 'This hour has passed: choose another, or publish now.',
});
export const localTimeUnreadable = defineRefusal('publishing.local_time', 422, {
  fr: 'Cette date ou cette heure n’existe pas : {localTime}.',
  en: 'There is no such date or hour: {localTime}.',
});
export const everythingHeld = defineRefusal('publishing.everything_held', 409, {
  fr: 'Tout est suspendu sur ce territoire : levez d’abord la suspension.',
  en: 'Everything is held in this territory: lift the hold first.',
});
export const personUnknown = defineRefusal('publishing.person_unknown', 422, {
  fr: 'Une des personnes nommées n’a pas de rôle sur ce territoire, ou n’a pas ce droit.',
  en: 'One of the people named has no role in this territory, or not that right.',
});
export const circuitWithoutAnyone = defineRefusal('publishing.circuit_without_anyone', 422, {
  fr: 'L’étape « {label} » du circuit « {name} » n’a personne pour valider.',
  en: 'The step “{label}” of the circuit “{name}” has nobody to approve.',
});
export const delegationNotYours = defineRefusal('publishing.delegation_not_yours', 403, {
  fr: 'On ne délègue que ses propres validations, sauf à régler celles des autres.',
  en: 'One only delegates one’s own approvals, unless one may configure those of others.',
});
export const periodReversed = defineRefusal('publishing.period_reversed', 422, {
  fr: 'Cette période finit avant de commencer.',
  en: 'This period ends before it begins.',
});
export const delegationNotFound = defineRefusal('publishing.delegation_not_found', 404, {
  fr: 'Cette délégation n’existe plus.',
  en: 'This delegation no longer exists.',
});
export const notYourTurn = defineRefusal('publishing.not_your_turn', 403, {
  fr: 'Ce n’est pas à vous de décider de cette publication maintenant.',
  en: 'It is not your turn to decide on this publication.',
});
export const decidedInSilence = defineRefusal('publishing.state', 409, {
  fr: 'Le délai de réponse est passé : la règle de silence du circuit s’est appliquée.',
  en: 'The time to answer is over: the silence rule of the circuit has applied.',
});
export const ownPublication = defineRefusal('publishing.own_publication', 403, {
  fr: 'On ne valide pas sa propre publication.',
  en: 'Nobody approves a publication of their own.',
});
export const commentNeeded = defineRefusal('publishing.comment_needed', 422, {
  fr: 'Dites pourquoi, pour que l’auteur sache quoi changer.',
  en: 'Say why, so that the author knows what to change.',
});
export const notInStep = defineRefusal('publishing.not_in_step', 422, {
  fr: 'Cette personne ne fait pas partie de l’étape en cours.',
  en: 'This person is not of the current step.',
});
export const mailNotConfigured = defineRefusal('publishing.mail_not_configured', 409, {
  fr: 'Aucun serveur de courriel n’est réglé : le lien ne peut pas être envoyé.',
  en: 'No mail server is set: the link cannot be sent.',
});
export const mailUnavailable = defineRefusal('publishing.mail_unavailable', 503, {
  fr: 'Le serveur de courriel n’a pas pris le message : réessayez dans quelques minutes.',
  en: 'The mail server did not take the message: try again in a few minutes.',
});
export const linkUnknown = defineRefusal('publishing.link_unknown', 404, {
  fr: 'Ce lien n’est pas valable. Vérifiez qu’il a été recopié en entier.',
  en: 'This link is not valid. Check that it was copied whole.',
});
export const linkExpired = defineRefusal('publishing.link_expired', 410, {
  fr: 'Ce lien a expiré : demandez-en un autre à la personne qui vous l’a envoyé.',
  en: 'This link has expired: ask whoever sent it for another.',
});
export const linkUsed = defineRefusal('publishing.link_used', 409, {
  fr: 'Ce lien a déjà servi : une décision a été enregistrée, elle ne change plus.',
  en: 'This link was used already: a decision was recorded and does not change.',
});
export const linkVoid = defineRefusal('publishing.link_void', 410, {
  fr: 'Ce lien ne vaut plus : la publication a changé, ou n’attend plus votre décision.',
  en: 'This link is void: the publication changed, or no longer waits for your decision.',
});

export const mandateNotFound = defineRefusal('publishing.mandate_not_found', 404, {
  fr: 'Cette carte blanche n’existe pas.',
  en: 'There is no such mandate.',
});
export const mandateNotYours = defineRefusal('publishing.mandate_not_yours', 403, {
  fr: 'Seule la personne qui a donné cette carte blanche, celle qui l’a reçue ou la direction peut y mettre fin.',
  en: 'Only who gave this mandate, who holds it, or the heads of communication may end it.',
});
export const mandateToOneself = defineRefusal('publishing.mandate_to_oneself', 422, {
  fr: 'On ne se donne pas carte blanche à soi-même.',
  en: 'Nobody gives themselves a mandate.',
});
export const mandateTooLong = defineRefusal('publishing.mandate_too_long', 422, {
  fr: 'Une carte blanche finit dans l’avenir, et dure {days} jours au plus.',
  en: 'A mandate ends in the future, and lasts {days} days at most.',
});
export const mandateEnded = defineRefusal('publishing.mandate_ended', 409, {
  fr: 'La carte blanche n’est pas en cours à l’heure de l’envoi.',
  en: 'The mandate is not in force at the hour of sending.',
});
export const mandateScope = defineRefusal('publishing.mandate_scope', 409, {
  fr: 'La carte blanche ne couvre pas cette personne ou tous ces comptes.',
  en: 'The mandate does not cover this person or all of these accounts.',
});
export const authorNeeded = defineRefusal('publishing.person_only', 403, {
  fr: 'Seule une personne connectée peut faire cela ; une clé d’API, non.',
  en: 'Only a person who signed in may do this; an API key may not.',
});
export const cursorInvalid = defineRefusal('publishing.cursor_invalid', 422, {
  fr: 'La suite de cette liste n’est plus lisible : rechargez-la.',
  en: 'This list cannot be continued: load it again.',
});
export const nobodyToApprove = defineRefusal('publishing.blocked', 422, {
  fr: 'Personne d’autre que l’auteur ne peut valider : donnez à quelqu’un un rôle de validation, ou réglez les circuits.',
  en: 'Nobody but the author could approve: give somebody a role that approves, or set the circuits.',
});
