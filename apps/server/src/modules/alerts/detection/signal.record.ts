import { sql, type Transaction } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { WHOLE_TERRITORY, type HeardFact, type ListeningFacts } from '../../listening/index.ts';
import type { AlertsTables } from '../alerts.tables.ts';

/** A post older than that when it is heard is history, not news: it rings no bell. */
const NEWS_MS = 6 * 3_600_000;
/** Of a first reading or a file, only what was posted within that is news. */
const PROMPT_MS = 5 * 60_000;

type Signal = {
  watchId: string;
  posted: string;
  heard: string;
  mentions: number;
  negative: number;
  hard: number;
  reach: number;
};

/**
 * Feeds the detector with what was heard, in the transaction that stored it. A post counts at the minute it was posted;
 * when the detector of a watch has learned that minute already, at the one when it was heard. A detector that has not
 * looked yet learns all of the past from the stored mentions, each at its own minute: nothing then heaps up.
 */
export async function recordSignal(
  trx: Transaction<AlertsTables>,
  fact: ListeningFacts['listening.mentions_heard'],
): Promise<void> {
  const signals = new Map<string, Signal>();
  for (const mention of fact.mentions) {
    const age = mention.heardAt.getTime() - mention.postedAt.getTime();
    if (age > (fact.past ? PROMPT_MS : NEWS_MS)) continue;
    for (const watchId of [WHOLE_TERRITORY, ...mention.watchIds]) add(signals, watchId, mention);
  }
  if (signals.size === 0) return;
  const rows = [...signals.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, signal]) => signal);
  await sql`
    insert into alerts.signal as s (territory_id, watch_id, minute, mentions, negative, hard, reach)
    select ${fact.territoryId}, r."watchId", case when r.posted < d.observed_until then r.heard else r.posted end as at,
      sum(r.mentions), sum(r.negative), sum(r.hard), sum(r.reach)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("watchId" text, posted timestamptz, heard timestamptz,
      mentions integer, negative integer, hard integer, reach bigint)
    left join alerts.detector d on d.territory_id = ${fact.territoryId} and d.watch_id = r."watchId"
    group by r."watchId", at order by r."watchId", at
    on conflict (territory_id, watch_id, minute) do update set mentions = s.mentions + excluded.mentions,
      negative = s.negative + excluded.negative, hard = s.hard + excluded.hard, reach = s.reach + excluded.reach
  `.execute(trx);
}

function add(signals: Map<string, Signal>, watchId: string, mention: HeardFact): void {
  const [posted, heard] = [minuteOf(mention.postedAt), minuteOf(mention.heardAt)];
  const key = `${watchId} ${posted} ${heard}`;
  const signal = signals.get(key) ?? { watchId, posted, heard, mentions: 0, negative: 0, hard: 0, reach: 0 };
  signal.mentions += 1;
  signal.negative += mention.tone === 'negative' ? 1 : 0;
  signal.hard += mention.aggressive === 'none' ? 0 : 1;
  signal.reach += mention.reach;
  signals.set(key, signal);
}

function minuteOf(instant: Date): string {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000).toISOString();
}

/** Forgets the signal that every detector has learned. */
export async function forgetOldSignal(db: Connection<AlertsTables>, now: Date): Promise<void> {
  await db
    .deleteFrom('alerts.signal')
    .where('minute', '<', new Date(now.getTime() - 2 * 86_400_000))
    .execute();
}
