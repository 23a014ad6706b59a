import { weekdayOf } from './civil.date.ts';
import { sayTime, weekdayNames } from './spoken.time.ts';
import { wallClock } from './zone.time.ts';

/** A post of the account, with what it obtained: clicks, reactions, or whatever the territory wants more of. */
export type PastPost = { at: number; value: number };

export type BestHour = {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  hour: number;
  /** Times what an ordinary post of the account obtains. */
  lift: number;
  /** Posts in that very hour. */
  posts: number;
  label: { fr: string; en: string };
};
export type BestHours =
  | { known: true; hours: BestHour[]; posts: number }
  | { known: false; posts: number; needed: number; message: { fr: string; en: string } };

const FEWEST_POSTS = 40;
const FEWEST_IN_HOUR = 3;
/** How many posts the average of the neighbours is worth against those of the very hour. */
const PRIOR_POSTS = 6;
const SUREST = 1.28;

/**
 * Hours of the week at which an account's own posts did better. Nothing is said below 40 posts, nor about an hour with
 * fewer than 3. What a post obtains is taken on a log scale, where one lucky post does not make an hour. Each hour of
 * the week is drawn towards what its weekday and its hour give on their own, themselves drawn towards the average
 * (shrinkage, n / (n + 6)); it is told only when it does better than the average with nine chances in ten.
 */
export function bestHours(posts: readonly PastPost[], zone: string, most = 5): BestHours {
  const used = posts.filter(({ at, value }) => Number.isFinite(at) && Number.isFinite(value) && value >= 0);
  if (used.length < FEWEST_POSTS) {
    return {
      known: false,
      posts: used.length,
      needed: FEWEST_POSTS,
      message: {
        fr: `Pas encore assez de publications pour conseiller une heure : ${used.length} sur ${FEWEST_POSTS}.`,
        en: `Not enough posts yet to advise an hour: ${used.length} of ${FEWEST_POSTS}.`,
      },
    };
  }
  const points = used.map(({ at, value }) => {
    const clock = wallClock(at, zone);
    return { weekday: weekdayOf(clock), hour: clock.hour, y: Math.log1p(value) };
  });
  const mean = average(points.map(({ y }) => y));
  const byWeekday = effects(points, ({ weekday }) => weekday, mean);
  const byHour = effects(points, ({ hour }) => hour, mean);
  const spread = average(
    points.map((point) => (point.y - mean - (byWeekday.get(point.weekday) ?? 0) - (byHour.get(point.hour) ?? 0)) ** 2),
  );
  const cells = Map.groupBy(points, ({ weekday, hour }) => weekday * 24 + hour);
  const hours: (BestHour & { low: number })[] = [];
  for (const inCell of cells.values()) {
    const { weekday, hour } = inCell[0]!;
    if (inCell.length < FEWEST_IN_HOUR) continue;
    const prior = (byWeekday.get(weekday) ?? 0) + (byHour.get(hour) ?? 0);
    const own = average(inCell.map(({ y }) => y)) - mean;
    const effect = prior + (inCell.length / (inCell.length + PRIOR_POSTS)) * (own - prior);
    const low = effect - SUREST * Math.sqrt(spread / (inCell.length + PRIOR_POSTS));
    if (low <= 0) continue;
    hours.push({ weekday, hour, lift: Math.exp(effect), posts: inCell.length, label: labelOf(weekday, hour), low });
  }
  hours.sort((a, b) => b.low - a.low || a.weekday - b.weekday || a.hour - b.hour);
  return { known: true, posts: used.length, hours: hours.slice(0, most).map(({ low: _low, ...hour }) => hour) };
}

type Point = { weekday: number; hour: number; y: number };

function effects(points: readonly Point[], key: (point: Point) => number, mean: number): Map<number, number> {
  const groups = Map.groupBy(points, key);
  return new Map(
    [...groups].map(([value, inGroup]) => {
      const weight = inGroup.length / (inGroup.length + PRIOR_POSTS);
      return [value, weight * (average(inGroup.map(({ y }) => y)) - mean)];
    }),
  );
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function labelOf(weekday: number, hour: number): { fr: string; en: string } {
  const clock = { hour, minute: 0 };
  return {
    fr: `${weekdayNames.fr[weekday - 1]!} à ${sayTime(clock, 'fr')}`,
    en: `${weekdayNames.en[weekday - 1]!} at ${sayTime(clock, 'en')}`,
  };
}
