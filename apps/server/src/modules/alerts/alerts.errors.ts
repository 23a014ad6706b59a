import { defineRefusal } from '../../platform/errors.ts';

export const alarmNotFound = defineRefusal('alerts.alarm_not_found', 404, {
  fr: 'Cette alerte n’existe plus.',
  en: 'This alarm no longer exists.',
});
export const anotherAlarm = defineRefusal('alerts.another_current', 409, {
  fr: 'Une autre alerte est déjà en cours au même endroit : c’est elle qu’il faut suivre.',
  en: 'Another alarm is already under way there: follow that one.',
});
export const alarmEnded = defineRefusal('alerts.alarm_ended', 409, {
  fr: 'Cette alerte est terminée.',
  en: 'This alarm is over.',
});
