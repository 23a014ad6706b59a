import type { RecoveryPoint } from './recovery.types.ts';

const HALF_HOUR = 30 * 60_000;

/** Steps that make half an hour, and three at least: what lasts that long is not a lull between two posts. */
export function steadySteps(stepMs: number): number {
  return Math.max(3, Math.ceil(HALF_HOUR / Math.max(1, stepMs)));
}

export function totals(points: readonly RecoveryPoint[]): { mentions: number; unfavourable: number } {
  let mentions = 0;
  let unfavourable = 0;
  for (const point of points) {
    mentions += count(point.mentions);
    unfavourable += Math.min(count(point.unfavourable), count(point.mentions));
  }
  return { mentions, unfavourable };
}

/** 0 where nothing was heard. */
export function shareOf({ mentions, unfavourable }: { mentions: number; unfavourable: number }): number {
  return mentions === 0 ? 0 : unfavourable / mentions;
}

/** The step in which most was heard; `-1` without a mention. */
export function peakIndex(values: readonly number[]): number {
  let best = -1;
  let most = 0;
  for (const [index, value] of values.entries()) {
    if (value > most) {
      most = value;
      best = index;
    }
  }
  return best;
}

/**
 * The most that a step may hold and still be an ordinary one: the usual band, and where the habit is not known yet, a
 * tenth of the peak, two mentions at least.
 */
export function ordinary(points: readonly RecoveryPoint[]): (point: RecoveryPoint) => boolean {
  const tenth = Math.max(2, ...points.map(({ mentions }) => count(mentions) / 10));
  return (point) => count(point.mentions) <= (point.high === undefined ? tenth : Math.max(1, Math.ceil(point.high)));
}

/** Missing, negative and absurd figures count for nothing. */
export function count(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
