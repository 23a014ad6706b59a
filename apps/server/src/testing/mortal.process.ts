import type { HttpClient } from '@beffroi/connectors';
import type pg from 'pg';

/** What a killed process sees of the world: nothing any more. */
export class Killed extends Error {
  override name = 'Killed';
}

/**
 * A database and a network through which a process can be killed at a chosen moment: before or after its nth exchange
 * with either. After its death nothing it does reaches anything, and what it had not committed is rolled back, as when
 * a machine is switched off.
 */
export function createMortal(given: { pool: pg.Pool; http: HttpClient }) {
  let exchanges = 0;
  let fatal: { at: number; moment: 'before' | 'after' } | undefined;
  let dead = false;

  async function exchange<T>(run: () => Promise<T>): Promise<T> {
    if (dead) throw new Killed();
    const isLast = fatal?.at === exchanges;
    exchanges += 1;
    if (isLast && fatal?.moment === 'before') {
      dead = true;
      throw new Killed();
    }
    const answer = await run();
    if (isLast) dead = true;
    if (dead) throw new Killed();
    return answer;
  }

  const pool = {
    options: given.pool.options,
    async connect() {
      if (dead) throw new Killed();
      const client = await given.pool.connect();
      return {
        query: async (...args: unknown[]) =>
          exchange(async () => (client.query as (...a: unknown[]) => unknown)(...args) as Promise<unknown>),
        // The connection of the dead is cut: what was open in it is rolled back.
        release: () => client.release(dead),
        on: client.on.bind(client),
      };
    },
    end: async () => undefined,
  } as unknown as pg.Pool;

  const http: HttpClient = {
    fetch: async (request) => exchange(async () => given.http.fetch(request)),
    open: async (request) => exchange(async () => given.http.open(request)),
    webSocket: async (request) => exchange(async () => given.http.webSocket(request)),
  };

  return {
    pool,
    http,
    /** How many exchanges there were. */
    exchanges: () => exchanges,
    killAt(at: number, moment: 'before' | 'after'): void {
      fatal = { at, moment };
    },
    isDead: () => dead,
  };
}
