import { describe, expect, it } from 'vitest';
import { countTicks, monotoneCurve, tickEvery } from './scale.ts';

describe('the axis of a count', () => {
  it('ends at or above the highest count with round gridlines, four at most', () => {
    expect(countTicks(24)).toEqual({ top: 30, ticks: [10, 20, 30] });
    expect(countTicks(187)).toEqual({ top: 200, ticks: [50, 100, 150, 200] });
    for (let max = 1; max < 3000; max += 7) {
      const { top, ticks } = countTicks(max);
      expect(top).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(4);
    }
  });
  it('never counts in fractions', () => {
    expect(countTicks(2)).toEqual({ top: 2, ticks: [1, 2] });
    expect(countTicks(0)).toEqual({ top: 1, ticks: [1] });
  });
});

describe('the curve of the band', () => {
  it('stays flat at an extreme, so that the band never promises more than it knows', () => {
    const path = monotoneCurve([
      { x: 0, y: 0 },
      { x: 30, y: 30 },
      { x: 60, y: 0 },
    ]);
    const ys = path.match(/-?[\d.]+ -?[\d.]+/g)?.map((pair) => Number(pair.split(' ')[1])) ?? [];
    expect(Math.max(...ys)).toBe(30);
    expect(Math.min(...ys)).toBe(0);
  });
  it('is nothing under two points', () => {
    expect(monotoneCurve([{ x: 0, y: 0 }])).toBe('');
  });
});

it('writes fewer ticks on a narrow chart', () => {
  expect(tickEvery(24, 680, 50)).toBe(2);
  expect(tickEvery(24, 330, 50)).toBe(4);
});
