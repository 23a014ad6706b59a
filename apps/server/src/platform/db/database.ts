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
  // The same for one that breaks between two queries of a transaction: the next query says it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function createDatabase<Tables>(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Connection lost or refused, server shutting down, starting or without room for one more: SQLSTATE class 08, 57P0x, 53300, and the socket's errors. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string' && /^(08...|53300|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/.test(code)) {
    return code !== 'ENOENT' || (error as { syscall?: string }).syscall === 'connect';
  }
  const message = (error as { message?: unknown } | undefined)?.message;
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|ECONNREFUSED/.test(message)
  );
}

/** No room left: the database's disk (SQLSTATE 53100), or ours. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}
