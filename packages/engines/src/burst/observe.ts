import { channels, slot, spans, type BurstState } from './burst.state.ts';
import type { BurstBand, BurstEvidence, BurstPoint, BurstSettings, BurstSubject, BurstVerdict } from './burst.types.ts';
import { isCount, learnShare, measured } from './channel.measure.ts';
import {
  ballast,
  depart,
  hourBallast,
  learnTails,
  usualDeparture,
  type Bucket,
  type Departure,
} from './departure.tail.ts';
import { mayTeach, neededSurprise, trackEvent } from './event.track.ts';
import { learnHabit, level, seasonFactor } from './habit.season.ts';
import { departLasting, learnLasting, type Lasting } from './lasting.departure.ts';

type Sign = Departure & { subject: BurstSubject };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What one bucket may teach of the level: no more than e times its habit. */
const LESSON = Math.E;
const LONGEST_GAP = 30 * DAY;
const SHORTEST_BUCKET = 1_000;
const DEFAULT_BUCKET = 300_000;
/** Tone and reach bring an alarm forward; alone, without more mentions, they do not ring. */
const SUPPORT = 1;
const nothing: Sign = { subject: 'volume', minutes: spans[0], observed: 0, typical: 0, quick: -9, slow: -9 };
/** What a watch must show more in its first day, in powers of ten, while it does not know its mornings yet. */
const YOUTH = 2;
/** A clock that goes back further than this was ahead by mistake: time goes on from here. */
const CLOCK_RESET = DAY;
const scratch = new Float64Array(slot.size);

/**
 * Takes in one closed bucket and says whether it is still an ordinary day. Buckets come in order; one that is not later
 * than the last is judged, and teaches nothing; one that is a day earlier or more says that the clock was wrong before. Strictly causal: the verdict rests on this bucket and earlier ones.
 *
 * The state is updated **in place** and given back; constant time and memory.
 *
 * @example
 * const state = initialBurstState();
 * const verdict = observe(state, { at: Date.UTC(2026, 0, 5, 9), value: 12 }, { bucketMs: 300_000 });
 */
export function observe(
  state: BurstState,
  point: BurstPoint,
  settings: BurstSettings = {},
): BurstVerdict & { state: BurstState } {
  const last = state[slot.at] ?? 0;
  const reset = point.at > 0 && last - point.at > CLOCK_RESET;
  if (reset) resetClock(state, point.at);
  const late = !reset && last > 0 && !(point.at > last);
  const verdict = late ? peek(state, { ...point, at: last }, settings) : judge(state, point, settings);
  return Object.assign(verdict, { state });
}

/**
 * The verdict on a bucket that is still filling, without taking it in. What has arrived so far is held against the habit
 * of the whole bucket, so that a peek does not ring for what is only early.
 */
export function peek(state: BurstState, partial: BurstPoint, settings: BurstSettings = {}): BurstVerdict {
  scratch.set(state);
  return judge(scratch, partial, settings);
}

/** The usual band of a stretch from its own habit and the average one of its length, in mentions. */
export function bandOf(
  state: BurstState,
  { at, lengthMs, habit, average }: { at: number; lengthMs: number; habit: number; average: number },
): BurstBand {
  const usual = usualDeparture(state, lengthMs);
  const added = hourBallast(average);
  const low = Math.max(0, (habit + added) * Math.exp(-usual) - added);
  return { at, low, typical: habit, high: (habit + added) * Math.exp(usual) - added };
}

/** Without this, one bucket dated years ahead would make a watch deaf for years. */
function resetClock(state: BurstState, at: number): void {
  for (const clock of [slot.at, slot.since, slot.rangAt, slot.firstHot, slot.lastHot, slot.lastUnusual]) {
    state[clock] = Math.min(state[clock] ?? 0, at);
  }
}

function judge(state: BurstState, point: BurstPoint, settings: BurstSettings): BurstVerdict {
  const last = state[slot.at] ?? 0;
  const at = Number.isFinite(point.at) ? Math.max(point.at, last) : last;
  const gap = last === 0 ? 0 : Math.min(at - last, LONGEST_GAP);
  const bucketMs = bucketLength(state, gap, settings.bucketMs);
  const hours = bucketMs / HOUR;
  const localMs = at + (settings.timeZoneOffsetMinutes ?? 0) * 60_000;
  const known = isCount(point.value);
  const value = measured(state, 0, point.value, 0);
  const average = (level(state) ?? value / hours) * hours;
  const habit = average * seasonFactor(state, localMs);
  const band = bandOf(state, { at, lengthMs: bucketMs, habit, average });
  const bucket: Bucket = { value, habit, average, gap, bucketMs };
  const best = known ? strongest(state, point, bucket) : { ...nothing, observed: 0, typical: habit };
  const needed = neededSurprise(settings.sensitivity) + YOUTH * Math.exp(-(state[slot.seen] ?? 0) / DAY);
  const event = trackEvent(state, at, best, needed);
  const teaches = mayTeach(state, at, bucketMs);
  if (known) {
    if (teaches) learnChannels(state, point, bucketMs);
    learnHabit(state, { localMs, hours, value: Math.min(value, (habit + ballast) * LESSON - ballast) });
    state[slot.seen] = (state[slot.seen] ?? 0) + bucketMs;
  }
  state[slot.at] = at;
  const evidence: BurstEvidence = {
    subject: best.subject,
    spanMs: Math.max(bucketMs, best.minutes * 60_000),
    observed: best.observed,
    typical: best.typical,
    surprise: Math.max(best.quick, best.slow),
  };
  return { ...event, expectedLow: band.low, expectedHigh: band.high, observed: value, typical: habit, evidence };
}

/** The channel that departs most from habit, each taking the bucket in on the way. */
function strongest(state: BurstState, point: BurstPoint, bucket: Bucket): Sign {
  const volume = withLasting(depart(state, 0, bucket), departLasting(state, bucket));
  let best: Sign = { ...volume, subject: 'volume' };
  for (let channel = 1; channel < channels.length; channel += 1) {
    const count = countOf(point, channel);
    if (count === undefined) continue;
    const value = measured(state, channel, count, bucket.value);
    const share = learnShare(state, channel, count, bucket.value);
    const habit = bucket.habit * share;
    const found = depart(state, channel, { ...bucket, value, habit, average: bucket.average * share });
    const quick = Math.min(found.quick, volume.quick + SUPPORT);
    const slow = Math.min(found.slow, volume.slow + SUPPORT);
    if (Math.max(quick, slow) <= Math.max(best.quick, best.slow)) continue;
    best = { ...found, quick, slow, subject: channels[channel] ?? 'volume' };
  }
  return best;
}

/** What lasts counts as the slow stretch does, and is the evidence when it departs most. */
function withLasting(volume: Departure, lasting: Lasting): Departure {
  if (lasting.surprise <= volume.slow) return volume;
  const slow = lasting.surprise;
  if (slow <= volume.quick) return { ...volume, slow };
  const { minutes, observed, typical } = lasting;
  return { ...volume, slow, minutes, observed, typical };
}

function learnChannels(state: BurstState, point: BurstPoint, bucketMs: number): void {
  const seenMs = state[slot.seen] ?? 0;
  learnLasting(state, { seenMs, bucketMs });
  for (let channel = 0; channel < channels.length; channel += 1) {
    if (channel === 0 || countOf(point, channel) !== undefined) learnTails(state, channel, { seenMs, bucketMs });
  }
}

function countOf(point: BurstPoint, channel: number): number | undefined {
  const count = channel === 1 ? point.negative : point.reach;
  return count !== undefined && isCount(count) ? count : undefined;
}

/** The given length, else the usual step between points, which a longer gap moves only slowly. */
function bucketLength(state: BurstState, gap: number, given: number | undefined): number {
  const usual = state[slot.step] ?? 0;
  let length = given !== undefined && given >= SHORTEST_BUCKET && given <= DAY ? given : usual;
  if (given === undefined && gap > 0) {
    length = usual === 0 ? gap : gap < usual ? Math.max(gap, usual * 0.8) : Math.min(gap, usual * 1.02);
  }
  if (length > 0) state[slot.step] = length;
  return length > 0 ? Math.min(Math.max(length, SHORTEST_BUCKET), DAY) : DEFAULT_BUCKET;
}
