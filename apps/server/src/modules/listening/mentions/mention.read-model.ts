import { sql, type RawBuilder } from 'kysely';
import type { Mention, MentionFilter } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { cursorInvalid } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { filterConditions } from './mention.filter.ts';
import { presentMention, shownColumns, type ShownRow } from './mention.presenter.ts';

const columns = sql.raw(shownColumns.map((column) => `m.${column}`).join(', '));
const COUNT_CAP = 10_000;

/** Mentions by their ids, in the order given; those that are gone are left out. */
export async function presentMentions(
  db: Connection<ListeningTables>,
  territoryId: string,
  ids: readonly string[],
): Promise<Mention[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ShownRow>`
    select ${columns} from listening.mention m where m.territory_id = ${territoryId} and m.id = any(${[...ids]}::text[])
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

async function readPage(
  db: Connection<ListeningTables>,
  territoryId: string,
  filter: MentionFilter & { cursor?: string | undefined },
  limit: number,
): Promise<ShownRow[]> {
  const after = readCursor(filter.cursor);
  const place = orderColumns(filter);
  const beyond = after
    ? sql`and (${place.postedAt}, ${place.id}) < (${after.postedAt}::timestamptz, ${after.id})`
    : sql``;
  const { rows } = await sql<ShownRow>`
    select ${columns} from ${listFrom(territoryId, filter)}
    where ${allOf(territoryId, filter)} ${beyond}
    order by ${place.postedAt} desc, ${place.id} desc limit ${limit}
  `.execute(db);
  return rows;
}

/** A watch's mentions are read from its own list, which is in the order of the stream already. */
function listFrom(territoryId: string, filter: MentionFilter): RawBuilder<unknown> {
  if (filter.watchId === undefined) return sql`listening.mention m`;
  return sql`listening.watch_mention l join listening.mention m on m.territory_id = ${territoryId} and m.id = l.mention_id`;
}

function orderColumns(filter: MentionFilter) {
  return filter.watchId === undefined
    ? { postedAt: sql.raw('m.posted_at'), id: sql.raw('m.id') }
    : { postedAt: sql.raw('l.posted_at'), id: sql.raw('l.mention_id') };
}

function allOf(territoryId: string, filter: MentionFilter): RawBuilder<boolean> {
  const list =
    filter.watchId === undefined
      ? [sql<boolean>`m.territory_id = ${territoryId}`]
      : [
          sql<boolean>`l.territory_id = ${territoryId} and l.watch_id = ${filter.watchId}`,
          ...(filter.from === undefined ? [] : [sql<boolean>`l.posted_at >= ${filter.from}::timestamptz`]),
          ...(filter.to === undefined ? [] : [sql<boolean>`l.posted_at < ${filter.to}::timestamptz`]),
        ];
  return sql.join([...list, ...filterConditions(filter)], sql` and `) as RawBuilder<boolean>;
}

function writeCursor(row: Pick<ShownRow, 'posted_at' | 'id'>): string {
  return Buffer.from(`${row.posted_at.toISOString()} ${row.id}`).toString('base64url');
}

function readCursor(cursor: string | undefined): { postedAt: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [postedAt, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (postedAt === undefined || id === undefined || Number.isNaN(Date.parse(postedAt))) throw cursorInvalid();
  return { postedAt, id };
}
