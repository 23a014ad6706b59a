import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { PublishingTables } from '../publishing.tables.ts';

type Trx = Connection<PublishingTables>;
type Named = { territoryId: string; publicationId: string };

/**
 * Plans one delivery for each account, due at an instant. An account that has its delivery already keeps it: what went
 * out, or is on its way, is never planned a second time.
 */
export async function planDeliveries(
  trx: Trx,
  given: Named & { dueAt: Date; channels: readonly { id: string; network: string }[] },
): Promise<void> {
  const { territoryId, publicationId, dueAt, channels } = given;
  const kept = channels.map(({ id }) => id);
  await sql`
    delete from publishing.delivery
    where territory_id = ${territoryId} and publication_id = ${publicationId} and not (channel_id = any(${kept}))
      and state in ('planned', 'held', 'cancelled') and started_at is null
  `.execute(trx);
  if (channels.length === 0) return;
  await sql`
    insert into publishing.delivery as d (territory_id, id, publication_id, channel_id, network, state, due_at, wake_at)
    select ${territoryId}, id, ${publicationId}, channel_id, network, 'planned', ${dueAt}, ${dueAt}
    from unnest(${channels.map(() => newId('dly'))}::text[], ${kept}::text[], ${channels.map(({ network }) => network)}::text[])
      as c (id, channel_id, network)
    on conflict (territory_id, publication_id, channel_id) do update
      set state = 'planned', due_at = excluded.due_at, wake_at = excluded.wake_at, trouble = null, trouble_kind = null
      where d.state in ('planned', 'held', 'cancelled') and d.started_at is null
  `.execute(trx);
}

/**
 * Takes back what has not begun to leave.
 * @returns how many deliveries of it are beyond recall: out, or on their way
 */
export async function withdrawDeliveries(trx: Trx, given: Named): Promise<number> {
  await sql`
    update publishing.delivery set state = 'cancelled', wake_at = null
    where territory_id = ${given.territoryId} and publication_id = ${given.publicationId}
      and state in ('planned', 'held') and started_at is null
  `.execute(trx);
  const { rows } = await sql<{ beyond: number }>`
    select count(*)::int as beyond from publishing.delivery
    where territory_id = ${given.territoryId} and publication_id = ${given.publicationId}
      and (state <> 'cancelled' or started_at is not null)
  `.execute(trx);
  return rows[0]?.beyond ?? 0;
}

/**
 * Stops all that has not begun to leave, and what waits to be tried again with nothing of it to be
 * seen. What is being sent is not cut in the middle.
 */
export async function holdDeliveries(trx: Trx, territoryId: string): Promise<void> {
  await sql`
    update publishing.delivery set state = 'held', wake_at = null
    where territory_id = ${territoryId} and state = 'planned' and started_at is null
  `.execute(trx);
  await sql`
    update publishing.delivery
    set state = 'held', wake_at = null, started_at = null, outgoing = null, done = '[]', attempts = 0
    where territory_id = ${territoryId} and state = 'waiting' and attempting is null and claim is null
      and not done @> '[{"seen": true}]'
  `.execute(trx);
}

/** The same for one publication, planned while the rest is held. */
export async function holdDeliveriesOf(trx: Trx, given: Named): Promise<void> {
  await sql`
    update publishing.delivery set state = 'held', wake_at = null
    where territory_id = ${given.territoryId} and publication_id = ${given.publicationId}
      and state = 'planned' and started_at is null
  `.execute(trx);
}

/** Lets what was held leave at its hour, or at another. */
export async function releaseDeliveries(trx: Trx, given: Named & { dueAt: Date }): Promise<void> {
  await sql`
    update publishing.delivery set state = 'planned', due_at = ${given.dueAt}, wake_at = ${given.dueAt}
    where territory_id = ${given.territoryId} and publication_id = ${given.publicationId} and state = 'held'
  `.execute(trx);
}
