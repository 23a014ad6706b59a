import { sql, type Transaction } from 'kysely';
import type { Tone } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import { countMentions, liveCounts } from '../ingestion/mentions.count.ts';
import type { ListeningTables } from '../listening.tables.ts';

/**
 * Erases mentions for good, with their earlier texts, their links and their part in the counts: deleted at the origin,
 * objected to, past their time, or held by no watch any more.
 */
export async function removeMentions(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{
    id: string;
    watchIds: string[];
    postedAt: Date;
    tone: Tone;
    storyId: string | null;
    hidden: boolean;
  }>`
    delete from listening.mention where territory_id = ${territoryId} and id = any(${[...ids]}::text[])
    returning id, watch_ids as "watchIds", posted_at as "postedAt", tone, story_id as "storyId", state = 'hidden' as hidden
  `.execute(trx);
  const removed = rows.map((row) => row.id);
  for (const table of ['mention_version', 'mention_act'] as const) {
    await sql`delete from ${sql.table(`listening.${table}`)} where territory_id = ${territoryId} and mention_id = any(${removed}::text[])`.execute(
      trx,
    );
  }
  await sql`
    delete from listening.watch_mention l using unnest(
      ${rows.flatMap((row) => row.watchIds)}::text[], ${rows.flatMap((row) => row.watchIds.map(() => row.postedAt))}::timestamptz[],
      ${rows.flatMap((row) => row.watchIds.map(() => row.id))}::text[]) as gone (watch_id, posted_at, mention_id)
    where l.territory_id = ${territoryId} and l.watch_id = gone.watch_id and l.posted_at = gone.posted_at and l.mention_id = gone.mention_id
  `.execute(trx);
  await sql`
    delete from listening.story s where s.territory_id = ${territoryId} and s.id = any(${rows.flatMap((row) => row.storyId ?? [])}::text[])
      and not exists (select 1 from listening.mention m where m.territory_id = s.territory_id and m.story_id = s.id)
  `.execute(trx);
  const counts = await countMentions(
    trx,
    territoryId,
    rows.filter((row) => !row.hidden).map((row) => ({ ...row, sign: -1 as const })),
  );
  if (counts.length > 0) await publishLive(trx, territoryId, 'counts', { counts: liveCounts(counts) });
  if (removed.length > 0) await publishLive(trx, territoryId, 'mentions_removed', { ids: removed });
  return removed.length;
}
