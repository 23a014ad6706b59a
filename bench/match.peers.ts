import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AhoCorasick } from '@monyone/aho-corasick';
import { createPool } from '../apps/server/src/platform/db/database.ts';
import { startPostgres } from '../apps/server/src/platform/postgres/index.ts';
import { toSql } from '../packages/engines/src/query/index.ts';
import type { Query, Words } from '../packages/engines/src/query/index.ts';
import { tokenize } from '../packages/engines/src/text/index.ts';

export type Watch = { id: string; query: Query };
export type Post = { text: string };
/** Matches posts one by one, and says how many hits there were. */
export type Peer = { name: string; count: (posts: readonly Post[]) => number | Promise<number> };

/** The words of a post as the other peers read them: folded, one space around each. */
function spaced(text: string): string {
  const tokens = tokenize(text).map((token) => (token.kind === 'tag' ? `#${token.term}` : token.term));
  return ` ${tokens.join(' ')} `;
}

/** The words of a post as a tsvector, without the stems and written forms that these watches do not ask for. */
function tsvectorOf({ text }: Post): string {
  return tokenize(text)
    .map(({ kind, term, position }) => `'${kind === 'tag' ? '#' : ''}${term}':${position + 1}`)
    .join(' ');
}

function keyOf({ patterns }: Words): string {
  const words = patterns.map(({ match, text }) => (match === 'tag' ? `#${text}` : text)).join(' ');
  return patterns.at(-1)!.match === 'prefix' ? ` ${words}` : ` ${words} `;
}

function wordsOf(query: Query): Words[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.children.flatMap(wordsOf);
    case 'not':
      return wordsOf(query.child);
    case 'words':
      return [query];
    default:
      return [];
  }
}

/** An Aho-Corasick automaton finds the words; each watch with a word found is counted, then worked out. */
export function ahoCorasick(watches: readonly Watch[]): Peer {
  const watching = new Map<string, number[]>();
  for (const [number, { query }] of watches.entries()) {
    for (const key of new Set(wordsOf(query).map(keyOf))) watching.set(key, [...(watching.get(key) ?? []), number]);
  }
  const automaton = new AhoCorasick([...watching.keys()]);
  const least = watches.map(({ query }) =>
    query.kind === 'and' ? query.children.filter(({ kind }) => kind !== 'not').length : 1,
  );
  return {
    name: 'Aho-Corasick (@monyone/aho-corasick) with counters',
    count: (posts) => {
      let hits = 0;
      for (const { text } of posts) {
        const found = new Set(automaton.matchInText(spaced(text)).map(({ keyword }) => keyword));
        const counts = new Map<number, number>();
        for (const key of found)
          for (const number of watching.get(key)!) counts.set(number, (counts.get(number) ?? 0) + 1);
        for (const [number, count] of counts) {
          if (count >= least[number]! && holds(watches[number]!.query, found)) hits += 1;
        }
      }
      return hits;
    },
  };
}

function holds(query: Query, found: ReadonlySet<string>): boolean {
  switch (query.kind) {
    case 'and':
      return query.children.every((child) => holds(child, found));
    case 'or':
      return query.children.some((child) => holds(child, found));
    case 'not':
      return !holds(query.child, found);
    case 'words':
      return found.has(keyOf(query));
    default:
      throw new TypeError(`the peers of this bench do not read ${query.kind}`);
  }
}

export function regularExpressions(watches: readonly Watch[]): Peer {
  const expressions = watches.map(({ query }) => new RegExp(`^${lookaheads(query)}`, 'su'));
  return {
    name: 'one RegExp per watch',
    count: (posts) => {
      let hits = 0;
      for (const { text } of posts) {
        const words = spaced(text);
        for (const expression of expressions) if (expression.test(words)) hits += 1;
      }
      return hits;
    },
  };
}

function lookaheads(query: Query): string {
  switch (query.kind) {
    case 'and':
      return query.children.map(lookaheads).join('');
    case 'or':
      return query.children.every(({ kind }) => kind === 'words')
        ? `(?=.*(?:${query.children.map((child) => keyOf(child as Words)).join('|')}))`
        : `(?:${query.children.map(lookaheads).join('|')})`;
    case 'not':
      return query.child.kind === 'or' || query.child.kind === 'words' ? `(?!${lookaheads(query.child)})` : '';
    case 'words':
      return `(?=.*${keyOf(query)})`;
    default:
      throw new TypeError(`the peers of this bench do not read ${query.kind}`);
  }
}

/** PostgreSQL with the same words: all posts at once against all watches by a GIN index, or one post after the other. */
export async function postgres(
  watches: readonly Watch[],
): Promise<{ batch: Peer; single: Peer; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-bench-'));
  const server = await startPostgres({ dataFolder: folder, durable: false, address: 'bench' });
  const client = createPool({ url: server.url, max: 1 });
  const columns = {
    search: 's',
    network: 'n',
    lang: 'l',
    site: 'h',
    authorFolded: 'a',
    followers: 'f',
    hasLink: 'k',
    hasMedia: 'm',
  };
  const tsqueries = watches.map(({ query }) => toSql(query, columns).params[0]);
  await client.query('set max_parallel_workers_per_gather = 0');
  await client.query(
    'create table watch as select number::int, query::tsquery from unnest($1::text[]) with ordinality as t (query, number)',
    [tsqueries],
  );
  await client.query('analyze watch');
  const rows = async (sql: string, params: unknown[]): Promise<number> =>
    Number((await client.query<{ count: string }>(sql, params)).rows[0]!.count);
  return {
    batch: {
      name: 'PostgreSQL tsquery, in batch',
      count: async (posts) => {
        await client.query('drop table if exists post');
        await client.query('create table post as select search::tsvector from unnest($1::text[]) as t (search)', [
          posts.map(tsvectorOf),
        ]);
        await client.query('create index on post using gin (search)');
        await client.query('analyze post');
        return rows('select count(*) from watch join post on post.search @@ watch.query', []);
      },
    },
    single: {
      name: 'PostgreSQL tsquery, post by post',
      count: async (posts) => {
        let hits = 0;
        for (const post of posts)
          hits += await rows('select count(*) from watch where $1::tsvector @@ query', [tsvectorOf(post)]);
        return hits;
      },
    },
    stop: async () => {
      await client.end();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
