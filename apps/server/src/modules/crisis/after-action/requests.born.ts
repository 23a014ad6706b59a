import { sql } from 'kysely';
import type { Db } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { alarmsOf } from '../room/crisis.store.ts';

/**
 * Requests born of a crisis: of conversations since its first signal that began with a post of its watches, or under
 * what the territory said about it. A request waits while one of its conversations does.
 */
export async function requestsBorn(db: Db, row: CrisisRow): Promise<{ born: number; open: number }> {
  const { watchIds, alarmIds } = await alarmsOf(db, row);
  const { rows } = await sql<{ born: number; open: number }>`
    select count(distinct c.request_id)::int as born,
      (count(distinct c.request_id) filter (where c.state <> 'closed'))::int as open
    from desk.conversation c
    left join listening.mention m on m.territory_id = c.territory_id and m.id = c.mention_id
    left join publishing.publication p on p.territory_id = c.territory_id and p.id = c.publication_id
    where c.territory_id = ${row.territory_id} and c.request_id is not null and c.first_at >= ${row.first_signal_at}
      and (${row.closed_at}::timestamptz is null or c.first_at < ${row.closed_at}::timestamptz + interval '1 hour')
      and (m.watch_ids && ${watchIds}::text[] or p.crisis_id = ${row.id} or p.alarm_id = any(${alarmIds}::text[]))
  `.execute(db);
  return rows[0] ?? { born: 0, open: 0 };
}
