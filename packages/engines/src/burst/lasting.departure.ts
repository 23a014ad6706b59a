import { lastingField, lastingSlot, lastingSpans, spanField, spanSlot, type BurstState } from './burst.state.ts';
import { learnTail, sign, type Bucket } from './departure.tail.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** A bucket counts for no more than e times its habit, and a mention: these stretches see what lasts, not what is loud. */
const LOUDEST = Math.E;
/** Mentions added on both sides of the ratio to habit. */
const BALLAST = 12;
const LEAST_EXCESS = 8;
/** The last four hours must be above habit too: what is over lasts no more. */
const STILL = 1.3;
const FOUR_HOURS = 3;
/** What each stretch must show besides, in powers of ten. */
const HANDICAPS = [0.5, 0] as const;
const FIRST_DAYS = 3;
const MEMORY_DAYS = 30;
const LEAST_SPREAD = 0.08;
const CAP = 3;

/** How far the stretch that lasts departs from habit; `surprise` is as rare as its own past says. */
export type Lasting = { minutes: number; observed: number; typical: number; surprise: number };

/**
 * Adds a bucket to the stretches of 8 hours and of two days, and answers which departs most. They count mentions with
 * the loud moments cut, and only from what lasts does a ratio grow: a strike of a day, a complaint that rises for days.
 */
export function departLasting(state: BurstState, { value, habit, gap }: Bucket): Lasting {
  let found: Lasting = { minutes: lastingSpans[0], observed: 0, typical: 0, surprise: -Infinity };
  const recent = spanSlot(0, FOUR_HOURS);
  const goesOn = (state[recent] ?? 0) + 1 >= STILL * ((state[recent + spanField.hour] ?? 0) + 1);
  for (const [index, minutes] of lastingSpans.entries()) {
    const at = lastingSlot(index);
    const fade = Math.exp(-gap / (minutes * MINUTE));
    const observed = (state[at] ?? 0) * fade + Math.min(value, LOUDEST * habit + 1);
    const typical = (state[at + lastingField.habit] ?? 0) * fade + habit;
    state[at] = observed;
    state[at + lastingField.habit] = typical;
    if (!goesOn || observed - typical < LEAST_EXCESS) continue;
    const surprise = sign(state, at + lastingField.tail, departure(observed, typical)) - (HANDICAPS[index] ?? 0);
    if (surprise > found.surprise) found = { minutes, observed, typical, surprise };
  }
  return found;
}

/** Moves the tails of the lasting stretches towards the latest departures. */
export function learnLasting(state: BurstState, { seenMs, bucketMs }: { seenMs: number; bucketMs: number }): void {
  const days = bucketMs / DAY;
  const gain = Math.max(days / (seenMs / DAY + FIRST_DAYS), days / MEMORY_DAYS);
  for (let index = 0; index < lastingSpans.length; index += 1) {
    const at = lastingSlot(index);
    const now = departure(state[at] ?? 0, state[at + lastingField.habit] ?? 0);
    learnTail(state, at + lastingField.tail, now, gain, LEAST_SPREAD, CAP);
  }
}

function departure(observed: number, typical: number): number {
  return Math.log((observed + BALLAST) / (typical + BALLAST));
}
