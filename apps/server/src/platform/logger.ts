import { pino, type Logger } from 'pino';

export type { Logger };

/** Logs as JSON lines on standard error. Personal data never goes in: log identifiers, not names, texts or addresses. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorForLog },
      redact: { paths: ['password', 'token', 'secret', '*.password', '*.token', '*.secret'], censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/**
 * An error as it may be kept: what it is and where it happened. What a database or a mail server quotes back (rows,
 * parameters, addresses) stays out.
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: withoutPersons(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    stack: withoutPersons(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.slice(0, 5).map(errorForLog) } : {}),
  };
}

function withoutPersons(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[address]')
    .replace(/(https?:\/\/)[^\s/@]*@/g, '$1[hidden]@')
    .replace(/(https?:\/\/[^\s?#"']+)[?#][^\s"']*/g, '$1?[hidden]');
}
