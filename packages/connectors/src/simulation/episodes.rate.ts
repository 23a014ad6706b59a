import type { LocalTime } from './local.clock.ts';

export type EpisodeName = 'storm' | 'strike' | 'slowBurn';

const dayMs = 86_400_000;
/** The year of the simulation is made of five weeks that come again. */
const cycleDays = 35;

/**
 * How many posts an hour an episode brings at an instant, as a share of an ordinary day's posts. Counted from the day
 * on which the simulation began: the strike stands 19 days before it, the storm 9, and a complaint rises from 12 days
 * before to 2 days after; the same comes back every five weeks.
 */
export function episodeShare(name: EpisodeName, at: number, startedAt: number, local: LocalTime): number {
  const day = (at - startedAt) / dayMs;
  if (name === 'storm') return 0.1 * hump(cycled(day + 9), 0.65, 0.22);
  if (name === 'strike')
    return (0.055 * hump(cycled(day + 19), 0.4, 0.5) + 0.02 * hump(cycled(day + 19), 1.4, 0.4)) * awake(local);
  // The complaint: a morning matter, on working days, a little more each day until it is heard.
  const since = cycled(day + 12);
  if (since < 0 || since > 15) return 0;
  const risen = since < 14 ? (since / 14) ** 1.6 : Math.max(0, 15 - since);
  const morning = local.hour >= 7 && local.hour <= 10 ? 1 : local.hour >= 17 && local.hour <= 19 ? 0.35 : 0.06;
  return local.weekday > 5 ? 0.1 * risen * 0.02 : 0.035 * risen * morning;
}

/** Days since the last beginning of the cycle that concerns the episode, from -1 up. */
function cycled(day: number): number {
  return ((((day + 1) % cycleDays) + cycleDays) % cycleDays) - 1;
}

function hump(day: number, middle: number, width: number): number {
  return Math.exp(-(((day - middle) / width) ** 2));
}

function awake({ hour }: LocalTime): number {
  return hour >= 6 && hour <= 21 ? 1 : 0.1;
}
