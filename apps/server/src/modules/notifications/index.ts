export type { VapidKeys } from './delivery/push.send.ts';
export { forgetOldDeliveries } from './delivery/delivery.log.ts';
export { holdNotifications } from './mine/preferences.usecases.ts';
export { registerNotificationJobs, subscribeNotifications } from './notifications.jobs.ts';
export { mountNotifications, type NotificationRouteDeps } from './notifications.routes.ts';
export type { NotificationsTables } from './notifications.tables.ts';
