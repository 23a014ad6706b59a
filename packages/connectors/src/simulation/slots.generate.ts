import { randomOf, type Random } from './random.source.ts';

/** What is made by slots of five seconds, each alone from its own chance: the same however an interval is cut. */
export const slotMs = 5_000;
const minuteMs = 60_000;

type Slot = {
  number: number;
  /** Milliseconds since the beginning. */
  begins: number;
  random: Random;
  count: number;
};

/**
 * The slots that touch an interval, with how many posts each has.
 * @param words what its chance is drawn from
 * @param ratePerMinute at a slot that begins so many milliseconds after the beginning
 */
export function* slotsBetween(given: {
  words: readonly (string | number)[];
  from: number;
  to: number;
  lastsMs: number;
  ratePerMinute: (begins: number) => number;
}): Generator<Slot> {
  const first = Math.max(0, Math.floor(given.from / slotMs));
  const last = Math.floor((Math.min(given.to, given.lastsMs) - 1) / slotMs);
  for (let number = first; number <= last; number += 1) {
    const begins = number * slotMs;
    const random = randomOf(...given.words, number);
    const mean = (given.ratePerMinute(begins) * slotMs) / minuteMs;
    yield { number, begins, random, count: evenly(mean, number, random) };
  }
}

/** In the first minute the posts come regularly, so that it is heard for certain; later by chance. */
function evenly(mean: number, number: number, random: Random): number {
  if (number >= minuteMs / slotMs) return random.poisson(mean);
  return Math.floor(mean * (number + 1)) - Math.floor(mean * number);
}
