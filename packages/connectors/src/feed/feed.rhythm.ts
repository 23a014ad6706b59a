import type { FeedState } from './feed.state.ts';
import type { ParsedFeed } from './parsed-feed.ts';

type Rhythm = FeedState['rhythm'];

const minute = 60;
const hour = 3600;
const day = 86_400;
const soonest = 5 * minute;
const usual = 15 * minute;
const latest = hour;

/** Measures a feed's rhythm on its twenty newest dated entries. */
export function measureRhythm(feed: ParsedFeed, cacheControl: string | undefined, now: Date): Rhythm {
  const times = feed.entries
    .flatMap(({ date }) => (date === undefined ? [] : [Date.parse(date)]))
    .filter((time) => time <= now.getTime())
    .sort((a, b) => b - a)
    .slice(0, 20);
  const gaps = times.slice(1).map((time, index) => ((times[index] ?? time) - time) / 1000);
  const gap = gaps.length < 2 ? undefined : median(gaps);
  const newest = times[0];
  const maxAge = /\bmax-age=(\d{1,9})\b/.exec(cacheControl ?? '')?.[1];
  const asked = Math.max(feed.ttlSeconds ?? 0, Number(maxAge ?? 0));
  return {
    ...(gap === undefined ? {} : { gapSeconds: Math.round(gap) }),
    ...(newest === undefined ? {} : { newestAt: new Date(newest).toISOString() }),
    ...(asked > 0 ? { askedSeconds: asked } : {}),
  };
}

/**
 * Seconds until a feed is worth reading again: four times as often as it publishes, between five minutes and an hour,
 * not sooner than its publisher asks (up to that hour), and rarely once it seems asleep.
 */
export function nextPoll(rhythm: Rhythm, now: Date): number {
  const silence = rhythm.newestAt === undefined ? 0 : (now.getTime() - Date.parse(rhythm.newestAt)) / 1000;
  if (silence > 60 * day) return 6 * hour;
  if (silence > 7 * day && silence > 10 * (rhythm.gapSeconds ?? day)) return 2 * hour;
  const wanted = rhythm.gapSeconds === undefined ? usual : clamp(rhythm.gapSeconds / 4, soonest, latest);
  return Math.round(Math.max(wanted, Math.min(rhythm.askedSeconds ?? 0, latest)));
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
