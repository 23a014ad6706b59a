export { handleAlarm, handleAlarmWithin, type AlarmHandling } from './alarms/alarm.handle.ts';
export { findAlarm, listAlarms, readAlarm } from './alarms/alarm.read-model.ts';
export type { AlertsFacts } from './alerts.events.ts';
export { mountAlerts } from './alerts.routes.ts';
export { subscribeAlerts } from './alerts.subscriptions.ts';
export type { AlertsTables } from './alerts.tables.ts';
export { recallAlarms } from './detection/alarms.recall.ts';
export { createDetection, type Detection } from './detection/detect.usecase.ts';
export { forgetOldSignal } from './detection/signal.record.ts';
