import { hoursKept, slot, type BurstState } from './burst.state.ts';

const HOUR = 3_600_000;
const DAYS_OF_MEMORY = 21;
const LEVEL_DAYS = 14;
/** Hours of evidence that the flat day weighs against what was seen, so that a young rhythm does not shout. */
const PRIOR_HOURS = 8;
/** Likewise, what the same hour of any day weighs against that of a working day, or of the weekend. */
const KIND_PRIOR_HOURS = 4;
/** Mentions per hour below which nothing is told apart: one in four days. */
const LEAST_RATE = 0.01;

/** How many times the ordinary rate this moment of the week usually has; 1 is the average. Between hours it slides. */
export function seasonFactor(state: BurstState, localMs: number): number {
  const position = localMs / HOUR - 0.5;
  const hour = Math.floor(position);
  const share = position - hour;
  return hourFactor(state, hour) * (1 - share) + hourFactor(state, hour + 1) * share;
}

/** Mentions per hour once the rhythm is taken out; undefined before anything was seen. */
export function level(state: BurstState): number | undefined {
  const weight = state[slot.rhythmHours] ?? 0;
  return weight > 0 ? (state[slot.counted] ?? 0) / weight : undefined;
}

/** Moves level and rhythm by one bucket of `hours` hours that counted `value`. */
export function learnHabit(state: BurstState, bucket: { localMs: number; hours: number; value: number }): void {
  const { localMs, hours, value } = bucket;
  const fade = Math.exp(-hours / (24 * LEVEL_DAYS));
  // An hour that is always silent says nothing of the level: it weighs what it usually brings.
  const factor = seasonFactor(state, localMs);
  state[slot.counted] = (state[slot.counted] ?? 0) * fade + value;
  state[slot.hours] = (state[slot.hours] ?? 0) * fade + hours;
  state[slot.rhythmHours] = (state[slot.rhythmHours] ?? 0) * fade + hours * factor;
  const mean = Math.max((state[slot.counted] ?? 0) / (state[slot.hours] ?? 1), LEAST_RATE);
  const cell = cellOf(Math.floor(localMs / HOUR));
  const cellFade = Math.exp(-hours / DAYS_OF_MEMORY);
  state[slot.seasonSum + cell] = (state[slot.seasonSum + cell] ?? 0) * cellFade + value / mean;
  state[slot.seasonWeight + cell] = (state[slot.seasonWeight + cell] ?? 0) * cellFade + hours;
}

function hourFactor(state: BurstState, hour: number): number {
  const cell = cellOf(hour);
  const other = (cell + 24) % hoursKept;
  const sum = state[slot.seasonSum + cell] ?? 0;
  const weight = state[slot.seasonWeight + cell] ?? 0;
  const anyDay =
    (sum + (state[slot.seasonSum + other] ?? 0) + PRIOR_HOURS) /
    (weight + (state[slot.seasonWeight + other] ?? 0) + PRIOR_HOURS);
  return (sum + KIND_PRIOR_HOURS * anyDay) / (weight + KIND_PRIOR_HOURS);
}

/** 0 to 23 on working days, 24 to 47 on Saturday and Sunday; day 0 of 1970 was a Thursday. */
function cellOf(hour: number): number {
  const day = (((Math.floor(hour / 24) + 4) % 7) + 7) % 7;
  const hourOfDay = ((hour % 24) + 24) % 24;
  return day === 0 || day === 6 ? 24 + hourOfDay : hourOfDay;
}
