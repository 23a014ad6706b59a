import { pino, type Logger } from 'pino';

export type { Logger };

/** Logs as JSON lines on standard error. Personal data never goes in: log identifiers, not names, texts or addresses. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['password', 'token', 'secret', '*.password', '*.token', '*.secret'], censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
