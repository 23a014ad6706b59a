import { slot, type BurstState } from './burst.state.ts';
import type { BurstBand, BurstSettings } from './burst.types.ts';
import { level, seasonFactor } from './habit.season.ts';
import { bandOf } from './observe.ts';

const HOUR = 3_600_000;
const MAX_STEPS = 20_000;

/** The usual band of one bucket at a time of the past or the future, in mentions a bucket. */
export function forecast(state: BurstState, at: number, settings: BurstSettings = {}): BurstBand {
  const given = settings.bucketMs ?? state[slot.step] ?? 0;
  const bucketMs = given > 0 && Number.isFinite(given) ? given : 300_000;
  const localMs = at + (settings.timeZoneOffsetMinutes ?? 0) * 60_000;
  const average = ((level(state) ?? 0) * bucketMs) / HOUR;
  return bandOf(state, { at, lengthMs: bucketMs, habit: average * seasonFactor(state, localMs), average });
}

/**
 * The usual band from `from` (included) to `to` (excluded) in steps of `step` milliseconds: each is the count of a step,
 * so `step` 3,600,000 gives mentions per hour. At most 20,000 steps.
 */
export function forecastRange(
  state: BurstState,
  from: number,
  to: number,
  step: number,
  settings: BurstSettings = {},
): BurstBand[] {
  const bands: BurstBand[] = [];
  if (!(step > 0)) return bands;
  for (let at = from; at < to && bands.length < MAX_STEPS; at += step) {
    bands.push(forecast(state, at, { ...settings, bucketMs: step }));
  }
  return bands;
}
