import { sql } from 'kysely';
import type { Output, getHold } from '@beffroi/contracts';
import { namesOf } from '../people.names.ts';
import type { Db } from '../publishing.deps.ts';

type Hold = Omit<Output<typeof getHold>, 'items'>;

/** Whether everything planned is stopped, since when, by whom and why, and how much waits to be sorted. */
export async function readHold(db: Db, territoryId: string): Promise<Hold> {
  const { rows } = await sql<{
    since: Date | null;
    person_id: string | null;
    reason: string | null;
    waiting: number;
  }>`
    select h.since, h.person_id, h.reason, (
      select count(*)::int from publishing.publication where territory_id = ${territoryId} and state = 'held'
    ) as waiting
    from (select 1) one left join publishing.hold h on h.territory_id = ${territoryId}
  `.execute(db);
  const row = rows[0];
  const names = await namesOf(db, territoryId, [row?.person_id]);
  const by = row?.person_id ? names.get(row.person_id) : undefined;
  return {
    active: row?.since != null,
    ...(row?.since ? { since: row.since.toISOString() } : {}),
    ...(by === undefined ? {} : { by }),
    ...(row?.reason == null ? {} : { reason: row.reason }),
    waiting: row?.waiting ?? 0,
  };
}
