import { sql } from 'kysely';
import type { Story } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';

/** The stories that most mentions tell in a period, hidden ones left out; a story of one mention is only a mention. */
export async function topStories(
  db: Connection<ListeningTables>,
  given: { territoryId: string; watchId?: string | undefined; from: Date; to: Date; limit: number; atLeast?: number },
): Promise<Story[]> {
  const source =
    given.watchId === undefined
      ? sql`listening.mention m where m.territory_id = ${given.territoryId} and m.posted_at >= ${given.from} and m.posted_at < ${given.to}`
      : sql`listening.watch_mention l join listening.mention m on m.territory_id = l.territory_id and m.id = l.mention_id
          where l.territory_id = ${given.territoryId} and l.watch_id = ${given.watchId} and l.posted_at >= ${given.from} and l.posted_at < ${given.to}`;
  const { rows } = await sql<Omit<Story, 'firstAt' | 'lastAt'> & { firstAt: Date; lastAt: Date }>`
    with told as (
      select m.story_id, count(*)::int as mentions, count(distinct coalesce(m.author_key, m.id))::int as voices,
        (count(*) filter (where m.tone = 'negative'))::int as negative, coalesce(sum(m.reach), 0)::int8 as reach,
        min(m.posted_at) as first_at, max(m.posted_at) as last_at
      from ${source} and m.story_id is not null and m.state <> 'hidden'
      group by m.story_id having count(*) >= ${given.atLeast ?? 2}
      order by count(*) desc, m.story_id limit ${given.limit}
    )
    select s.id, s.title, t.first_at as "firstAt", t.last_at as "lastAt", t.mentions, t.voices, t.negative, s.coordinated, t.reach
    from told t join listening.story s on s.territory_id = ${given.territoryId} and s.id = t.story_id
    order by t.mentions desc, s.id
  `.execute(db);
  return rows.map((row) => ({ ...row, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString() }));
}
