import type { Connection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { Channel, Message, NotificationsTables } from '../notifications.tables.ts';
import { deliveryJob } from './delivery.job.ts';

export type Recipient =
  | { channel: 'email' | 'sms' | 'voice'; personId: string }
  | { channel: 'push'; personId: string; deviceId: string }
  | { channel: 'webhook'; webhookId: string };

/**
 * Enters what is to be sent in the log with its job, in the caller's transaction. `occasion` names what it is about:
 * one occasion reaches one recipient once, however often it is announced.
 */
export async function enterDelivery(
  trx: Connection<NotificationsTables>,
  jobs: Jobs,
  given: { message: Message; recipient: Recipient; occasion: string; notBefore?: Date | undefined },
): Promise<void> {
  const { message, recipient, occasion, notBefore } = given;
  const id = newId('dlv');
  const row = {
    channel: recipient.channel,
    person_id: recipient.channel === 'webhook' ? null : recipient.personId,
    device_id: recipient.channel === 'push' ? recipient.deviceId : null,
    webhook_id: recipient.channel === 'webhook' ? recipient.webhookId : null,
  };
  const entered = await trx
    .insertInto('notifications.delivery')
    .values({
      territory_id: message.territoryId,
      id,
      ...row,
      alarm_id: message.alarmId ?? null,
      dedupe_key: `${occasion}${endOfKey(row)}`,
      subject: message.title,
      payload: JSON.stringify(message),
      last_error: null,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'dedupe_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!entered) return;
  await jobs.enqueue(
    trx,
    deliveryJob,
    { territoryId: message.territoryId, deliveryId: id },
    notBefore === undefined ? {} : { startAfter: notBefore },
  );
}

type Target = { channel: Channel; person_id: string | null; device_id: string | null; webhook_id: string | null };

/** What follows the occasion in the key against doubles. */
const endOfKey = (row: Target): string => ` ${row.channel} ${row.device_id ?? row.webhook_id ?? row.person_id ?? ''}`;

/** Under what occasion a delivery was entered. */
export const occasionOf = (row: Target & { dedupe_key: string }): string =>
  row.dedupe_key.slice(0, -endOfKey(row).length);

/**
 * Takes back what was entered under some occasions and has not left: it would ring for what is over. What failed under
 * them stays as it is; what is being settled at this moment is skipped, and told to whoever listens to that.
 */
export async function withdrawDeliveries(
  trx: Connection<NotificationsTables>,
  given: { territoryId: string; alarmId: string; occasions: readonly string[]; why: string },
): Promise<void> {
  const waiting = await trx
    .selectFrom('notifications.delivery')
    .select(['id', 'dedupe_key', 'channel', 'person_id', 'device_id', 'webhook_id'])
    .where('territory_id', '=', given.territoryId)
    .where('alarm_id', '=', given.alarmId)
    .where('state', 'in', ['pending', 'retrying'])
    // One that is being written down now is left to whoever writes it.
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = waiting.filter((row) => given.occasions.includes(occasionOf(row))).map(({ id }) => id);
  if (ids.length === 0) return;
  await trx
    .updateTable('notifications.delivery')
    .set({ state: 'failed', last_error: given.why })
    .where('territory_id', '=', given.territoryId)
    .where('id', 'in', ids)
    .where('state', 'in', ['pending', 'retrying'])
    .execute();
}
