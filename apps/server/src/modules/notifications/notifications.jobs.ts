import type { Transaction } from 'kysely';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { AlertsFacts } from '../alerts/index.ts';
import { announceAlarm, type AnnounceDeps } from './delivery/alarm.announce.ts';
import { alarmJob, deliveryJob } from './delivery/delivery.job.ts';
import { sendDelivery, type SendDeps } from './delivery/delivery.send.ts';
import type { NotificationsTables } from './notifications.tables.ts';

/** An alarm that rings is announced by a job of the transaction that raised it. */
export function subscribeNotifications({
  events,
  jobs,
}: {
  events: EventBus<AlertsFacts, Transaction<NotificationsTables>>;
  jobs: Jobs;
}): void {
  events.on('alerts.alarm_rings', async (trx, { territoryId, alarmId, level }) =>
    jobs.enqueue(trx, alarmJob, { territoryId, alarmId, level }),
  );
}

export function registerNotificationJobs(deps: Omit<AnnounceDeps, 'mailConfigured'> & SendDeps & { jobs: Jobs }): void {
  deps.jobs.register(alarmJob, async ({ payload, jobId }) =>
    announceAlarm({ ...deps, mailConfigured: deps.mailer.configured }, { ...payload, jobId }),
  );
  deps.jobs.register(deliveryJob, async (run) => sendDelivery(deps, run));
}
