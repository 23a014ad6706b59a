import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, createPool } from '../platform/db/database.ts';
import { createFromTemplate, dropDatabase, urlOfDatabase } from './database.clone.ts';

export type TestDatabase<Tables> = {
  pool: pg.Pool;
  db: Kysely<Tables>;
  url: string;
  /** Ends its connections and drops the database; call it in `afterAll`. */
  close: () => Promise<void>;
};

/**
 * A migrated database of its own for one test file, on the real PostgreSQL of the run.
 *
 * @example
 * const { db, close } = await freshDatabase<AlertsTables>();
 * afterAll(close);
 */
export async function freshDatabase<Tables>(): Promise<TestDatabase<Tables>> {
  return copyOf(inject('testServer').template);
}

/** A database with nothing in it, for tests of what fills one. */
export async function emptyDatabase<Tables>(): Promise<TestDatabase<Tables>> {
  return copyOf('template0');
}

async function copyOf<Tables>(template: string): Promise<TestDatabase<Tables>> {
  const { url: server } = inject('testServer');
  const name = `beffroi_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await createFromTemplate(server, name, template);
  const url = urlOfDatabase(server, name);
  const pool = createPool({ url, max: 10 });
  return {
    pool,
    db: createDatabase<Tables>(pool),
    url,
    async close() {
      if (!pool.ended) await pool.end();
      await dropDatabase(server, name);
    },
  };
}
