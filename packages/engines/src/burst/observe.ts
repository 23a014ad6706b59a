import { channels, channelSlot, slot, spans, type BurstState } from './burst.state.ts';
import { type BurstEvidence, type BurstPoint, type BurstSettings, type BurstVerdict } from './burst.types.ts';
import { ballast, depart, learnTail, usualDeparture, type Departure } from './departure.tail.ts';
import { trackEvent } from './event.track.ts';
import { learnHabit, level, seasonFactor } from './habit.season.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MAX_COUNT = 1e12;
/** What one bucket may teach: no more than e times its habit. */
const LESSON = Math.E;
const scratch = new Float64Array(slot.size);

/**
 * Takes in one closed bucket and says whether it is still an ordinary day. Buckets come in order; one that is not later
 * than the last is judged, and teaches nothing. Strictly causal: the verdict rests on this bucket and earlier ones.
 *
 * The state is updated in place and given back. Constant time, no allocation that grows.
 */
export function observe(
  state: BurstState,
  point: BurstPoint,
  settings: BurstSettings = {},
): BurstVerdict & { state: BurstState } {
  return { state, ...judge(state, point, settings) };
}

/**
 * The verdict on a bucket that is still filling, without taking it in. What has arrived so far is held against the habit
 * of the whole bucket: a peek never rings for what the closed bucket would not.
 */
export function peek(state: BurstState, partial: BurstPoint, settings: BurstSettings = {}): BurstVerdict {
  scratch.set(state);
  return judge(scratch, partial, settings);
}

/** Rarity that rings, log10 of days, from the sensitivity. */
export function neededRarity(sensitivity = 0.5): number {
  const bounded = Number.isFinite(sensitivity) ? Math.min(1, Math.max(0, sensitivity)) : 0.5;
  return 0.4 + (0.5 - bounded) * 2.4;
}

function judge(state: BurstState, point: BurstPoint, settings: BurstSettings): BurstVerdict {
  const last = state[slot.at] ?? 0;
  const at = Number.isFinite(point.at) ? point.at : last;
  const first = last === 0;
  const gap = first ? 0 : at - last;
  const bucketMs = bucketLength(state, gap, settings.bucketMs);
  const hours = bucketMs / HOUR;
  const localMs = at + (settings.timeZoneOffsetMinutes ?? 0) * 60_000;
  const known = isCount(point.value);
  const value = known ? Math.min(point.value, MAX_COUNT) : 0;
  const fresh = first || gap > 0;
  const target = fresh ? state : state.slice();
  const rate = level(target) ?? value / hours;
  const habit = rate * seasonFactor(target, localMs) * hours;
  if (!known)
    return verdictOf(target, at, { span: 0, observed: 0, typical: habit, logRarity: -9 }, 0, habit, 0, settings);

  const passed = Math.min(Math.max(gap, 0), 30 * DAY);
  let best: Departure | undefined;
  let subject = 0;
  const counts = [value, point.negative, point.reach];
  const seenDays = (target[slot.seen] ?? 0) / DAY;
  for (let channel = 0; channel < channels.length; channel += 1) {
    const count = counts[channel];
    if (count === undefined || !isCount(count)) continue;
    const amount = scaled(target, channel, Math.min(count, MAX_COUNT), value);
    const share = channel === 1 ? shareOf(target) : 1;
    const found = depart(target, channel, { value: amount, habit: habit * share, gap: passed, bucketMs });
    if (best === undefined || found.logRarity > best.logRarity) {
      best = found;
      subject = channel;
    }
    learnTail(target, channel, seenDays, bucketMs);
    learnShare(target, channel, Math.min(count, MAX_COUNT), value);
  }
  const lesson = Math.min(value, (habit + ballast) * LESSON - ballast);
  learnHabit(target, { localMs, hours, value: lesson });
  target[slot.at] = at;
  target[slot.seen] = (target[slot.seen] ?? 0) + bucketMs;
  return verdictOf(target, at, best, subject, habit, value, settings);
}

function verdictOf(
  state: BurstState,
  at: number,
  departure: Departure | undefined,
  channel: number,
  habit: number,
  value: number,
  settings: BurstSettings,
): BurstVerdict {
  const found = departure ?? { span: 0, observed: value, typical: habit, logRarity: -9 };
  const event = trackEvent(state, at, found.logRarity, neededRarity(settings.sensitivity));
  const usual = usualDeparture(state, 0, 0);
  const evidence: BurstEvidence = {
    subject: channels[channel] ?? 'volume',
    spanMs: (spans[found.span] ?? 0) * 60_000 || (state[slot.step] ?? 0),
    observed: found.observed,
    typical: found.typical,
    rarityDays: 10 ** Math.min(6, Math.max(-6, found.logRarity)),
  };
  return { ...event, ...bandOf(habit, usual), observed: value, typical: habit, evidence };
}

/** The usual band around a habit, in mentions. */
export function bandOf(habit: number, usual: number): { expectedLow: number; expectedHigh: number } {
  return {
    expectedLow: Math.max(0, (habit + ballast) * Math.exp(-usual) - ballast),
    expectedHigh: (habit + ballast) * Math.exp(usual) - ballast,
  };
}

function bucketLength(state: BurstState, gap: number, given: number | undefined): number {
  if (given !== undefined && given > 0 && Number.isFinite(given)) {
    state[slot.step] = given;
    return given;
  }
  const usual = state[slot.step] ?? 0;
  if (gap > 0) {
    const nudged = usual === 0 ? gap : gap < usual ? Math.max(gap, usual * 0.8) : Math.min(gap, usual * 1.02);
    state[slot.step] = nudged;
    return nudged;
  }
  return usual > 0 ? usual : 300_000;
}

/** Reach is turned into the mentions it would usually take, and counted at most tenfold. */
function scaled(state: BurstState, channel: number, count: number, value: number): number {
  if (channel !== 2) return count;
  const at = channelSlot(channel);
  const perMention = ((state[at] ?? 0) + 1) / ((state[at + 1] ?? 0) + 1);
  return Math.min(count / Math.max(perMention, 1e-6), value * 10);
}

function shareOf(state: BurstState): number {
  const at = channelSlot(1);
  return Math.min(1, ((state[at] ?? 0) + 1) / ((state[at + 1] ?? 0) + 5));
}

function learnShare(state: BurstState, channel: number, count: number, value: number): void {
  if (channel === 0 || value <= 0) return;
  const at = channelSlot(channel);
  const fade = 0.999 ** Math.min(value, 200);
  state[at] = (state[at] ?? 0) * fade + count;
  state[at + 1] = (state[at + 1] ?? 0) * fade + value;
}

function isCount(value: number): boolean {
  return value >= 0 && Number.isFinite(value);
}
