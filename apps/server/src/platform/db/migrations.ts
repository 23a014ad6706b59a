import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export type Migration = { name: string; up: string; down: string };

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));
const LOCK = 4_300_001;

/** The migrations in their order: `NNNN-module-what.sql`, each with `-- up` and `-- down`. */
export async function readMigrations(from: string = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(names.map(async (name) => parseMigration(name, await readFile(`${from}/${name}`, 'utf8'))));
}

function parseMigration(name: string, text: string): Migration {
  const parts = /^-- up\n([\s\S]*)^-- down\n([\s\S]*)$/m.exec(text);
  if (!parts) throw new Error(`migration ${name} needs a line '-- up' then a line '-- down'`);
  return { name, up: parts[1] ?? '', down: parts[2] ?? '' };
}

/** Applies what has not been applied yet, one transaction a migration. Safe to call from several processes at once. */
export async function migrateUp(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists public.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from public.migration');
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const unknown = [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) throw new Error(`the database is newer than this program: it knows ${unknown.join(', ')}`);
    const done: string[] = [];
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await inTransaction(client, migration.up, () =>
        client.query('insert into public.migration (name, sha256) values ($1, $2)', [
          migration.name,
          digest(migration.up),
        ]),
      );
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}

/** Undoes the last `count` migrations; used by tests of the migrations themselves. */
export async function migrateDown(pool: pg.Pool, migrations: readonly Migration[], count: number): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select name from public.migration order by name desc limit $1',
      [count],
    );
    for (const { name } of rows) {
      const migration = migrations.find((candidate) => candidate.name === name);
      if (!migration) throw new Error(`no migration file for ${name}`);
      await inTransaction(client, migration.down, () =>
        client.query('delete from public.migration where name = $1', [name]),
      );
    }
  } finally {
    client.release();
  }
}

async function inTransaction(client: pg.PoolClient, sql: string, record: () => Promise<unknown>): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await record();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
