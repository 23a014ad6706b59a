import { defineRefusal } from '../../platform/errors.ts';

export const alarmNotFound = defineRefusal('alerts.alarm_not_found', 404, {
  fr: 'Cette alerte n’existe plus.',
  en: 'This alarm no longer exists.',
});
export const alarmEnded = defineRefusal('alerts.alarm_ended', 409, {
  fr: 'Cette alerte est terminée.',
  en: 'This alarm is over.',
});
