import { expect, test } from 'vitest';
import { measureRhythm, nextPoll } from './feed.rhythm.ts';
import type { ParsedFeed } from './parsed-feed.ts';

const now = new Date('2025-06-10T12:00:00Z');
const every = (seconds: number, count = 10, sinceSeconds = 0): ParsedFeed => ({
  format: 'rss',
  wellFormed: true,
  notes: [],
  entries: Array.from({ length: count }, (_, index) => ({
    date: new Date(now.getTime() - (sinceSeconds + index * seconds) * 1000).toISOString(),
    text: '',
    tags: [],
    media: [],
    links: [],
  })),
});
const pollAfter = (feed: ParsedFeed, cacheControl?: string) => nextPoll(measureRhythm(feed, cacheControl, now), now);

test('a feed is read four times as often as it publishes, within bounds', () => {
  expect(pollAfter(every(3600))).toBe(900);
  expect(pollAfter(every(60))).toBe(300);
  expect(pollAfter(every(5 * 86_400))).toBe(3600);
});

test('one burst does not hide the habit', () => {
  const feed = every(7200, 12);
  feed.entries.unshift(...every(10, 4).entries);
  expect(measureRhythm(feed, undefined, now).gapSeconds).toBe(7200);
});

test('a feed that tells no dates is read every quarter of an hour', () => {
  expect(pollAfter(every(3600, 0))).toBe(900);
  expect(pollAfter(every(3600, 2))).toBe(900);
});

test('what the publisher asks is heeded, up to an hour', () => {
  expect(pollAfter({ ...every(60), ttlSeconds: 1800 })).toBe(1800);
  expect(pollAfter({ ...every(60), ttlSeconds: 86_400 })).toBe(3600);
  expect(pollAfter(every(60), 'public, max-age=600')).toBe(600);
});

test('a feed that sleeps is read rarely', () => {
  expect(pollAfter(every(3600, 10, 8 * 86_400))).toBe(7200);
  expect(pollAfter(every(3600, 10, 90 * 86_400))).toBe(21_600);
});

test('dates ahead of now count for nothing', () => {
  expect(measureRhythm(every(3600, 5, -86_400 * 30), undefined, now)).toEqual({});
});
