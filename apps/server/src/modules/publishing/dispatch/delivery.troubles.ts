import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import type { PublishingTables } from '../publishing.tables.ts';

/** Of what could not leave longer ago, nobody is told any more. */
const RECENT_DAYS = 30;
/** What is due leaves within seconds; later than that, nobody sends. */
const LATE_MINUTES = 5;

/** What could not leave in the whole installation, by the title of its publication, for the operator's check. */
export async function readDeliveryTroubles(
  db: Connection<PublishingTables>,
  now: Date,
): Promise<{ planned: number; failed: string[]; uncertain: string[]; late: string[] }> {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const late = new Date(now.getTime() - LATE_MINUTES * 60_000);
  const { rows } = await sql<{ name: string; kind: 'failed' | 'uncertain' | 'late' }>`
    select coalesce(nullif(p.title, ''), p.id) as name,
      case when d.state in ('failed', 'uncertain') then d.state else 'late' end as kind
    from publishing.delivery d
    join publishing.publication p on p.territory_id = d.territory_id and p.id = d.publication_id
    where (d.state in ('failed', 'uncertain') and d.due_at > ${since}) or d.wake_at < ${late}
    order by d.due_at desc, d.id limit 1000
  `.execute(db);
  const waiting = await db
    .selectFrom('publishing.delivery')
    .select((each) => each.fn.countAll<string>().as('count'))
    .where('wake_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const those = (kind: string) => rows.filter((row) => row.kind === kind).map(({ name }) => name);
  return {
    planned: Number(waiting.count),
    failed: those('failed'),
    uncertain: those('uncertain'),
    late: those('late'),
  };
}
