import { createMatcher, parseQuery, readFields, searchDocument, toSql } from '@beffroi/engines/query';
import type { MatchablePost, Query } from '@beffroi/engines/query';
import { post, query } from '@beffroi/engines/query/testing';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';

const columns = {
  search: 'search',
  network: 'network',
  lang: 'lang',
  site: 'site',
  authorFolded: 'author_folded',
  followers: 'followers',
  hasLink: 'has_link',
  hasMedia: 'has_media',
};

// `LONG=1` compares 2,000 queries on 500 posts.
const isLong = process.env['LONG'] === '1';
const seed = 20_260_101;
const written: MatchablePost[] = [
  { text: 'La Région finance l’eau potable de Saint-Étienne', title: 'Budget 2026', author: 'mairie@piaille.fr' },
  { text: 'eau '.repeat(300) },
  { text: `${'mot '.repeat(16_500)}fin`, title: 'Long' },
  { text: Array.from({ length: 10_000 }, (_, index) => `#tag${index}`).join(' ') },
  { text: 'x'.repeat(1_000_000) },
  { text: `\u0000 \ud800 it's a back\\slash 'quoted' : & | ! <-> * ` },
];
const sources = [
  '"saint etienne"',
  'eau NEAR/3 potable',
  'potable NEAR/1 finance',
  '"budget la"',
  'titre:budget',
  '=La -=la',
  'finances~',
  'from:mairie -lang:fr',
  'mot fin',
  '"mot mot"',
  '#tag9999',
  `#tag99* "it's a back slash"`,
  `"${'x'.repeat(200)}"`,
  Array.from({ length: 1500 }, (_, index) => `mot${index}`).join(' OR ') + ' OR eau',
  `(${Array.from({ length: 8 }, (_, index) => `"a b${index}"`).join(' OR ')}) NEAR/100 (eau OR "c d" OR e OR f)`,
];

describe('the SQL of stored posts', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const posts = [...written, ...fc.sample(post, { numRuns: isLong ? 500 : 150, seed })];
  const queries: Query[] = [
    ...sources.map((source) => parseQuery(source).query!),
    ...fc.sample(query, { numRuns: isLong ? 2000 : 250, seed }),
  ];

  beforeAll(async () => {
    database = await freshDatabase();
    const { pool } = database;
    await pool.query(`create table stored_post (id int primary key, search tsvector not null, network text, lang text,
      site text, author_folded text, followers bigint, has_link boolean, has_media boolean)`);
    for (const [id, one] of posts.entries()) {
      const { network, lang, site, authorFolded, followers, hasLink, hasMedia } = readFields(one);
      await pool.query('insert into stored_post values ($1, $2::tsvector, $3, $4, $5, $6, $7, $8, $9)', [
        id,
        searchDocument(one),
        network,
        lang,
        site,
        authorFolded,
        followers,
        hasLink,
        hasMedia,
      ]);
    }
    await pool.query('create index on stored_post using gin (search)');
    await pool.query('analyze stored_post');
  });
  afterAll(async () => database.close());

  async function found(one: Query): Promise<number[]> {
    const { text, params } = toSql(one, columns);
    const { rows } = await database.pool.query<{ id: number }>(
      `select id from stored_post where ${text} order by id`,
      params,
    );
    return rows.map((row) => row.id);
  }

  it('finds the posts that the engine matches, whatever the query', async () => {
    const matcher = createMatcher();
    for (const [number, one] of queries.entries()) matcher.set(String(number), one);
    const expected = queries.map((): number[] => []);
    for (const [id, one] of posts.entries())
      for (const number of matcher.match(one)) expected[Number(number)]!.push(id);
    for (const [number, one] of queries.entries()) {
      expect({ query: one, ids: await found(one) }).toEqual({ query: one, ids: expected[number] });
    }
  });

  it('is served by the index on the words', async () => {
    const client = await database.pool.connect();
    await client.query('set enable_seqscan = off');
    const { text, params } = toSql(parseQuery('("saint etienne" OR eau*) budget -titre:long').query!, columns);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select id from stored_post where ${text}`,
      params,
    );
    client.release();
    expect(params).toHaveLength(1);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on stored_post_search_idx');
  });
});
