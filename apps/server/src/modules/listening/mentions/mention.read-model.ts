import { sql } from 'kysely';
import type { Mention, MentionFilter } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { allOf, listFrom, readPage, shownSql, writeCursor } from './mention.list.ts';
import { presentMention, type ShownRow } from './mention.presenter.ts';

const COUNT_CAP = 10_000;

/** Mentions by their ids, in the order given; those that are gone are left out. */
export async function presentMentions(
  db: Connection<ListeningTables>,
  territoryId: string,
  ids: readonly string[],
): Promise<Mention[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ShownRow>`
    select ${shownSql} from listening.mention m where m.territory_id = ${territoryId} and m.id = any(${[...ids]}::text[])
  `.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [presentMention(row)] : [];
  });
}

/** One page of the stream, newest first. @throws listening.query_invalid, listening.cursor_invalid */
export async function listMentionPage(
  db: Connection<ListeningTables>,
  territoryId: string,
  filter: MentionFilter & { cursor?: string | undefined; limit: number },
): Promise<{ items: Mention[]; nextCursor?: string }> {
  const rows = await readPage(db, territoryId, filter, filter.limit + 1);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return {
    items: items.map(presentMention),
    ...(rows.length > filter.limit && last ? { nextCursor: writeCursor(last) } : {}),
  };
}

/** All that a filter holds, page by page, with the authors' handles as stored: for exports, which are logged. */
export async function* walkMentions(
  db: Connection<ListeningTables>,
  territoryId: string,
  filter: MentionFilter,
  most: number,
): AsyncGenerator<ShownRow[]> {
  let cursor: string | undefined;
  for (let left = most; left > 0;) {
    const rows = await readPage(db, territoryId, { ...filter, cursor }, Math.min(1000, left));
    if (rows.length === 0) return;
    yield rows;
    left -= rows.length;
    const last = rows.at(-1);
    if (rows.length < 1000 || !last) return;
    cursor = writeCursor(last);
  }
}

export async function countFiltered(
  db: Connection<ListeningTables>,
  territoryId: string,
  filter: MentionFilter,
): Promise<{ count: number; capped: boolean }> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (
      select 1 from ${listFrom(territoryId, filter)} where ${allOf(territoryId, filter)} limit ${COUNT_CAP + 1}
    ) capped
  `.execute(db);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP };
}
