import { slowSpan, spanField, spans, spanSlot, tailField, type BurstState } from './burst.state.ts';

const DAY = 86_400_000;
/** Mentions added on both sides of the ratio to habit: three against none is no event. */
export const ballast = 3;
/** How much of an average hour is added besides when this hour's habit is the yardstick: a stir at 4 a.m. is small. */
const NIGHT_BALLAST = 0.5;
/** The share of moments that stay under the quantile that is followed. */
const QUANTILE = 0.98;
/** log10 of the days between two excesses over the quantile, were moments drawn anew every five minutes. */
const TRIALS = Math.log10(300_000 / DAY / (1 - QUANTILE));
const FIRST_DAYS = 3;
const MEMORY_DAYS = 15;
const LEAST_SPREAD = 0.12;
const LEAST_SLOW_SPREAD = 0.12;
const CAP = 5;
const SLOW_CAP = 3;
/** Mentions above habit below which nothing is out of the usual: four people who talk are no event. */
const LEAST_EXCESS = 5;
/** How the strongest sign and the mean of all signs share the verdict. */
const STRONGEST = 0.3;
const LEAST_SIGN = -2.5;
/** What the slow stretch must show besides, in powers of ten: its moments follow each other closely. */
const SLOW_HANDICAP = 0.5;

/**
 * `quick` is the surprise of the stretches of hours, `slow` that of the day; the greater one is the surprise. `minutes` is
 * the length of the stretch that says so.
 */
export type Departure = { minutes: number; observed: number; typical: number; quick: number; slow: number };

/** Count, this hour's habit and the average hour's habit of one bucket; `gap` is the time since the bucket before, ms. */
export type Bucket = { value: number; habit: number; average: number; gap: number; bucketMs: number };

const fades = new Float64Array(spans.length + 1);
let fadesOf = Number.NaN;

/**
 * Adds a bucket to the recent past of one channel and answers how far this moment departs from habit.
 *
 * Five stretches of time (2 min to a day, fading exponentially) are each held against two yardsticks:
 * the habit of this hour of the week, and of any hour. A departure is log((count + ballast) / (habit + ballast)). Its own
 * past says how rare it is: excesses over a followed high quantile fall off exponentially (peaks over threshold, Pickands
 * 1975; followed on a stream as in SPOT, Siffer et al. 2017), which on this scale is a power law of the count, as bursts
 * of mentions are. The surprise joins the signs: what only one stretch or one yardstick sees weighs less.
 */
export function depart(state: BurstState, channel: number, bucket: Bucket): Departure {
  setFades(bucket.gap);
  let strongest = -Infinity;
  let span = 0;
  let sum = 0;
  let excess = 0;
  for (let index = 0; index < spans.length; index += 1) {
    const at = spanSlot(channel, index);
    addBucket(state, at, fades[index] ?? 0, bucket);
    const hour = sign(state, at + spanField.hour, hourDeparture(state, at));
    const any = sign(state, at + spanField.any, anyDeparture(state, at));
    excess = Math.max(excess, (state[at] ?? 0) - (state[at + spanField.hour] ?? 0));
    sum += Math.max(LEAST_SIGN, hour) + Math.max(LEAST_SIGN, any);
    const stronger = Math.max(hour, any);
    if (stronger > strongest) {
      strongest = stronger;
      span = index;
    }
  }
  const slowAt = spanSlot(channel, spans.length);
  addBucket(state, slowAt, fades[spans.length] ?? 0, bucket);
  excess = Math.max(excess, (state[slowAt] ?? 0) - (state[slowAt + spanField.hour] ?? 0));
  const most = excess < LEAST_EXCESS ? LEAST_SIGN : Infinity;
  const joined = Math.min(most, STRONGEST * strongest + ((1 - STRONGEST) * sum) / (2 * spans.length));
  const slow = Math.min(most, sign(state, slowAt + spanField.hour, slowDeparture(state, slowAt)) - SLOW_HANDICAP);
  if (slow > joined) span = spans.length;
  const chosen = spanSlot(channel, span);
  return {
    minutes: spans[span] ?? slowSpan,
    observed: state[chosen + spanField.count] ?? 0,
    typical: state[chosen + spanField.hour + tailField.habit] ?? 0,
    quick: joined,
    slow,
  };
}

/** Moves the tails of a channel towards the latest departures. */
export function learnTails(
  state: BurstState,
  channel: number,
  { seenMs, bucketMs }: { seenMs: number; bucketMs: number },
): void {
  const days = bucketMs / DAY;
  const gain = Math.max(days / (seenMs / DAY + FIRST_DAYS), days / MEMORY_DAYS);
  for (let index = 0; index < spans.length; index += 1) {
    const at = spanSlot(channel, index);
    learnTail(state, at + spanField.hour, hourDeparture(state, at), gain, LEAST_SPREAD, CAP);
    learnTail(state, at + spanField.any, anyDeparture(state, at), gain, LEAST_SPREAD, CAP);
  }
  const slowAt = spanSlot(channel, spans.length);
  learnTail(state, slowAt + spanField.hour, slowDeparture(state, slowAt), gain, LEAST_SLOW_SPREAD, SLOW_CAP);
}

/** The departure from this hour's habit below which 98 stretches of `lengthMs` in 100 stay. */
export function usualDeparture(state: BurstState, lengthMs: number): number {
  const minutes = lengthMs / 60_000;
  const longest = minutes >= slowSpan ? spans.length : spans.findLastIndex((span) => span <= minutes);
  const at = spanSlot(0, Math.max(0, longest)) + spanField.hour;
  return Math.max(0.1, state[at + tailField.quantile] ?? 0);
}

/** What is added to both sides when one bucket is held against its hour. */
export function hourBallast(average: number): number {
  return ballast + NIGHT_BALLAST * average;
}

function setFades(gap: number): void {
  if (gap === fadesOf) return;
  fadesOf = gap;
  for (let index = 0; index <= spans.length; index += 1) {
    const minutes = spans[index] ?? slowSpan;
    fades[index] = Math.exp(-gap / (minutes * 60_000));
  }
}

function addBucket(state: BurstState, at: number, fade: number, { value, habit, average }: Bucket): void {
  state[at] = (state[at] ?? 0) * fade + value;
  state[at + spanField.hour] = (state[at + spanField.hour] ?? 0) * fade + habit;
  state[at + spanField.any] = (state[at + spanField.any] ?? 0) * fade + average;
}

function hourDeparture(state: BurstState, at: number): number {
  const added = hourBallast(state[at + spanField.any] ?? 0);
  return Math.log(((state[at] ?? 0) + added) / ((state[at + spanField.hour] ?? 0) + added));
}

function anyDeparture(state: BurstState, at: number): number {
  return Math.log(((state[at] ?? 0) + ballast) / ((state[at + spanField.any] ?? 0) + ballast));
}

function slowDeparture(state: BurstState, at: number): number {
  return Math.log(((state[at] ?? 0) + 2 * ballast) / ((state[at + spanField.hour] ?? 0) + 2 * ballast));
}

/** How rare a departure is on one tail: log10 of days, were moments drawn anew every five minutes. */
export function sign(state: BurstState, tail: number, departure: number): number {
  const excess = departure - (state[tail + tailField.quantile] ?? 0);
  return excess / (state[tail + tailField.spread] ?? 1) / Math.LN10 + TRIALS;
}

/** Stochastic approximation of the quantile and of the mean excess above it, extremes capped. */
export function learnTail(
  state: BurstState,
  tail: number,
  departure: number,
  gain: number,
  leastSpread: number,
  cap: number,
): void {
  const quantile = state[tail + tailField.quantile] ?? 0;
  const spread = state[tail + tailField.spread] ?? leastSpread;
  const above = departure > quantile;
  const step = (gain * spread) / (1 - QUANTILE);
  state[tail + tailField.quantile] = quantile + step * (above ? QUANTILE : QUANTILE - 1);
  if (!above) return;
  const pull = Math.min(0.2, gain / (1 - QUANTILE));
  const excess = Math.min(departure - quantile, cap * spread);
  state[tail + tailField.spread] = Math.max(leastSpread, spread + pull * (excess - spread));
}
