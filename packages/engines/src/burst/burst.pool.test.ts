import { describe, expect, it } from 'vitest';
import { createBurstPool, decodeBurstState, encodeBurstState, initialBurstState, observe } from './index.ts';
import { makeScenario } from './testing/scenario.series.ts';

describe('a pool of detectors', () => {
  it('gives the verdicts that a state of its own gives, watch by watch', () => {
    const pool = createBurstPool(3);
    for (const [watch, territory] of (['hamlet', 'town', 'region'] as const).entries()) {
      const { points, bucketMs } = makeScenario(territory, 41, { weeks: 4, bucketMs: 900_000 });
      const state = initialBurstState();
      for (const point of points) {
        const own = observe(state, point, { bucketMs });
        const pooled = pool.observe(watch, point, { bucketMs });
        expect(pooled.started).toBe(own.started);
        expect(pooled.score).toBeCloseTo(own.score, 2);
        expect(pooled.expectedHigh / own.expectedHigh).toBeCloseTo(1, 3);
      }
    }
  });

  it('judges a bucket that is still filling without taking it in, and gives and takes whole states', () => {
    const pool = createBurstPool(2);
    const point = { at: Date.UTC(2026, 0, 5, 9), value: 12 };
    pool.observe(1, point);
    const kept = encodeBurstState(pool.read(1));
    pool.peek(1, { at: point.at + 300_000, value: 90 });
    expect(encodeBurstState(pool.read(1))).toEqual(kept);
    pool.write(0, decodeBurstState(kept) ?? initialBurstState());
    expect(pool.read(0)).toEqual(pool.read(1));
  });

  it('takes less than 1 kB a watch, so that a million take less than 1 GB and not one object', () => {
    expect(createBurstPool(1_000).byteLength).toBeLessThanOrEqual(1_000 * 1_000);
  });

  it('refuses a number that none of its watches has', () => {
    expect(() => createBurstPool(0)).toThrow(RangeError);
    expect(() => createBurstPool(2).read(2)).toThrow(RangeError);
    expect(() => createBurstPool(2).observe(Number.NaN, { at: 1, value: 1 })).toThrow(RangeError);
  });
});
