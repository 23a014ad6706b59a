import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';

type Probe = { probe: { word: string } };
let first: TestDatabase<Probe>;
let second: TestDatabase<Probe>;

beforeAll(async () => {
  [first, second] = await Promise.all([freshDatabase<Probe>(), freshDatabase<Probe>()]);
});

afterAll(async () => {
  await first.close();
});

test('each test file gets a migrated database that no other sees', async () => {
  await first.pool.query('create table probe (word text)');
  await first.db.insertInto('probe').values({ word: 'à l’école' }).execute();
  await expect(second.db.selectFrom('probe').selectAll().execute()).rejects.toThrow('does not exist');
  expect(await first.db.selectFrom('probe').selectAll().execute()).toEqual([{ word: 'à l’école' }]);
});

test('closing it drops it, whoever is still connected', async () => {
  await second.close();
  const name = new URL(second.url).pathname.slice(1);
  const { rows } = await first.pool.query('select 1 from pg_database where datname = $1', [name]);
  expect(rows).toEqual([]);
});

test('it is the PostgreSQL that installations run', async () => {
  const { rows } = await first.pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  expect(rows[0]?.version).toBeGreaterThanOrEqual(150_000);
});
