import { sql, type Kysely, type Selectable } from 'kysely';
import type { Output, listDeliveries as listEndpoint } from '@beffroi/contracts';
import { personNames, type IdentityTables } from '../../identity/index.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { deliveryNotFound } from '../notifications.errors.ts';
import type { DeliveryRow, NotificationsTables } from '../notifications.tables.ts';
import { deliveryJob } from './delivery.job.ts';

type Db = Kysely<NotificationsTables & IdentityTables>;
type View = Output<typeof listEndpoint>['items'][number];
type Row = Selectable<DeliveryRow> & { webhookName: string | null };

/** What was sent, newest first. */
export async function listDeliveries(
  db: Db,
  given: { territoryId: string; cursor?: string | undefined; limit: number; id?: string },
): Promise<{ items: View[]; nextCursor?: string }> {
  const { rows } = await sql<Row>`
    select d.*, w.name as "webhookName" from notifications.delivery d
    left join notifications.webhook w on w.territory_id = d.territory_id and w.id = d.webhook_id
    where d.territory_id = ${given.territoryId}
      ${given.cursor === undefined ? sql`` : sql`and d.id < ${given.cursor}`}
      ${given.id === undefined ? sql`` : sql`and d.id = ${given.id}`}
    order by d.id desc limit ${given.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, given.limit);
  const names = await personNames(
    db,
    shown.flatMap((row) => row.person_id ?? []),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => present(row, names)),
    ...(rows.length > given.limit && last ? { nextCursor: last.id } : {}),
  };
}

/** Sends again what failed; a person asked, so its tries begin anew. @throws notifications.delivery_not_found */
export async function retryDelivery(
  db: Db,
  jobs: Jobs,
  given: { territoryId: string; deliveryId: string },
): Promise<View> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('notifications.delivery')
      .set({ state: 'retrying' })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.deliveryId)
      .where('state', '=', 'failed')
      .returning('id')
      .executeTakeFirst();
    if (!row) throw deliveryNotFound();
    await jobs.enqueue(trx, deliveryJob, given);
  });
  const { items } = await listDeliveries(db, { territoryId: given.territoryId, id: given.deliveryId, limit: 1 });
  if (!items[0]) throw deliveryNotFound();
  return items[0];
}

/** Forgets deliveries of more than ninety days. */
export async function forgetOldDeliveries(db: Kysely<NotificationsTables>, now: Date): Promise<void> {
  await db
    .deleteFrom('notifications.delivery')
    .where('created_at', '<', new Date(now.getTime() - 90 * 86_400_000))
    .execute();
}

function present(row: Row, names: ReadonlyMap<string, string>): View {
  return {
    id: row.id,
    channel: row.channel,
    recipient: row.webhookName ?? names.get(row.person_id ?? '') ?? '—',
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
    ...(row.next_attempt_at === null ? {} : { nextAttemptAt: row.next_attempt_at.toISOString() }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
    ...(row.alarm_id === null ? {} : { alarmId: row.alarm_id }),
  };
}
