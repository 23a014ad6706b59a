import type { Selectable } from 'kysely';
import type { Channel, ChannelFacts } from '@beffroi/contracts';
import type { Publisher, PublishTroubleKind } from '@beffroi/connectors';
import type { ChannelRow } from '../channels.tables.ts';

type Row = Pick<Selectable<ChannelRow>, 'paused' | 'failures' | 'last_error_kind' | 'expires_at'>;

const DAY = 86_400_000;
/** How long before the end people are told, when nothing but a person can lengthen it. */
export const WARNINGS_MS: readonly number[] = [3 * DAY, 14 * DAY];

/** Trouble that does not pass by itself: a person has to act. */
export const lastingTroubles: ReadonlySet<PublishTroubleKind> = new Set([
  'auth_expired',
  'forbidden',
  'version_sunset',
]);

/** How an account fares in one word, the gravest first. */
export function stateOf(row: Row, publisher: Publisher, now: Date): Channel['state'] {
  if (row.paused) return 'paused';
  const left = row.expires_at === null ? Infinity : row.expires_at.getTime() - now.getTime();
  const renewable = publisher.renew !== undefined;
  if (row.last_error_kind === 'auth_expired' || (left <= 0 && !renewable)) return 'expired';
  if (row.failures > 0 || row.last_error_kind !== null) return 'failing';
  return !renewable && left <= 14 * DAY ? 'expiring' : 'ok';
}

/**
 * Rights that are asked of a network today and that an account was connected without.
 *
 * @param granted as the network told, or as was asked then; empty where neither is known, and nothing is said missing
 */
export function missingScopes(granted: readonly string[], asked: readonly string[]): string[] {
  if (granted.length === 0) return [];
  const known = new Set(granted);
  // Mastodon: `read` holds `read:notifications`.
  return asked.filter((scope) => !known.has(scope) && !known.has(scope.split(':')[0] ?? scope));
}

/** The dated table of the publisher, under what the network itself told. */
export function factsOf(row: Pick<Selectable<ChannelRow>, 'facts'>, publisher: Publisher): ChannelFacts {
  return { ...publisher.facts, ...row.facts };
}
