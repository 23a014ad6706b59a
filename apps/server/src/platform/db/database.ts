import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types } from 'pg';

// 64-bit integers come as numbers: ours are counts and sequence numbers, far below 2^53.
types.setTypeParser(types.builtins.INT8, Number);

export type Database<Tables> = Kysely<Tables>;

/** A database or a transaction on it: what a repository takes. */
export type Connection<Tables> = Kysely<Tables> | Transaction<Tables>;

/** Where only the transaction matters and not the tables: jobs and live events are told from any module. */
// eslint-disable-next-line typescript/no-explicit-any -- any module's connection will do
export type AnyConnection = Connection<any>;

export function createPool(given: { url: string; max: number; applicationName?: string }): Pool {
  const pool = new Pool({
    connectionString: given.url,
    max: given.max,
    application_name: given.applicationName ?? 'beffroi',
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

export function createDatabase<Tables>(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
