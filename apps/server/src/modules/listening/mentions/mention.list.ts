import { sql, type RawBuilder } from 'kysely';
import { idSchema, type MentionFilter } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { cursorInvalid } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { filterConditions } from './mention.filter.ts';
import { shownColumns, type ShownRow } from './mention.presenter.ts';

type Db = Connection<ListeningTables>;
type Asked = MentionFilter & { cursor?: string | undefined };

export const shownSql = sql.raw(shownColumns.map((column) => `m.${column}`).join(', '));

/** How many of the newest a search looks through before it asks the index of words: some milliseconds' work. */
const LOOKED_THROUGH = 8000;
/**
 * From so many found there, a page is near enough to be filled by looking further, and the index would bring more than
 * that costs: with a million mentions the two cost the same at about sixteen.
 */
const NEARLY = 16;

/** The rows that a filter holds beyond a cursor, newest first. @throws listening.query_invalid, listening.cursor_invalid */
export async function readPage(db: Db, territoryId: string, filter: Asked, limit: number): Promise<ShownRow[]> {
  if (filter.q === undefined || filter.q.trim() === '') return readInOrder(db, territoryId, filter, limit);
  let recent = await searchNewest(db, territoryId, filter, { limit, most: LOOKED_THROUGH });
  if (recent.length >= NEARLY && recent.length < limit) {
    const most = Math.ceil((2 * LOOKED_THROUGH * limit) / recent.length);
    recent = await searchNewest(db, territoryId, filter, { limit, most });
  }
  return recent.length === limit ? recent : searchByWords(db, territoryId, filter, limit);
}

async function readInOrder(db: Db, territoryId: string, filter: Asked, limit: number): Promise<ShownRow[]> {
  const place = orderColumns(filter);
  const { rows } = await sql<ShownRow>`
    select ${shownSql} from ${listFrom(territoryId, filter)}
    where ${allOf(territoryId, filter)} ${beyond(filter)}
    order by ${place.postedAt} desc, ${place.id} desc limit ${limit}
  `.execute(db);
  return rows;
}

/**
 * A common word fills a page from the newest mentions, where the index of words would bring all that ever had it; a
 * rare one is found at once by that index, where the order of the stream would lead through everything. The database
 * knows too little of words, and less of phrases, to choose: so the newest are looked through first.
 */
async function searchNewest(
  db: Db,
  territoryId: string,
  { watchId, ...filter }: Asked,
  { limit, most }: { limit: number; most: number },
): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select ${shownSql} from (
      select m.* from listening.mention m where ${inList(territoryId, filter)} ${beyond(filter)}
      order by m.posted_at desc, m.id desc limit ${most}
    ) m
    where ${sql.join(filterConditions(filter), sql` and `)} ${held(watchId)}
    order by m.posted_at desc, m.id desc limit ${limit}
  `.execute(db);
  return rows;
}

async function searchByWords(
  db: Db,
  territoryId: string,
  { watchId, ...filter }: Asked,
  limit: number,
): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    with found as materialized (
      select m.id, m.posted_at from listening.mention m where ${allOf(territoryId, filter)} ${held(watchId)} ${beyond(filter)}
    )
    select ${shownSql} from (select * from found order by posted_at desc, id desc limit ${limit}) f
    join listening.mention m on m.territory_id = ${territoryId} and m.id = f.id
    order by f.posted_at desc, f.id desc
  `.execute(db);
  return rows;
}

/** The index of words holds the watches of each mention too: words and watch are found together. */
function held(watchId: string | undefined): RawBuilder<unknown> {
  return watchId === undefined ? sql`` : sql`and m.watch_ids @> ${[watchId]}::text[]`;
}

/** A watch's mentions are read from its own list, which is in the order of the stream already. */
export function listFrom(territoryId: string, filter: MentionFilter): RawBuilder<unknown> {
  if (filter.watchId === undefined) return sql`listening.mention m`;
  return sql`listening.watch_mention l join listening.mention m on m.territory_id = ${territoryId} and m.id = l.mention_id`;
}

export function allOf(territoryId: string, filter: MentionFilter): RawBuilder<boolean> {
  return sql.join([inList(territoryId, filter), ...filterConditions(filter)], sql` and `) as RawBuilder<boolean>;
}

/** What belongs to the list that is read, within the period that is asked. */
function inList(territoryId: string, filter: MentionFilter): RawBuilder<boolean> {
  const { postedAt } = orderColumns(filter);
  const list =
    filter.watchId === undefined
      ? sql`m.territory_id = ${territoryId}`
      : sql`l.territory_id = ${territoryId} and l.watch_id = ${filter.watchId}`;
  const from = filter.from === undefined ? sql`` : sql`and ${postedAt} >= ${new Date(filter.from)}`;
  const to = filter.to === undefined ? sql`` : sql`and ${postedAt} < ${new Date(filter.to)}`;
  return sql`${list} ${from} ${to}`;
}

function orderColumns(filter: MentionFilter) {
  return filter.watchId === undefined
    ? { postedAt: sql.raw('m.posted_at'), id: sql.raw('m.id') }
    : { postedAt: sql.raw('l.posted_at'), id: sql.raw('l.mention_id') };
}

function beyond(filter: Asked): RawBuilder<unknown> {
  const after = readCursor(filter.cursor);
  if (!after) return sql``;
  const place = orderColumns(filter);
  return sql`and (${place.postedAt}, ${place.id}) < (${after.postedAt}::timestamptz, ${after.id})`;
}

export function writeCursor(row: Pick<ShownRow, 'posted_at' | 'id'>): string {
  return Buffer.from(`${row.posted_at.toISOString()} ${row.id}`).toString('base64url');
}

function readCursor(cursor: string | undefined): { postedAt: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [postedAt, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(postedAt ?? '') || Number.isNaN(Date.parse(postedAt ?? '')))
    throw cursorInvalid();
  if (postedAt === undefined || !idSchema.safeParse(id).success || id === undefined) throw cursorInvalid();
  return { postedAt, id };
}
