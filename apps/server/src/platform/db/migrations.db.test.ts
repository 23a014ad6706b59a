import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../testing/database.ts';
import { migrateDown, migrateUp, readMigrations } from './migrations.ts';

let database: TestDatabase<never>;

beforeAll(async () => {
  database = await emptyDatabase<never>();
});
afterAll(() => database.close());

const schemas = async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)' order by 1`,
  );
  return rows.map(({ name }) => name);
};

test('migrations apply in order, once, may stop anywhere, and go down again without a trace', async () => {
  const migrations = await readMigrations();
  for (let count = 1; count <= migrations.length; count += 1) {
    expect(await migrateUp(database.pool, migrations.slice(0, count))).toHaveLength(1);
  }
  expect(await migrateUp(database.pool, migrations)).toEqual([]);
  expect(await schemas()).toContain('listening');
  await migrateDown(database.pool, migrations, migrations.length);
  expect(await schemas()).toEqual([]);
});

test('a database that knows a later migration is not touched by an earlier program', async () => {
  const migrations = await readMigrations();
  await migrateUp(database.pool, migrations);
  await expect(migrateUp(database.pool, migrations.slice(0, 2))).rejects.toThrow('newer than this program');
});
