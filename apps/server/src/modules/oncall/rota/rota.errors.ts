import { defineRefusal } from '../../../platform/errors.ts';

export const periodTooLong = defineRefusal('oncall.period_too_long', 422, {
  fr: 'Demandez cent jours au plus, du début à la fin, entre 2000 et 2100.',
  en: 'Ask for a hundred days at most, from beginning to end, between 2000 and 2100.',
});
export const personUnknown = defineRefusal('oncall.person_unknown', 422, {
  fr: 'Une des personnes nommées n’a pas de rôle sur ce territoire, ou n’a pas le droit de traiter les alertes.',
  en: 'One of the people named has no role in this territory, or may not handle alarms.',
});
export const slotOverlaps = defineRefusal('oncall.slot_overlaps', 422, {
  fr: 'La plage « {name} » se chevauche elle-même : commencée le {day}, elle n’est pas finie quand elle recommence.',
  en: 'The slot “{name}” overlaps itself: begun on {dayEn}, it is not over when it begins again.',
});
export const slotReversed = defineRefusal('oncall.slot_reversed', 422, {
  fr: 'La plage « {name} » finit avant de commencer.',
  en: 'The slot “{name}” ends before it begins.',
});
export const personOnly = defineRefusal('oncall.person_only', 403, {
  fr: 'Seule une personne connectée peut faire cela ; une clé d’API, non.',
  en: 'Only a person who signed in may do this; an API key may not.',
});
export const notOnCall = defineRefusal('oncall.not_on_call', 422, {
  fr: 'Cette personne n’a aucune heure d’astreinte dans cette période.',
  en: 'This person has no hour on call in this period.',
});
export const swapNotFound = defineRefusal('oncall.swap_not_found', 404, {
  fr: 'Cet échange n’existe pas.',
  en: 'There is no such swap.',
});
export const swapNotYours = defineRefusal('oncall.swap_not_yours', 403, {
  fr: 'Cet échange n’est pas à vous : seule la personne concernée, ou qui tient le planning, peut en décider.',
  en: 'This swap is not yours: only the person concerned, or who keeps the rota, may decide on it.',
});
export const swapDecided = defineRefusal('oncall.swap_decided', 409, {
  fr: 'Cet échange est déjà décidé : pour revenir dessus, échangez dans l’autre sens.',
  en: 'This swap was decided already: to go back on it, swap the other way.',
});
export const swapOverlaps = defineRefusal('oncall.swap_overlaps', 409, {
  fr: 'Ces heures ont changé de mains entre-temps, ou la personne qui les prendrait est déjà d’astreinte : relisez le planning.',
  en: 'These hours changed hands meanwhile, or whoever would take them is already on call: read the rota again.',
});
export const inThePast = defineRefusal('oncall.in_the_past', 422, {
  fr: 'Ces heures sont passées : on n’échange que des heures à venir.',
  en: 'These hours have passed: only hours to come can be swapped.',
});
export const swapReversed = defineRefusal('oncall.swap_reversed', 422, {
  fr: 'Cette période finit avant de commencer, ou dure plus de cent jours.',
  en: 'This period ends before it begins, or lasts more than a hundred days.',
});
export const cursorInvalid = defineRefusal('oncall.cursor_invalid', 422, {
  fr: 'La suite de cette liste n’est plus lisible : rechargez-la.',
  en: 'This list cannot be continued: load it again.',
});
