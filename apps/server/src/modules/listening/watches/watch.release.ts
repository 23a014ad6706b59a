import { sql, type Transaction } from 'kysely';
import type { ListeningTables } from '../listening.tables.ts';

/** Takes a watch off all that it held. Answers the mentions that no watch holds any more: they are to be erased. */
export async function releaseWatch(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  watchId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; loose: boolean }>`
    update listening.mention m set watch_ids = array_remove(m.watch_ids, ${watchId})
    from listening.watch_mention l
    where l.territory_id = ${territoryId} and l.watch_id = ${watchId} and m.territory_id = l.territory_id and m.id = l.mention_id
    returning m.id, m.watch_ids = '{}' and not m.pinned as loose
  `.execute(trx);
  await sql`delete from listening.watch_mention where territory_id = ${territoryId} and watch_id = ${watchId}`.execute(
    trx,
  );
  await sql`delete from listening.volume where territory_id = ${territoryId} and watch_id = ${watchId}`.execute(trx);
  return rows.flatMap((row) => (row.loose ? [row.id] : []));
}
