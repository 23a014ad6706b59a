import { sql, type Transaction } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { WHOLE_TERRITORY, type HeardFact, type ListeningFacts } from '../../listening/index.ts';
import type { AlertsTables } from '../alerts.tables.ts';

/** A post older than that when it is heard is history, not news: an import or a first reading rings no bell. */
const NEWS_MS = 6 * 3_600_000;
/** A post heard within that of its posting counts at the minute it was posted; a later one when it was heard. */
const PROMPT_MS = 5 * 60_000;

type Signal = { watchId: string; minute: string; mentions: number; negative: number; hard: number; reach: number };

/** Feeds the detector with what was heard, in the transaction that stored it. */
export async function recordSignal(
  trx: Transaction<AlertsTables>,
  fact: ListeningFacts['listening.mentions_heard'],
): Promise<void> {
  const signals = new Map<string, Signal>();
  for (const mention of fact.mentions) {
    const age = mention.heardAt.getTime() - mention.postedAt.getTime();
    if (age > NEWS_MS) continue;
    for (const watchId of [WHOLE_TERRITORY, ...mention.watchIds]) add(signals, watchId, mention, age);
  }
  if (signals.size === 0) return;
  const rows = [...signals.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, signal]) => signal);
  await sql`
    insert into alerts.signal as s (territory_id, watch_id, minute, mentions, negative, hard, reach)
    select ${fact.territoryId}, "watchId", minute, mentions, negative, hard, reach
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("watchId" text, minute timestamptz, mentions integer, negative integer, hard integer, reach bigint)
    on conflict (territory_id, watch_id, minute) do update set mentions = s.mentions + excluded.mentions,
      negative = s.negative + excluded.negative, hard = s.hard + excluded.hard, reach = s.reach + excluded.reach
  `.execute(trx);
}

function add(signals: Map<string, Signal>, watchId: string, mention: HeardFact, age: number): void {
  const at = age <= PROMPT_MS ? mention.postedAt : mention.heardAt;
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
  const key = `${watchId} ${minute}`;
  const signal = signals.get(key) ?? { watchId, minute, mentions: 0, negative: 0, hard: 0, reach: 0 };
  signal.mentions += 1;
  signal.negative += mention.tone === 'negative' ? 1 : 0;
  signal.hard += mention.aggressive === 'none' ? 0 : 1;
  signal.reach += mention.reach;
  signals.set(key, signal);
}

/** Forgets the signal that every detector has learned. */
export async function forgetOldSignal(db: Connection<AlertsTables>, now: Date): Promise<void> {
  await db
    .deleteFrom('alerts.signal')
    .where('minute', '<', new Date(now.getTime() - 2 * 86_400_000))
    .execute();
}
