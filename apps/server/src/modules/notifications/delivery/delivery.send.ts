import type { Kysely, Transaction } from 'kysely';
import type { HttpClient } from '@beffroi/connectors';
import { readAlarm, type AlertsTables } from '../../alerts/index.ts';
import { peopleWho, personNames, type DirectoryPerson, type IdentityTables } from '../../identity/index.ts';
import type { ListeningTables } from '../../listening/index.ts';
import { sendByGateway } from '../gateway/gateway.send.ts';
import { isDatabaseAway } from '../../../platform/db/database.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import type { JobRun } from '../../../platform/jobs/jobs.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { NotificationsFacts } from '../notifications.events.ts';
import type { Channel, Message, NotificationsTables } from '../notifications.tables.ts';
import { occasionOf } from './delivery.enter.ts';
import { troubleOf } from './delivery.trouble.ts';
import { openAnswer } from './person.reach.ts';
import { openSubscription, sendPush, type VapidKeys } from './push.send.ts';
import { mailOf } from './message.write.ts';
import type { SendOutcome } from './send.outcome.ts';
import { sendWebhook } from './webhook.send.ts';

export type SendDeps = {
  db: Kysely<NotificationsTables & AlertsTables & ListeningTables & IdentityTables>;
  mailer: Mailer;
  http: HttpClient;
  sealer: Sealer;
  vapid: VapidKeys;
  events: EventBus<NotificationsFacts, Transaction<NotificationsTables>>;
  now: () => Date;
  /** Keeps what a drill may not let out, to be read as its reader would have; false: it is to be sent. */
  keepInstead: (
    territoryId: string,
    kept: KeptDelivery,
    ring: { enteredAt: Date; alarmId: string | null },
  ) => Promise<boolean>;
};

type KeptDelivery = {
  id: string;
  means: Channel;
  to: string;
  title: string;
  text: string;
  path?: string | undefined;
};

type Row = {
  territory_id: string;
  id: string;
  channel: Channel;
  person_id: string | null;
  device_id: string | null;
  webhook_id: string | null;
  alarm_id: string | null;
  created_at: Date;
  payload: Message;
};

/**
 * Sends one delivery and writes what came of it. One that has left is never sent again; one that fails is tried again
 * by its job until the last attempt, and stays in the log either way.
 */
export async function sendDelivery(
  deps: SendDeps,
  run: JobRun<{ territoryId: string; deliveryId: string }>,
): Promise<void> {
  const { db, now } = deps;
  const { territoryId, deliveryId } = run.payload;
  const row = await db
    .selectFrom('notifications.delivery')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', deliveryId)
    .where('state', 'in', ['pending', 'retrying'])
    .executeTakeFirst();
  if (!row) return;
  const kept = await keepInDrill(deps, row);
  const outcome: SendOutcome = kept ? { ok: true } : await send(deps, row).catch(brokenSending);
  const over = outcome.ok || outcome.final || run.lastAttempt;
  await db.transaction().execute(async (trx) => {
    const written = await trx
      .updateTable('notifications.delivery')
      .set({
        state: kept ? 'kept' : outcome.ok ? 'sent' : over ? 'failed' : 'retrying',
        attempts: run.attempt,
        last_error: outcome.ok ? null : outcome.message.slice(0, 500),
        ...(outcome.ok ? { sent_at: now() } : {}),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', deliveryId)
      // What was taken back while it was being sent stays so, unless it left.
      .where((each) => (outcome.ok ? each.lit(true) : each('state', 'in', ['pending', 'retrying'])))
      .returning('id')
      .executeTakeFirst();
    if (!written) return;
    await deps.events.emit(trx, 'notifications.delivery_settled', {
      territoryId,
      deliveryId,
      occasion: occasionOf(row),
      outcome: outcome.ok ? 'sent' : over ? 'failed' : 'delayed',
      attempts: run.attempt,
      ...(outcome.ok ? {} : { trouble: troubleOf(row.channel, outcome) }),
    });
  });
  if (!outcome.ok && !over) throw new Error(outcome.message);
}

/** In a drill nothing rings outside: it is kept, in the words that its reader would have had. */
async function keepInDrill(deps: SendDeps, row: Row): Promise<boolean> {
  const { title, text, url } = row.payload;
  const kept = {
    id: row.id,
    means: row.channel,
    to: await recipientOf(deps.db, row),
    title,
    text,
    path: URL.canParse(url) ? new URL(url).pathname : undefined,
  };
  return deps.keepInstead(row.territory_id, kept, { enteredAt: row.created_at, alarmId: row.alarm_id });
}

async function recipientOf(db: SendDeps['db'], row: Row): Promise<string> {
  if (row.person_id !== null) return (await personNames(db, [row.person_id])).get(row.person_id) ?? '—';
  const webhook = await db
    .selectFrom('notifications.webhook')
    .select('name')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.webhook_id ?? '')
    .executeTakeFirst();
  return webhook?.name ?? '—';
}

/** What broke on our side is told in the log like any failure, and tried again; a database that is away tells nothing. */
function brokenSending(error: unknown): SendOutcome {
  if (isDatabaseAway(error)) throw error;
  return {
    ok: false,
    final: false,
    message: error instanceof Refusal ? error.text.en : 'the sending broke on our side',
  };
}

async function send(deps: SendDeps, row: Row): Promise<SendOutcome> {
  if (row.channel === 'email') return sendMail(deps, row);
  if (row.channel === 'push') return sendToDevice(deps, row);
  if (row.channel === 'webhook') return sendToWebhook(deps, row);
  return sendToPhone(deps, row, row.channel);
}

const noAccess: SendOutcome = { ok: false, final: true, message: 'this person no longer has access' };

async function findReader(db: SendDeps['db'], row: Row): Promise<DirectoryPerson | undefined> {
  const needed = row.payload.task === undefined ? 'alerts.read' : 'territory.read';
  const people = await peopleWho(db, row.territory_id, needed);
  return people.find((each) => each.id === row.person_id);
}

async function sendToPhone(deps: SendDeps, row: Row, channel: 'sms' | 'voice'): Promise<SendOutcome> {
  const person = await findReader(deps.db, row);
  if (!person) return noAccess;
  return sendByGateway(deps as never, {
    territoryId: row.territory_id,
    deliveryId: row.id,
    personId: person.id,
    channel,
    message: row.payload,
    answer: openAnswer(deps.sealer, row.payload, row.person_id),
  });
}

async function sendMail({ db, mailer, sealer }: SendDeps, row: Row): Promise<SendOutcome> {
  const person = await findReader(db, row);
  if (!person) return noAccess;
  const mail = mailOf(row.payload, openAnswer(sealer, row.payload, row.person_id));
  const outcome = await mailer.send({ to: person.email, messageId: `<${row.id}@beffroi>`, ...mail });
  return outcome.ok ? outcome : { ok: false, final: outcome.kind !== 'unavailable', message: outcome.message };
}

async function sendToDevice({ db, sealer, http, vapid, now }: SendDeps, row: Row): Promise<SendOutcome> {
  const device = await db
    .selectFrom('notifications.device')
    .select(['id', 'sealed_subscription'])
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.device_id ?? '')
    .executeTakeFirst();
  if (!device) return { ok: false, final: true, message: 'this device is no longer subscribed' };
  const subscription = openSubscription(sealer, row.territory_id, device.id, device.sealed_subscription);
  const answerUrl = openAnswer(sealer, row.payload, row.person_id);
  const outcome = await sendPush({ http, vapid }, subscription, row.payload, answerUrl);
  const here = db
    .updateTable('notifications.device')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', device.id);
  if (outcome.ok) await here.set({ last_success_at: now() }).execute();
  else if (outcome.gone) {
    await db
      .deleteFrom('notifications.device')
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', device.id)
      .execute();
  }
  return outcome;
}

async function sendToWebhook({ db, sealer, http, now }: SendDeps, row: Row): Promise<SendOutcome> {
  const webhook = await db
    .selectFrom('notifications.webhook')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.webhook_id ?? '')
    .executeTakeFirst();
  if (!webhook?.active) return { ok: false, final: true, message: 'this webhook was deleted or stopped' };
  const alarm = row.alarm_id === null ? undefined : await readAlarm(db, row.territory_id, row.alarm_id);
  const secret = sealer.open(webhook.sealed_secret, `webhook ${row.territory_id} ${webhook.id}`);
  const body = JSON.stringify({
    type: row.payload.event?.kind ?? (alarm ? 'alarm.rings' : 'trial'),
    timestamp: now().toISOString(),
    data: {
      territoryId: row.territory_id,
      url: row.payload.url,
      ...(alarm ? { alarm } : {}),
      ...row.payload.event?.data,
    },
  });
  const outcome = await sendWebhook(http, { url: webhook.url, secret, messageId: row.id, body, now: now() });
  await db
    .updateTable('notifications.webhook')
    .set(
      outcome.ok
        ? { last_success_at: now(), last_error: null }
        : { last_error: JSON.stringify({ fr: outcome.message, en: outcome.message }) },
    )
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', webhook.id)
    .execute();
  return outcome;
}
