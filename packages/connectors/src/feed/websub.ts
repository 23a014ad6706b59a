import { createHmac, timingSafeEqual } from 'node:crypto';
import { safeHttpUrl } from '../html/index.ts';
import type { HttpRequest } from '../port.ts';
import type { ParsedFeed } from './parsed-feed.ts';

/** Where to subscribe, and the name under which the hub knows the feed. */
export type HubOfFeed = { hub: string; topic: string };

/** The hub of a feed (WebSub §4): what the Link header says first, then what the feed says. */
export function findHub(given: {
  linkHeader: string | undefined;
  feed: ParsedFeed;
  feedUrl: string;
}): HubOfFeed | undefined {
  const fromHeader = linksByRel(given.linkHeader ?? '');
  const hub = safeHttpUrl(fromHeader.get('hub') ?? given.feed.hub ?? '', given.feedUrl);
  const topic = safeHttpUrl(fromHeader.get('self') ?? given.feed.self ?? given.feedUrl, given.feedUrl);
  return hub === undefined || topic === undefined ? undefined : { hub, topic };
}

/**
 * The request that asks a hub for a subscription, or for its end (WebSub §5.1). The hub answers 202 and then verifies.
 *
 * @param given.callback an address of ours that nobody can guess, one for each subscription
 * @param given.secret under 200 bytes
 */
export function subscriptionRequest(given: {
  mode: 'subscribe' | 'unsubscribe';
  hub: string;
  topic: string;
  callback: string;
  leaseSeconds: number;
  secret: string;
}): HttpRequest {
  if (Buffer.byteLength(given.secret) >= 200) throw new RangeError('a WebSub secret is shorter than 200 bytes');
  const form = new URLSearchParams({
    'hub.mode': given.mode,
    'hub.topic': given.topic,
    'hub.callback': given.callback,
    ...(given.mode === 'subscribe'
      ? { 'hub.lease_seconds': String(given.leaseSeconds), 'hub.secret': given.secret }
      : {}),
  });
  return {
    url: given.hub,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  };
}

export type HubQuestion =
  | { kind: 'confirmed'; challenge: string; leaseSeconds: number }
  | { kind: 'denied'; reason: string }
  /** Not ours: answer 404. */
  | { kind: 'unknown' };

const longestLease = 30 * 86_400;
const shortestLease = 300;
const usualLease = 10 * 86_400;

/**
 * What a hub asks at the callback (WebSub §5.3): did we really want this? `confirmed`: answer 200 with the challenge as
 * the whole body.
 *
 * @param waiting what we asked for at this callback
 */
export function readHubQuestion(
  query: URLSearchParams,
  waiting: { mode: 'subscribe' | 'unsubscribe'; topic: string },
): HubQuestion {
  if (query.get('hub.topic') !== waiting.topic) return { kind: 'unknown' };
  const mode = query.get('hub.mode');
  if (mode === 'denied') return { kind: 'denied', reason: (query.get('hub.reason') ?? '').slice(0, 500) };
  const challenge = query.get('hub.challenge');
  if (mode !== waiting.mode || challenge === null || challenge === '') return { kind: 'unknown' };
  const lease = Number.parseInt(query.get('hub.lease_seconds') ?? '', 10);
  const leaseSeconds = Number.isFinite(lease) ? Math.min(longestLease, Math.max(shortestLease, lease)) : usualLease;
  return { kind: 'confirmed', challenge, leaseSeconds };
}

const signatureMethods = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/**
 * Whether a delivery was signed with the secret of its subscription (WebSub §8), on the bytes as they came. When it was
 * not, answer 2xx all the same and drop it.
 *
 * @param header `X-Hub-Signature`: `sha256=<hex>`
 */
export function isSignedDelivery(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, method = '', written = ''] = /^\s*(sha\d+)=([\da-f]+)\s*$/i.exec(header ?? '') ?? [];
  if (!signatureMethods.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(written, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** When to ask again: after four fifths of the lease, so that a hub that is down for a while does not end it. */
export function renewAt(confirmedAt: Date, leaseSeconds: number): Date {
  return new Date(confirmedAt.getTime() + leaseSeconds * 800);
}

function linksByRel(header: string): Map<string, string> {
  const links = new Map<string, string>();
  for (const [, url = '', parameters = ''] of header.matchAll(
    /<([^<>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s,;"]+))*)/g,
  )) {
    const rels = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/i.exec(parameters);
    for (const rel of (rels?.[1] ?? rels?.[2] ?? '').toLowerCase().split(/\s+/))
      if (!links.has(rel)) links.set(rel, url);
  }
  return links;
}
