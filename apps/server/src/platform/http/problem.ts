import type { Problem } from '@beffroi/contracts';
import { isDatabaseAway, isDiskFull } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Locale } from './locale.ts';
import { databaseAway, diskFull } from './refusals.ts';

/**
 * Turns whatever a handler threw into problem+json (RFC 9457) in the caller's language. A refusal says what it says;
 * a database that went away or a disk that is full says so; anything else is a bug: logged once with its cause, and told without detail.
 */
export function problemResponse(given: {
  error: unknown;
  locale: Locale;
  requestId: string;
  logger: Logger;
}): Response {
  const { locale, requestId, logger } = given;
  const error = foreseen(given.error);
  if (isDiskFull(given.error)) logger.error({ err: given.error, requestId }, 'no room left on the disk');
  if (!(error instanceof Refusal)) {
    logger.error({ err: error, requestId }, 'unexpected error');
    return respond({
      type: 'about:blank',
      status: 500,
      code: 'internal',
      title:
        locale === 'fr'
          ? 'Une erreur inattendue est survenue. Rien n’a été enregistré ; l’incident est consigné.'
          : 'An unexpected error happened. Nothing was saved; the incident is logged.',
      requestId,
    });
  }
  return respond(
    {
      type: `urn:beffroi:problem:${error.code}`,
      status: error.status,
      code: error.code,
      title: error.text[locale],
      ...(error.fields.length > 0
        ? {
            fields: error.fields.map((field) => ({
              path: field.path,
              code: field.code,
              message: field.message[locale],
            })),
          }
        : {}),
      requestId,
    },
    error.retryAfterSeconds,
  );
}

/** What befalls the machine rather than the request. */
function foreseen(cause: unknown): unknown {
  if (isDatabaseAway(cause)) return databaseAway({ cause });
  return isDiskFull(cause) ? diskFull({ cause }) : cause;
}

function respond(problem: Problem, retryAfterSeconds?: number): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
    },
  });
}
