import { describe, expect, it } from 'vitest';
import { sensitivityWord, widen } from './detector.rules.ts';

const hours = Array.from({ length: 6 }, (_, index) => ({
  at: new Date(Date.UTC(2026, 10, 24, index)).toISOString(),
  mentions: index + 1,
  low: 1,
  high: 3,
}));

describe('a long past in few bars', () => {
  it('adds up what each bar holds', () => {
    expect(widen(hours, 3).map((bar) => [bar.mentions, bar.low, bar.high])).toEqual([
      [3, 2, 6],
      [7, 2, 6],
      [11, 2, 6],
    ]);
  });
  it('ends each bar where the next begins', () => {
    const [first, second] = widen(hours, 3);
    expect(first?.until).toBe(Date.parse(second?.at ?? ''));
  });
  it('has no band where one hour of it is unknown', () => {
    const [first] = widen([{ at: '2026-11-24T00:00:00Z', mentions: 1 }, ...hours.slice(1)], 3);
    expect(first).not.toHaveProperty('low');
  });
  it('leaves a short past as it is', () => {
    expect(widen(hours, 100)).toHaveLength(6);
  });
});

it('names a sensitivity', () => {
  expect([0.1, 0.5, 0.9].map(sensitivityWord)).toEqual(['low', 'balanced', 'high']);
});
