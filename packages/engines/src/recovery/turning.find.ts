import type { RecoveryPoint, Turning } from './recovery.types.ts';
import { count, ordinary, peakIndex, shareOf, steadySteps, totals } from './steps.measure.ts';

/** Twice the log-likelihood ratio that one change must reach: about one chance in a hundred over two hundred steps. */
const needed = 13;
/** A change of tone that a reader would notice. */
const leastFall = 0.1;
/** Fewer posts say nothing of a share. */
const leastPosts = 20;

/**
 * When the event turned: the earlier of two moments, each of which must last until the end of the points.
 * - tone: the share of unfavourable and ironic posts falls, by the likeliest single change of a binomial proportion
 *   (Hinkley & Hinkley 1970), and no half hour afterwards is back above the middle of before and after;
 * - volume: posts that are not favourable pass their peak (mean of three steps), go under half of it and never come back
 *   above three quarters. Favourable ones are left out: a happy answer raises the curve while it turns it.
 * Within half an hour of each other they are one turning, which the tone dates better. Nothing, where neither happened.
 */
export function turningPoint(points: readonly RecoveryPoint[], stepMs: number): Turning | undefined {
  const tone = toneTurn(points, stepMs);
  const volume = volumeTurn(points);
  if (tone !== undefined && (volume === undefined || tone <= volume + steadySteps(stepMs))) {
    return { at: pointAt(points, tone), by: 'tone' };
  }
  return volume === undefined ? undefined : { at: pointAt(points, volume), by: 'volume' };
}

/**
 * Since when the curve is back in its usual band: the start of the first half hour of ordinary steps after the last
 * departure that lasted (three steps in a row). Nothing, where it is not back, or never left.
 */
export function calmPoint(points: readonly RecoveryPoint[], stepMs: number): number | undefined {
  const isOrdinary = ordinary(points);
  const out = points.map((point) => !isOrdinary(point));
  const lasting = out.lastIndexOf(true);
  if (lasting < 0) return undefined;
  let from = -1;
  for (let index = 0; index + 2 < out.length; index++) {
    if (out[index] && out[index + 1] && out[index + 2]) from = index + 2;
  }
  // An event that never lasted three steps ends with the last of its steps.
  const after = (from < 0 ? lasting : from) + 1;
  const wanted = steadySteps(stepMs);
  for (let index = after; index + wanted <= out.length; index++) {
    if (!out.slice(index, index + wanted).includes(true)) return pointAt(points, index);
  }
  return undefined;
}

function toneTurn(points: readonly RecoveryPoint[], stepMs: number): number | undefined {
  const all = totals(points);
  if (all.mentions < 2 * leastPosts) return undefined;
  const before = { mentions: 0, unfavourable: 0 };
  let best: { index: number; ratio: number; middle: number } | undefined;
  for (const [index, point] of points.entries()) {
    const after = {
      mentions: all.mentions - before.mentions,
      unfavourable: all.unfavourable - before.unfavourable,
    };
    if (before.mentions >= leastPosts && after.mentions >= leastPosts) {
      const fall = shareOf(before) - shareOf(after);
      const ratio = 2 * (likelihood(before) + likelihood(after) - likelihood(all));
      if (fall >= leastFall && ratio >= needed && ratio > (best?.ratio ?? 0)) {
        best = { index, ratio, middle: (shareOf(before) + shareOf(after)) / 2 };
      }
    }
    const { mentions, unfavourable } = totals([point]);
    before.mentions += mentions;
    before.unfavourable += unfavourable;
  }
  if (best === undefined || relapses(points.slice(best.index), stepMs, best.middle)) return undefined;
  return best.index;
}

/** Whether some half hour with enough posts is above a share again. */
function relapses(points: readonly RecoveryPoint[], stepMs: number, middle: number): boolean {
  const span = steadySteps(stepMs);
  return points.some((_, index) => {
    const window = totals(points.slice(index, index + span));
    return window.mentions >= leastPosts && shareOf(window) > middle;
  });
}

/** The log-likelihood of a binomial at its own share, but for what does not depend on it. */
function likelihood({ mentions, unfavourable }: { mentions: number; unfavourable: number }): number {
  const rest = mentions - unfavourable;
  return (
    (unfavourable > 0 ? unfavourable * Math.log(unfavourable / mentions) : 0) +
    (rest > 0 ? rest * Math.log(rest / mentions) : 0)
  );
}

function volumeTurn(points: readonly RecoveryPoint[]): number | undefined {
  const adverse = points.map((point) => Math.max(0, count(point.mentions) - count(point.favourable)));
  const smooth = adverse.map((_, index) => {
    const near = adverse.slice(Math.max(0, index - 1), index + 2);
    return near.reduce((sum, each) => sum + each, 0) / near.length;
  });
  const peak = peakIndex(smooth);
  const top = smooth[peak] ?? 0;
  // A handful of posts has no peak to speak of.
  if (top < 2) return undefined;
  const fell = smooth.findIndex((value, index) => index > peak && value < top / 2);
  if (fell < 0 || smooth.slice(fell).some((value) => value > 0.75 * top)) return undefined;
  // A plateau is passed at its end.
  return smooth.findLastIndex((value, index) => index < fell && value >= 0.9 * top);
}

function pointAt(points: readonly RecoveryPoint[], index: number): number {
  return (points[index] as RecoveryPoint).at;
}
