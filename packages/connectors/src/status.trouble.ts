import type { Trouble, TroubleKind } from './port.ts';

type Explanation = { kind: TroubleKind; fr: string; en: string };

/**
 * What an HTTP refusal means for the person who set the source up.
 * @param status HTTP status, 400 or more
 * @param who the server's host, as it is shown
 * @param retryAfterSeconds what the server asked to wait, when it did
 * @param detail the server's own words, when it gave any
 */
export function troubleOfStatus(
  status: number,
  who: string,
  { retryAfterSeconds, detail }: { retryAfterSeconds?: number | undefined; detail?: string | undefined } = {},
): Trouble {
  const { kind, fr, en } = explain(status);
  const said = detail ? ` (${shorten(detail)})` : '';
  return {
    ok: false,
    kind,
    message: { fr: `${who} ${fr}${said}.`, en: `${who} ${en}${said}.` },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

function explain(status: number): Explanation {
  if (status === 401)
    return {
      kind: 'auth_expired',
      fr: 'refuse le jeton ou le mot de passe : reconnectez le compte',
      en: 'refuses the token or password: connect the account again',
    };
  if (status === 403)
    return {
      kind: 'forbidden',
      fr: 'interdit cette lecture au compte connecté',
      en: 'forbids this reading to the connected account',
    };
  if (status === 404)
    return { kind: 'not_found', fr: 'ne connaît pas cette adresse', en: 'does not know this address' };
  if (status === 410)
    return { kind: 'gone', fr: 'a fermé cette adresse pour de bon', en: 'closed this address for good' };
  if (status === 429) return { kind: 'rate_limited', fr: 'demande de ralentir', en: 'asks to slow down' };
  if (status >= 500)
    return {
      kind: 'unavailable',
      fr: `est en panne pour le moment (HTTP ${status})`,
      en: `is failing at the moment (HTTP ${status})`,
    };
  return { kind: 'unreadable', fr: `refuse la demande (HTTP ${status})`, en: `refuses the request (HTTP ${status})` };
}

/** An answer that is not what the network's documentation promises. */
export function unreadableAnswer(who: string): Trouble {
  return {
    ok: false,
    kind: 'unreadable',
    message: {
      fr: `${who} a répondu autre chose que ce qui est attendu : l’adresse est-elle la bonne ?`,
      en: `${who} answered something unexpected: is the address the right one?`,
    },
  };
}

/** Seconds from a `Retry-After` header, in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterOf(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  return secondsUntil(header, now);
}

/** Whole seconds from now to an instant, at least 1; absent when it cannot be read. */
export function secondsUntil(instant: string, now: Date): number | undefined {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? undefined : Math.max(1, Math.ceil((at - now.getTime()) / 1000));
}

function shorten(detail: string): string {
  const line = detail.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return (line.length > 160 ? `${line.slice(0, 159)}…` : line).toWellFormed();
}
