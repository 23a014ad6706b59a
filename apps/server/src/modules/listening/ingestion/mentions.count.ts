import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Tone } from '@beffroi/contracts';
import type { ListeningTables } from '../listening.tables.ts';

/** A mention that enters the counts, or leaves them. */
export type Counted = { watchIds: readonly string[]; postedAt: Date; tone: Tone; sign: 1 | -1 };

export type Count = {
  watchId: string;
  minute: string;
  mentions: number;
  negative: number;
  ironic: number;
  positive: number;
};

/** The watch under which all mentions of a territory are counted, each once. */
export const WHOLE_TERRITORY = '';

/** Adds mentions to the counts by watch and minute of posting. Answers what was added, for the open screens. */
export async function countMentions(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  mentions: readonly Counted[],
): Promise<Count[]> {
  return addCounts(
    trx,
    territoryId,
    mentions.map((mention) => ({ ...mention, watchIds: [WHOLE_TERRITORY, ...mention.watchIds] })),
  );
}

/** Adds mentions to the counts of their watches only; those of the whole territory are not concerned. */
export async function addCounts(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  mentions: readonly Counted[],
): Promise<Count[]> {
  const added = tally(mentions);
  if (added.length === 0) return [];
  await sql`
    with added as (
      select ${territoryId} as territory_id, "watchId" as watch_id, minute, mentions, negative, ironic, positive
      from json_to_recordset(${JSON.stringify(added)}::json)
        as r ("watchId" text, minute timestamptz, mentions integer, negative integer, ironic integer, positive integer)
    ), quarters as (
      insert into listening.volume_quarter as v (territory_id, watch_id, quarter, mentions, negative, ironic, positive)
      select territory_id, watch_id, ${quarterOf('minute')}, sum(mentions), sum(negative), sum(ironic), sum(positive)
      from added group by 1, 2, 3 order by 1, 2, 3
      on conflict (territory_id, watch_id, quarter) do update set
        mentions = v.mentions + excluded.mentions, negative = v.negative + excluded.negative,
        ironic = v.ironic + excluded.ironic, positive = v.positive + excluded.positive
    )
    insert into listening.volume as v (territory_id, watch_id, minute, mentions, negative, ironic, positive)
    select * from added
    on conflict (territory_id, watch_id, minute) do update set
      mentions = v.mentions + excluded.mentions, negative = v.negative + excluded.negative,
      ironic = v.ironic + excluded.ironic, positive = v.positive + excluded.positive
  `.execute(trx);
  return added;
}

/** The quarter of an hour that an instant is in. Every time zone begins its days and hours with one. */
export const quarterOf = (instant: string): RawBuilder<Date> =>
  sql.raw(`date_bin('15 minutes', ${instant}, timestamptz '2000-01-01 00:00:00+00')`);

function tally(mentions: readonly Counted[]): Count[] {
  const counts = new Map<string, Count>();
  for (const mention of mentions) {
    const minute = new Date(Math.floor(mention.postedAt.getTime() / 60_000) * 60_000).toISOString();
    for (const watchId of mention.watchIds) {
      const key = `${watchId} ${minute}`;
      const count = counts.get(key) ?? { watchId, minute, mentions: 0, negative: 0, ironic: 0, positive: 0 };
      count.mentions += mention.sign;
      if (mention.tone !== 'neutral') count[mention.tone] += mention.sign;
      counts.set(key, count);
    }
  }
  // In one order, so that two transactions never wait for each other in a ring.
  const changes = [...counts.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  return changes.filter(
    (count) => count.mentions !== 0 || count.negative !== 0 || count.ironic !== 0 || count.positive !== 0,
  );
}

/** As the live event says it. */
export function liveCounts(counts: readonly Count[]) {
  return counts.map(({ watchId, minute, mentions, negative, ironic, positive }) => ({
    watchId,
    minute,
    mentions,
    byTone: { negative, ironic, positive, neutral: mentions - negative - ironic - positive },
  }));
}
