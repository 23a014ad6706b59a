import { defineRefusal } from '../../platform/errors.ts';

export const crisisNotFound = defineRefusal('crisis.not_found', 404, {
  fr: 'Cette cellule de crise n’existe pas.',
  en: 'There is no such crisis room.',
});
export const crisisClosed = defineRefusal('crisis.closed', 409, {
  fr: 'Cette cellule de crise est fermée. Rouvrez-la pour y agir.',
  en: 'This crisis room is closed. Reopen it to act in it.',
});
export const titleNeeded = defineRefusal('crisis.title_needed', 422, {
  fr: 'Donnez un titre à cette crise : aucune alerte ne la nomme.',
  en: 'Give this crisis a title: no alarm names it.',
});
export const personUnknown = defineRefusal('crisis.person_unknown', 422, {
  fr: 'Cette personne ne peut pas conduire une cellule de crise sur ce territoire.',
  en: 'This person may not lead a crisis room in this territory.',
});
export const alarmElsewhere = defineRefusal('crisis.alarm_elsewhere', 409, {
  fr: 'Cette alerte a déjà sa cellule de crise.',
  en: 'This alarm has its crisis room already.',
});
export const anotherOpen = defineRefusal('crisis.another_open', 409, {
  fr: 'L’une de ses alertes appartient maintenant à une autre cellule, qui est ouverte.',
  en: 'One of its alarms now belongs to another room, which is open.',
});
export const lineUnknown = defineRefusal('crisis.line_unknown', 422, {
  fr: 'La ligne à corriger n’est pas dans cette main courante.',
  en: 'The line to correct is not in this log.',
});
/** With the words of the rule that it breaks. */
export const relayOnly = defineRefusal('crisis.relay_only', 422, { fr: '{fr}', en: '{en}' });
export const programsDoNotLead = defineRefusal('crisis.person_needed', 403, {
  fr: 'Une cellule de crise s’ouvre et se conduit par une personne, non par une clé d’API.',
  en: 'A crisis room is opened and led by a person, not by an API key.',
});
