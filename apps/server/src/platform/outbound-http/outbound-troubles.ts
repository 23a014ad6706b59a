import type { Trouble, TroubleKind } from '@beffroi/connectors';
import { RefusedAddressError } from './guarded-connect.ts';
import { TooLargeError, UnreadableBodyError } from './response-body.ts';

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
/** Raised while connecting, and then alone: nothing of the request was sent. */
const connectCodes = new Set([
  ...dnsCodes,
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const badCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|^ERR_SSL/;
const timeoutCodes = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

export function trouble(kind: TroubleKind, fr: string, en: string): Trouble {
  return { ok: false, kind, message: { fr, en } };
}

/** What went wrong outside, told so that a person can act on it. Anything unknown is said with its code. */
export function troubleFrom(
  error: unknown,
  given: {
    host: string;
    timeoutMs: number;
    timedOut: boolean;
    stopped: boolean;
    /** Another host answered before, and sent us to this one. */
    wasRedirected?: boolean;
  },
): Trouble {
  const cause = rootCause(error);
  const code = codeOf(cause);
  const failedToConnect = cause instanceof RefusedAddressError || connectCodes.has(code) || badCertificate.test(code);
  const isUnreached = failedToConnect && given.wasRedirected !== true;
  return { ...explained(cause, given), ...(isUnreached ? { reached: false } : {}) };
}

function explained(
  cause: unknown,
  given: { host: string; timeoutMs: number; timedOut: boolean; stopped: boolean },
): Trouble {
  const { host } = given;
  if (cause instanceof RefusedAddressError) {
    return trouble(
      'refused_address',
      `L’adresse « ${host} » mène à un réseau privé ou réservé ; elle n’est pas appelée. Pour l’autoriser : ALLOW_PRIVATE_ADDRESSES.`,
      `The address '${host}' leads to a private or reserved network; it is not called. To allow it: ALLOW_PRIVATE_ADDRESSES.`,
    );
  }
  if (given.stopped)
    return trouble('unavailable', `La requête vers ${host} a été interrompue.`, `The request to ${host} was stopped.`);
  if (given.timedOut || timeoutCodes.has(codeOf(cause))) {
    const seconds = Math.max(1, Math.round(given.timeoutMs / 1000));
    return trouble(
      'timeout',
      `${host} n’a pas répondu entièrement en ${seconds} s.`,
      `${host} did not answer in full within ${seconds} s.`,
    );
  }
  if (cause instanceof TooLargeError) {
    return trouble(
      'too_large',
      `La réponse de ${host} dépasse la taille permise.`,
      `The answer of ${host} is larger than allowed.`,
    );
  }
  if (codeOf(cause) === 'UND_ERR_HEADERS_OVERFLOW' || codeOf(cause) === 'HPE_HEADER_OVERFLOW') {
    return trouble(
      'too_large',
      `Les en-têtes de ${host} dépassent la taille permise.`,
      `The headers of ${host} are larger than allowed.`,
    );
  }
  if (cause instanceof UnreadableBodyError) {
    return trouble(
      'unreadable',
      `La réponse de ${host} est mal compressée.`,
      `The answer of ${host} is badly compressed.`,
    );
  }
  return troubleFromCode(codeOf(cause), host);
}

function troubleFromCode(code: string, host: string): Trouble {
  if (dnsCodes.has(code))
    return trouble('unavailable', `Le nom « ${host} » est introuvable.`, `The name '${host}' was not found.`);
  if (code === 'ECONNREFUSED')
    return trouble('unavailable', `${host} refuse la connexion.`, `${host} refuses the connection.`);
  if (badCertificate.test(code)) {
    return trouble(
      'unavailable',
      `Le certificat de ${host} n’est pas valable (${code}).`,
      `The certificate of ${host} is not valid (${code}).`,
    );
  }
  if (/^HPE_|UND_ERR_RES_CONTENT_LENGTH|UND_ERR_INVALID/.test(code)) {
    return trouble(
      'unreadable',
      `${host} ne répond pas en HTTP lisible (${code}).`,
      `${host} does not answer readable HTTP (${code}).`,
    );
  }
  const shown = code === '' ? '' : ` (${code})`;
  return trouble('unavailable', `${host} est injoignable${shown}.`, `${host} cannot be reached${shown}.`);
}

function rootCause(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 5; depth += 1) {
    if (cause instanceof AggregateError && cause.errors.length > 0) cause = cause.errors[0] as unknown;
    else if (cause instanceof Error && cause.cause instanceof Error && !isOurs(cause)) cause = cause.cause;
    else break;
  }
  return cause;
}

function isOurs(error: Error): boolean {
  return error instanceof RefusedAddressError || error instanceof TooLargeError || error instanceof UnreadableBodyError;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
