import { sql } from 'kysely';
import type { Db } from '../publishing.deps.ts';

/**
 * How many publications carry each medium, and how many of them are still to go out. A medium that none carries is
 * absent.
 */
export async function usesOfMedia(
  db: Db,
  territoryId: string,
  mediaIds: readonly string[],
): Promise<ReadonlyMap<string, { all: number; planned: number }>> {
  if (mediaIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; all: number; planned: number }>`
    select m.id, count(*)::int as all,
      (count(*) filter (where p.state not in ('published', 'partly_published', 'failed', 'cancelled')))::int as planned
    from publishing.publication p cross join unnest(p.media_ids) as m (id)
    where p.territory_id = ${territoryId} and p.media_ids && ${[...mediaIds]}::text[] and m.id = any(${[...mediaIds]}::text[])
    group by m.id
  `.execute(db);
  return new Map(rows.map(({ id, all, planned }) => [id, { all, planned }]));
}

/** Whether something still is to leave on an account, or is leaving. */
export async function isChannelInUse(db: Db, named: { territoryId: string; channelId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('publishing.delivery')
    .select('id')
    .where('territory_id', '=', named.territoryId)
    .where('channel_id', '=', named.channelId)
    .where('state', 'in', ['planned', 'held', 'sending', 'waiting', 'uncertain'])
    .executeTakeFirst();
  return row !== undefined;
}
