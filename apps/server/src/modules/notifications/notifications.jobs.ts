import type { Transaction } from 'kysely';
import type { EventBus } from '../../platform/events/event-bus.ts';
import { newId } from '../../platform/ids.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { AlertsFacts } from '../alerts/index.ts';
import type { PublishingFacts } from '../publishing/index.ts';
import { announceAlarm, type AnnounceDeps } from './delivery/alarm.announce.ts';
import { alarmJob, deliveryJob } from './delivery/delivery.job.ts';
import { sendDelivery, type SendDeps } from './delivery/delivery.send.ts';
import { tellPeople, tellPeopleJob, type PersonNeeded } from './delivery/people.tell.ts';
import { announceEvent } from './webhooks/event.announce.ts';
import type { NotificationsTables } from './notifications.tables.ts';

/** Accounts that die and publications that wait ask for people in the same words. */
type Facts = AlertsFacts &
  PublishingFacts &
  Record<
    | 'channels.person_needed'
    | 'desk.person_needed'
    | 'requests.person_needed'
    | 'oncall.person_needed'
    | 'crisis.person_needed',
    PersonNeeded
  > & {
    'requests.request_changed': { territoryId: string; requestId: string; ref: string; state: string; what: string };
    'desk.message_received': {
      territoryId: string;
      conversationId: string;
      messageId: string;
      kind: string;
      red: boolean;
    };
  };

/** What rings, or waits for somebody, is announced by a job of the transaction that says so. */
export function subscribeNotifications({
  events,
  jobs,
  baseUrl,
}: {
  events: EventBus<Facts, Transaction<NotificationsTables>>;
  jobs: Jobs;
  baseUrl: string;
}): void {
  events.on('alerts.alarm_rings', async (trx, { territoryId, alarmId, level }) =>
    jobs.enqueue(trx, alarmJob, { territoryId, alarmId, level }),
  );
  const asking = [
    'publishing.person_needed',
    'channels.person_needed',
    'desk.person_needed',
    'requests.person_needed',
    'oncall.person_needed',
    'crisis.person_needed',
  ] as const;
  for (const name of asking) events.on(name, async (trx, fact) => jobs.enqueue(trx, tellPeopleJob, fact));
  events.on('requests.request_changed', async (trx, { territoryId, requestId, ref, state, what }) =>
    announceEvent(trx, jobs, {
      territoryId,
      kind: 'request.changed',
      occasion: newId('evt'),
      subject: ref,
      url: `${baseUrl}/t/${territoryId}/demandes/${requestId}`,
      data: { requestId, ref, state, what },
    }),
  );
  events.on('desk.message_received', async (trx, { territoryId, conversationId, messageId, kind, red }) =>
    announceEvent(trx, jobs, {
      territoryId,
      kind: 'message.received',
      occasion: `message ${messageId}`,
      subject: conversationId,
      url: `${baseUrl}/t/${territoryId}/guichet/${conversationId}`,
      data: { conversationId, messageId, kind, red },
    }),
  );
}

export function registerNotificationJobs(deps: Omit<AnnounceDeps, 'mailConfigured'> & SendDeps & { jobs: Jobs }): void {
  const mailConfigured = deps.mailer.configured;
  deps.jobs.register(alarmJob, async ({ payload, jobId }) =>
    announceAlarm({ ...deps, mailConfigured }, { ...payload, jobId }),
  );
  deps.jobs.register(tellPeopleJob, async ({ payload }) => tellPeople({ ...deps, mailConfigured }, payload));
  deps.jobs.register(deliveryJob, async (run) => sendDelivery(deps, run));
}
