import { expect, test } from 'vitest';
import { nextCountsAt, nextRepliesAt } from './cadence.rules.ts';

test('a post is measured ever less often, and no more after a month', () => {
  const sentAt = new Date('2026-11-01T00:00:00Z');
  const pauses: number[] = [];
  let at: Date | null = sentAt;
  while (at) {
    const next: Date | null = nextCountsAt(sentAt, at);
    if (next) pauses.push((next.getTime() - at.getTime()) / 60_000);
    at = next;
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.length).toBeLessThan(60);
  expect(new Set(pauses)).toEqual(new Set([10, 30, 120, 720, 4320]));
});

test('answers of people are looked for within minutes on the first day', () => {
  const sentAt = new Date('2026-11-01T00:00:00Z');
  const at = (hours: number) => new Date(sentAt.getTime() + hours * 3_600_000);
  expect(nextRepliesAt(sentAt, at(0.5))).toEqual(new Date(at(0.5).getTime() + 120_000));
  expect(nextRepliesAt(sentAt, at(20))).toEqual(new Date(at(20).getTime() + 600_000));
  expect(nextRepliesAt(sentAt, at(24 * 31))).toBeNull();
});
