import { spanSlot, spans, type BurstState } from './burst.state.ts';

const DAY = 86_400_000;
/** Mentions added on both sides of the ratio to habit: three against none is no event. */
export const ballast = 3;
/** The share of buckets that stay under the quantile that is followed. */
const QUANTILE = 0.98;
const FIRST_DAYS = 3;
const MEMORY_DAYS = 30;
const LEAST_SPREAD = 0.08;
const CAP = 5;

export type Departure = { span: number; observed: number; typical: number; logRarity: number };

/**
 * Adds a bucket to the recent past of one channel, at every span, and answers the span that departs most from habit.
 *
 * The departure is log((count + 3) / (habit + 3)). Its own past says how rare it is: excesses over a followed high
 * quantile fall off exponentially (peaks over threshold, Pickands 1975; used on streams by Siffer et al. 2017), which
 * on this scale is a power law of the count, as bursts of mentions are.
 *
 * @param gap milliseconds since the bucket before
 */
export function depart(
  state: BurstState,
  channel: number,
  bucket: { value: number; habit: number; gap: number; bucketMs: number },
): Departure {
  let best: Departure = { span: 0, observed: bucket.value, typical: bucket.habit, logRarity: -Infinity };
  for (let span = 0; span < spans.length; span += 1) {
    const at = spanSlot(channel, span);
    const fade = spans[span] === 0 ? 0 : Math.exp(-bucket.gap / ((spans[span] ?? 0) * 60_000));
    const observed = (state[at] ?? 0) * fade + bucket.value;
    const typical = (state[at + 1] ?? 0) * fade + bucket.habit;
    state[at] = observed;
    state[at + 1] = typical;
    const departure = Math.log((observed + ballast) / (typical + ballast));
    const excess = (departure - (state[at + 2] ?? 0)) / (state[at + 3] ?? 1);
    const logRarity = (excess - Math.log(1 - QUANTILE) + Math.log(bucket.bucketMs / DAY)) / Math.LN10;
    if (logRarity > best.logRarity) best = { span, observed, typical, logRarity };
  }
  return best;
}

/** Moves the tail of each span towards its latest departure (stochastic approximation; extremes are capped). */
export function learnTail(state: BurstState, channel: number, seenDays: number, bucketMs: number): void {
  const gain = Math.max(bucketMs / DAY / (seenDays + FIRST_DAYS), bucketMs / DAY / MEMORY_DAYS);
  for (let span = 0; span < spans.length; span += 1) {
    const at = spanSlot(channel, span);
    const quantile = state[at + 2] ?? 0;
    const spread = state[at + 3] ?? LEAST_SPREAD;
    const departure = Math.log(((state[at] ?? 0) + ballast) / ((state[at + 1] ?? 0) + ballast));
    const step = (gain * spread) / (1 - QUANTILE);
    state[at + 2] = quantile + step * (departure > quantile ? QUANTILE : QUANTILE - 1);
    if (departure <= quantile) continue;
    const capped = Math.min(departure - quantile, CAP * spread);
    const pull = Math.min(0.2, gain / (1 - QUANTILE));
    state[at + 3] = Math.max(LEAST_SPREAD, spread + pull * (capped - spread));
  }
}

/** The departure below which 98 buckets in 100 stay. */
export function usualDeparture(state: BurstState, channel: number, span: number): number {
  return Math.max(0.1, state[spanSlot(channel, span) + 2] ?? 0);
}
