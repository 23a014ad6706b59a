import { sql } from 'kysely';
import type { Output, previewWatch as endpoint } from '@beffroi/contracts';
import { highlights, parseQuery } from '@beffroi/engines/query';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { queryCondition } from '../mentions/mention.filter.ts';

const DAYS = 30;
const SAMPLES = 5;
/** Counting stops there: a watch that catches more is too wide anyway, and typing must stay quick. */
const COUNT_CAP = 10_000;

/** What a query that is being typed says and would have caught; what is wrong in it is a value. */
export async function previewWatch(
  db: Connection<ListeningTables>,
  given: { territoryId: string; query: string; now: Date },
): Promise<Output<typeof endpoint>> {
  const { query, issues } = parseQuery(given.query);
  const shown = issues.map(({ from, to, code, message, suggestion }) => ({
    from,
    to,
    code,
    message,
    ...(suggestion ? { suggestion } : {}),
  }));
  if (!query) return { issues: shown };
  const since = new Date(given.now.getTime() - DAYS * 86_400_000);
  const held = sql`listening.mention m where m.territory_id = ${given.territoryId} and m.posted_at >= ${since} and ${queryCondition(query)}`;
  const [counted, samples] = await Promise.all([
    sql<{ count: number }>`select count(*) from (select 1 from ${held} limit ${COUNT_CAP}) c`.execute(db),
    sql<{ mentionId: string; text: string; network: string; lang: string; postedAt: Date }>`
      select m.id as "mentionId", m.text, m.network, m.lang, m.posted_at as "postedAt" from ${held} order by m.posted_at desc limit ${SAMPLES}
    `.execute(db),
  ]);
  return {
    issues: shown,
    caught: {
      count: counted.rows[0]?.count ?? 0,
      since: since.toISOString(),
      samples: samples.rows.map(({ lang, ...sample }) => {
        const text = sample.text.slice(0, 400).toWellFormed();
        return {
          ...sample,
          text,
          postedAt: sample.postedAt.toISOString(),
          highlights: highlights(query, { text, lang }),
        };
      }),
    },
  };
}
