import type { Connection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { Message, NotificationsTables } from '../notifications.tables.ts';
import { deliveryJob } from './delivery.job.ts';

export type Recipient =
  | { channel: 'email'; personId: string }
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
  const target =
    recipient.channel === 'email'
      ? recipient.personId
      : recipient.channel === 'push'
        ? recipient.deviceId
        : recipient.webhookId;
  const entered = await trx
    .insertInto('notifications.delivery')
    .values({
      territory_id: message.territoryId,
      id,
      channel: recipient.channel,
      person_id: recipient.channel === 'webhook' ? null : recipient.personId,
      device_id: recipient.channel === 'push' ? recipient.deviceId : null,
      webhook_id: recipient.channel === 'webhook' ? recipient.webhookId : null,
      alarm_id: message.alarmId ?? null,
      dedupe_key: `${occasion} ${recipient.channel} ${target}`,
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
