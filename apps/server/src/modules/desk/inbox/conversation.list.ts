import { sql, type RawBuilder } from 'kysely';
import { idSchema, type ConversationCard, type ConversationFilter } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import { cursorInvalid } from '../desk.errors.ts';
import type { Db } from '../desk.deps.ts';
import type { StoredConversation } from '../intake/conversation.store.ts';
import { conditionsOf, searchOf, type Viewer } from './conversation.filter.ts';
import { cardOf } from './conversation.presenter.ts';

export type Asked = ConversationFilter & {
  territoryId: string;
  sort: 'need' | 'newest' | 'oldest';
  cursor?: string | undefined;
  limit: number;
};

/** How many of the first in order a search looks through before it asks the index of words. */
const LOOKED_THROUGH = 4000;

/** A page of the inbox. What deserves an answer comes first, and of that who waits longest. @throws desk.cursor_invalid */
export async function listConversations(
  db: Db,
  asked: Asked,
  viewer: Viewer,
): Promise<{ items: ConversationCard[]; nextCursor?: string }> {
  const rows = await readPage(db, asked, viewer);
  const shown = rows.slice(0, asked.limit);
  const names = await personNames(
    db,
    shown.flatMap(({ assignee_id: id }) => id ?? []),
  );
  const channels = await channelNames(db, asked.territoryId, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => cardOf(row, { names, channels, now: viewer.now })),
    ...(rows.length > asked.limit && last ? { nextCursor: writeCursor(last) } : {}),
  };
}

async function readPage(db: Db, asked: Asked, viewer: Viewer): Promise<StoredConversation[]> {
  const conditions = [...conditionsOf(asked, viewer), ...beyond(asked)];
  const search = searchOf(asked.text);
  const limit = asked.limit + 1;
  if (!search) return inOrder(db, asked, conditions, limit);
  // A common word fills a page from the first ones; a rare one is found at once by the index of words.
  const near = await sql<StoredConversation>`
    select c.* from (
      select c.* from desk.conversation c where ${whereOf(asked, conditions)}
      order by ${orderOf(asked.sort)} limit ${LOOKED_THROUGH}
    ) c where ${search} order by ${orderOf(asked.sort)} limit ${limit}
  `.execute(db);
  if (near.rows.length === limit) return near.rows;
  const { rows } = await sql<StoredConversation>`
    with found as materialized (
      select c.id, c.pressing, c.last_at from desk.conversation c where ${whereOf(asked, [...conditions, search])}
    )
    select c.* from (select c.* from found c order by ${orderOf(asked.sort)} limit ${limit}) f
    join desk.conversation c on c.territory_id = ${asked.territoryId} and c.id = f.id
    order by ${orderOf(asked.sort)}
  `.execute(db);
  return rows;
}

async function inOrder(
  db: Db,
  asked: Asked,
  conditions: readonly RawBuilder<unknown>[],
  limit: number,
): Promise<StoredConversation[]> {
  const { rows } = await sql<StoredConversation>`
    select c.* from desk.conversation c where ${whereOf(asked, conditions)}
    order by ${orderOf(asked.sort)} limit ${limit}
  `.execute(db);
  return rows;
}

const whereOf = (asked: Asked, conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join([sql`c.territory_id = ${asked.territoryId}`, ...conditions], sql` and `);

function orderOf(sort: Asked['sort']): RawBuilder<unknown> {
  if (sort === 'newest') return sql.raw('c.last_at desc, c.id desc');
  if (sort === 'oldest') return sql.raw('c.last_at, c.id');
  return sql.raw('c.pressing desc, c.last_at, c.id');
}

function beyond({ cursor, sort }: Asked): RawBuilder<unknown>[] {
  if (cursor === undefined) return [];
  const [pressing = '', instant = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(instant);
  if (!/^\d{1,3}$/.test(pressing) || Number.isNaN(at.getTime()) || !idSchema.safeParse(id).success)
    throw cursorInvalid();
  if (sort === 'newest') return [sql`(c.last_at, c.id) < (${at}, ${id})`];
  if (sort === 'oldest') return [sql`(c.last_at, c.id) > (${at}, ${id})`];
  return [
    sql`c.pressing <= ${Number(pressing)} and (c.pressing < ${Number(pressing)} or (c.last_at, c.id) > (${at}::timestamptz, ${id}::text))`,
  ];
}

function writeCursor(row: Pick<StoredConversation, 'pressing' | 'last_at' | 'id'>): string {
  return Buffer.from(`${row.pressing} ${row.last_at.toISOString()} ${row.id}`).toString('base64url');
}

/** Of accounts, by identifier. */
export async function channelNames(
  db: Db,
  territoryId: string,
  rows: readonly { channel_id: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ channel_id: id }) => id ?? []))];
  if (ids.length === 0) return new Map();
  const channels = await db
    .selectFrom('channels.channel')
    .select(['id', 'name'])
    .where('territory_id', '=', territoryId)
    .where('id', 'in', ids)
    .execute();
  return new Map(channels.map(({ id, name }) => [id, name]));
}
