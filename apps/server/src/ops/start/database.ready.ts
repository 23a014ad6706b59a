import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { OperatorError } from '../../platform/operator.error.ts';

const OLDEST_VERSION = 150_000;

/**
 * Waits for the PostgreSQL that DATABASE_URL names, which may be starting at the same time as we are.
 * @throws OperatorError when it does not answer within `patienceMs`, refuses us, or is too old
 */
export async function awaitDatabase(given: {
  url: string;
  patienceMs: number;
  signal: AbortSignal;
  onWait: () => void;
}): Promise<void> {
  const deadline = performance.now() + given.patienceMs;
  for (let tries = 0; ; tries += 1) {
    given.signal.throwIfAborted();
    try {
      await checkVersion(given.url);
      return;
    } catch (error) {
      if (error instanceof OperatorError || !isPassing(error) || performance.now() > deadline) throw refusal(error);
      if (tries === 0) given.onWait();
      await delay(500);
    }
  }
}

async function checkVersion(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    );
    const { number = 0, version = '?' } = rows[0] ?? {};
    if (number >= OLDEST_VERSION) return;
    throw new OperatorError({
      fr: `PostgreSQL ${version} est trop ancien : Beffroi demande la version 15 ou une plus récente.`,
      en: `PostgreSQL ${version} is too old: Beffroi needs version 15 or later.`,
    });
  } finally {
    await client.end();
  }
}

/** Not there yet, or starting (57P03); a wrong password or a missing database will not mend by itself. */
function isPassing(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|57P0)/.test(code);
}

function refusal(cause: unknown): OperatorError {
  if (cause instanceof OperatorError) return cause;
  const { message, errors } = cause as AggregateError;
  const why = message || (errors?.[0] as Error | undefined)?.message || String(cause);
  return new OperatorError(
    {
      fr: `La base de données n’est pas utilisable (${why}) : vérifiez DATABASE_URL et que le serveur tourne.`,
      en: `The database cannot be used (${why}): check DATABASE_URL and that the server runs.`,
    },
    { cause },
  );
}
