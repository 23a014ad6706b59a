import type { PublishTrouble, PublishTroubleKind } from '@beffroi/connectors';

/** What becomes of a delivery after a trouble. */
export type Next =
  /** It may be out: look on the network before anything else. */
  | { do: 'look_up' }
  /** Nothing happened over there: try the same step again then. */
  | { do: 'again'; at: Date }
  /** No use trying again: a person has to do something. */
  | { do: 'give_up' };

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What passes by itself. Everything else needs somebody. */
const passing: ReadonlySet<PublishTroubleKind> = new Set([
  'rate_limited',
  'unavailable',
  'timeout',
  'quota_spent',
  'drill',
]);

/** A post that is later than this is news no more: a person decides. */
export const PATIENCE_MS = 2 * 60 * MINUTE;
const PAUSES = [5 * SECOND, 15 * SECOND, 45 * SECOND, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE];

/**
 * @param attempts how often the step was tried, this time included
 * @param startedAt when the delivery was first attempted
 */
export function afterTrouble(given: {
  trouble: PublishTrouble;
  isPublic: boolean;
  attempts: number;
  startedAt: Date;
  now: Date;
}): Next {
  const { trouble, now } = given;
  if (given.isPublic && trouble.done === 'unknown') return { do: 'look_up' };
  if (!passing.has(trouble.kind)) return { do: 'give_up' };
  const at = new Date(now.getTime() + pauseAfter(given.attempts, trouble.retryAfterSeconds));
  return at.getTime() - given.startedAt.getTime() > PATIENCE_MS ? { do: 'give_up' } : { do: 'again', at };
}

/** Milliseconds until the next try: what the network asked for, never less than our own back-off. */
export function pauseAfter(attempts: number, retryAfterSeconds = 0): number {
  const own = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0] ?? 0;
  return Math.max(own, retryAfterSeconds * SECOND);
}

/** How often a delivery in doubt is looked for before a person is asked. */
export const MOST_LOOK_UPS = 8;
