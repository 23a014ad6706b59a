import { sql, type Transaction } from 'kysely';
import type { Tone } from '@beffroi/contracts';
import { addCounts } from '../ingestion/mentions.count.ts';
import type { ListeningTables } from '../listening.tables.ts';

type Named = { territoryId: string; watchId: string };
type Freed = { id: string; postedAt: Date; tone: Tone; hidden: boolean; loose: boolean };

/** Takes a watch off all that it held. Answers the mentions that no watch holds any more: they are to be erased. */
export async function releaseWatch(trx: Transaction<ListeningTables>, named: Named): Promise<string[]> {
  const { territoryId, watchId } = named;
  const { rows } = await sql<Pick<Freed, 'id' | 'loose'>>`
    update listening.mention m set watch_ids = array_remove(m.watch_ids, ${watchId})
    from listening.watch_mention l
    where l.territory_id = ${territoryId} and l.watch_id = ${watchId} and m.territory_id = l.territory_id and m.id = l.mention_id
    returning m.id, m.watch_ids = '{}' and not m.pinned as loose
  `.execute(trx);
  await sql`delete from listening.watch_mention where territory_id = ${territoryId} and watch_id = ${watchId}`.execute(
    trx,
  );
  for (const table of ['volume', 'volume_quarter'] as const) {
    await sql`delete from ${sql.table(`listening.${table}`)} where territory_id = ${territoryId} and watch_id = ${watchId}`.execute(
      trx,
    );
  }
  return rows.flatMap((row) => (row.loose ? [row.id] : []));
}

/** Takes a watch off some of what it held, with their part in its counts. Answers those that no watch holds any more. */
export async function letGo(
  trx: Transaction<ListeningTables>,
  named: Named,
  mentions: readonly { id: string }[],
): Promise<string[]> {
  if (mentions.length === 0) return [];
  const { territoryId, watchId } = named;
  const ids = mentions.map(({ id }) => id);
  const { rows } = await sql<Freed>`
    update listening.mention m set watch_ids = array_remove(m.watch_ids, ${watchId})
    where m.territory_id = ${territoryId} and m.id = any(${ids}::text[]) and ${watchId} = any(m.watch_ids)
    returning m.id, m.posted_at as "postedAt", m.tone, m.state = 'hidden' as hidden, m.watch_ids = '{}' and not m.pinned as loose
  `.execute(trx);
  await sql`
    delete from listening.watch_mention
    where territory_id = ${territoryId} and watch_id = ${watchId} and mention_id = any(${ids}::text[])
  `.execute(trx);
  await countInWatch(
    trx,
    named,
    rows.filter((row) => !row.hidden),
    -1,
  );
  return rows.flatMap((row) => (row.loose ? [row.id] : []));
}

/** Adds mentions to the counts of one watch, or takes them off: those of the whole territory are not concerned. */
export async function countInWatch(
  trx: Transaction<ListeningTables>,
  { territoryId, watchId }: Named,
  mentions: readonly { postedAt: Date; tone: Tone }[],
  sign: 1 | -1,
): Promise<void> {
  await addCounts(
    trx,
    territoryId,
    mentions.map((mention) => ({ ...mention, watchIds: [watchId], sign })),
  );
}
