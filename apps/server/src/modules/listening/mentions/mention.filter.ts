import { sql, type RawBuilder } from 'kysely';
import type { MentionFilter } from '@beffroi/contracts';
import { parseQuery, toSql, type Query } from '@beffroi/engines/query';
import { queryInvalid, rangeReversed } from '../listening.errors.ts';

/** Reads a query or refuses it, with what is wrong and where. @throws listening.query_invalid */
export function readQuery(source: string, path: string): Query {
  const { query, issues } = parseQuery(source);
  if (query) return query;
  throw queryInvalid({ fields: issues.map((issue) => ({ path, code: issue.code, message: issue.message })) });
}

/** A query as a condition on a stored mention, whose alias is `m`. */
export function queryCondition(query: Query): RawBuilder<boolean> {
  const { text, params } = toSql(query, {
    search: 'm.search',
    network: 'm.network',
    lang: 'm.lang',
    site: 'm.site',
    authorFolded: 'm.author_folded',
    followers: 'm.author_followers',
    hasLink: 'm.has_link',
    hasMedia: "(m.media <> '[]'::jsonb)",
  });
  return numbered<boolean>(text, params);
}

/**
 * The conditions of a filter on a mention `m`, without its watch, which chooses the list that is read. Hidden mentions
 * show only when they are asked for, as they count only then.
 */
export function filterConditions(filter: MentionFilter): RawBuilder<boolean>[] {
  ensureOrder(filter);
  const conditions: RawBuilder<boolean>[] = [];
  const add = (condition: RawBuilder<boolean>) => conditions.push(condition);
  if (filter.network !== undefined) add(sql`m.network = ${filter.network}`);
  if (filter.tone !== undefined) add(sql`m.tone = ${filter.tone}`);
  if (filter.aggressive === 'any') add(sql`m.aggressive <> 'none'`);
  else if (filter.aggressive !== undefined) add(sql`m.aggressive = ${filter.aggressive}`);
  if (filter.lang !== undefined) add(sql`m.lang = ${filter.lang}`);
  add(filter.state === undefined ? sql`m.state <> 'hidden'` : sql`m.state = ${filter.state}`);
  if (filter.toTreat !== undefined) add(sql`m.state = 'new' and (m.tone = 'negative' or m.aggressive <> 'none')`);
  if (filter.storyId !== undefined) add(sql`m.story_id = ${filter.storyId}`);
  if (filter.sourceId !== undefined) add(sql`m.source_id = ${filter.sourceId}`);
  if (filter.minReach !== undefined) add(sql`m.reach >= ${filter.minReach}`);
  if (filter.from !== undefined) add(sql`m.posted_at >= ${new Date(filter.from)}`);
  if (filter.to !== undefined) add(sql`m.posted_at < ${new Date(filter.to)}`);
  if (filter.q !== undefined && filter.q.trim() !== '') add(queryCondition(readQuery(filter.q, 'query.q')));
  return conditions;
}

/** @throws listening.range_reversed for a period that ends before it begins */
export function ensureOrder({ from, to }: { from?: Date | string | undefined; to?: Date | string | undefined }): void {
  if (from !== undefined && to !== undefined && new Date(from) > new Date(to)) throw rangeReversed();
}

/** Turns SQL with `$1`… into a fragment that can stand inside a larger statement. */
function numbered<T>(text: string, params: readonly unknown[]): RawBuilder<T> {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql.val(params[Number(piece) - 1]))),
    sql.raw(''),
  ) as RawBuilder<T>;
}
