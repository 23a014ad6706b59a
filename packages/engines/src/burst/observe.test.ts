import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeBurstState,
  encodeBurstState,
  explain,
  forecastRange,
  initialBurstState,
  observe,
  peek,
  ringThreshold,
  type BurstPoint,
  type BurstState,
} from './index.ts';
import { poisson, seededRandom } from './testing/seeded.random.ts';
import { makeScenario } from './testing/scenario.series.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 0, 5);
const settings = { bucketMs: 5 * MINUTE };

/** A watch that has heard `perDay` mentions a day, none at night, for `days` days. */
function settled(perDay: number, days = 28, seed = 1): { state: BurstState; now: number } {
  const random = seededRandom(seed);
  const state = initialBurstState();
  let now = MONDAY;
  for (; now < MONDAY + days * DAY; now += settings.bucketMs) {
    const hour = Math.floor((now - MONDAY) / HOUR) % 24;
    observe(state, { at: now, value: hour < 7 ? 0 : poisson(random, perDay / (17 * 12)) }, settings);
  }
  return { state, now };
}

function feed(state: BurstState, from: number, values: readonly number[]) {
  return values.map((value, index) => observe(state, { at: from + index * settings.bucketMs, value }, settings));
}

describe('a watch that knows its ordinary days', () => {
  it('rings for a commune of three mentions a day that gets fifteen in an hour', () => {
    const { state, now } = settled(3);
    const verdicts = feed(state, now + 10 * HOUR, [1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 1]);
    expect(verdicts.filter(({ started }) => started)).toHaveLength(1);
  });

  it('does not ring for the silence of the night, nor for one more voice', () => {
    const { state, now } = settled(3);
    const night = feed(
      state,
      now,
      Array.from({ length: 84 }, () => 0),
    );
    const morning = feed(state, now + 7 * HOUR, [1, 0, 0, 1, 0, 1]);
    expect([...night, ...morning].some(({ started }) => started)).toBe(false);
  });

  it('does not ring at the morning rise that it sees every day', () => {
    const { state, now } = settled(3_000);
    const random = seededRandom(9);
    const day = Array.from({ length: 288 }, (_, index) => (index < 84 ? 0 : poisson(random, 3_000 / 204)));
    expect(feed(state, now, day).some(({ started }) => started)).toBe(false);
  });

  it('rings once for one event, keeps ringing while it lasts, and says when it ends', () => {
    const { state, now } = settled(300);
    const random = seededRandom(5);
    const event = Array.from({ length: 60 }, () => 30 + poisson(random, 3));
    const after = Array.from({ length: 120 }, () => poisson(random, 1.5));
    const verdicts = feed(state, now + 8 * HOUR, [...event, ...after]);
    expect(verdicts.filter(({ started }) => started)).toHaveLength(1);
    expect(verdicts[40]?.ringing).toBe(true);
    expect(verdicts[40]?.since).toBe(now + 8 * HOUR);
    expect(verdicts.filter(({ ended }) => ended)).toHaveLength(1);
    expect(verdicts.at(-1)?.ringing).toBe(false);
  });

  it('rings again when an event under way grows to another size', () => {
    const { state, now } = settled(300);
    const verdicts = feed(state, now + 8 * HOUR, [...Array(24).fill(25), ...Array(24).fill(4_000)] as number[]);
    expect(verdicts.filter(({ started }) => started)).toHaveLength(2);
  });

  it('rings earlier when the mentions that come are negative', () => {
    const ringAt = (negativeShare: number): number => {
      const random = seededRandom(3);
      const state = initialBurstState();
      for (let at = MONDAY; at < MONDAY + 21 * DAY; at += settings.bucketMs) {
        const value = poisson(random, 4);
        observe(state, { at, value, negative: value > 0 ? poisson(random, value * 0.1) : 0 }, settings);
      }
      for (let step = 0; step < 400; step += 1) {
        const value = 4 + Math.floor(step / 3);
        const point = {
          at: MONDAY + 21 * DAY + step * settings.bucketMs,
          value,
          negative: Math.round(value * negativeShare),
        };
        if (observe(state, point, settings).started) return step;
      }
      return 400;
    };
    expect(ringAt(0.9)).toBeLessThan(ringAt(0.1));
  });

  it('is stirred by less when it is more sensitive', () => {
    const rings = (sensitivity: number): number => {
      const { points, bucketMs } = makeScenario('city', 4);
      const state = initialBurstState();
      return points.filter((point) => observe(state, point, { bucketMs, sensitivity }).started).length;
    };
    expect(rings(0.1)).toBeLessThan(rings(0.5));
    expect(rings(0.5)).toBeLessThan(rings(0.9));
  });

  it('explains a ring by what was counted, the usual band, the ratio and since when', () => {
    const { state, now } = settled(300);
    const verdict = feed(state, now + 10 * HOUR, [40, 45]).find(({ started }) => started);
    expect(verdict?.score).toBeGreaterThanOrEqual(ringThreshold);
    const told = explain(verdict!);
    expect(told.observed).toBeGreaterThan(told.high);
    expect(told.ratio).toBeGreaterThan(3);
    expect(told.since).toBe(verdict!.since);
    expect(told.sentence.fr).toMatch(/fois plus de mentions que d’habitude/);
  });
});

describe('the usual band', () => {
  it('follows the clock of the territory, not UTC', () => {
    const state = initialBurstState();
    const local = { ...settings, timeZoneOffsetMinutes: 120 };
    for (let at = MONDAY; at < MONDAY + 21 * DAY; at += settings.bucketMs) {
      const hour = Math.floor((at - MONDAY + 2 * HOUR) / HOUR) % 24;
      observe(state, { at, value: hour >= 8 && hour < 20 ? 10 : 0 }, local);
    }
    const day = forecastRange(state, MONDAY + 21 * DAY, MONDAY + 22 * DAY, HOUR, local);
    expect(day).toHaveLength(24);
    expect(day[1]?.typical).toBeLessThan(20);
    expect(day[8]?.typical).toBeGreaterThan(100);
    for (const { low, typical, high } of day) {
      expect(low).toBeLessThanOrEqual(typical);
      expect(typical).toBeLessThanOrEqual(high);
    }
  });

  it('is narrower, for its size, for an hour than for five minutes: chance evens out', () => {
    const { state, now } = settled(300);
    const width = (step: number): number => {
      const [band] = forecastRange(state, now + 12 * HOUR, now + 12 * HOUR + step, step, settings);
      return band!.high / band!.typical;
    };
    expect(width(HOUR)).toBeLessThan(0.7 * width(5 * MINUTE));
    expect(width(HOUR)).toBeGreaterThan(1);
  });

  it('knows weekends', () => {
    const state = initialBurstState();
    for (let at = MONDAY; at < MONDAY + 28 * DAY; at += settings.bucketMs) {
      const day = Math.floor((at - MONDAY) / DAY) % 7;
      observe(state, { at, value: day < 5 ? 12 : 3 }, settings);
    }
    const noon = (day: number): number =>
      forecastRange(
        state,
        MONDAY + (28 + day) * DAY + 12 * HOUR,
        MONDAY + (28 + day) * DAY + 13 * HOUR,
        HOUR,
        settings,
      )[0]!.typical;
    expect(noon(6)).toBeLessThan(0.5 * noon(2));
  });
});

describe('a bucket that is not finished', () => {
  it('rings within it, without being taken in', () => {
    const { state, now } = settled(300);
    const before = encodeBurstState(state);
    const at = now + 10 * HOUR;
    observe(state, { at: at - settings.bucketMs, value: 1 }, settings);
    const kept = encodeBurstState(state);
    expect(kept).not.toEqual(before);
    expect(peek(state, { at, value: 3 }, settings).started).toBe(false);
    expect(peek(state, { at, value: 90 }, settings).started).toBe(true);
    expect(encodeBurstState(state)).toEqual(kept);
  });

  it('gives the verdict that the same count would have when closed', () => {
    const { state, now } = settled(30);
    const point = { at: now + 9 * HOUR, value: 12 };
    const seen = peek(state, point, settings);
    expect(observe(state, point, settings)).toMatchObject(seen);
  });
});

describe('causality', () => {
  it('gives each row the same verdict whatever comes after it', () => {
    const { points, bucketMs } = makeScenario('city', 2, { weeks: 4 });
    const run = (some: readonly BurstPoint[]): number[] => {
      const state = initialBurstState();
      return some.map((point) => observe(state, point, { bucketMs }).score);
    };
    const whole = run(points);
    for (const length of [1, 2, 300, 2_017, 6_100])
      expect(run(points.slice(0, length))).toEqual(whole.slice(0, length));
  });
});

describe('the state', () => {
  it('goes through bytes and back, and goes on as if nothing had happened', () => {
    const { state, now } = settled(30, 7);
    const read = decodeBurstState(encodeBurstState(state))!;
    expect(encodeBurstState(read)).toEqual(encodeBurstState(state));
    for (let index = 0; index < 50; index += 1) {
      const point = { at: now + index * settings.bucketMs, value: index % 9 };
      expect(observe(read, point, settings).score).toBeCloseTo(observe(state, point, settings).score, 4);
    }
  });

  it('is refused when it is of another length or version', () => {
    expect(decodeBurstState(new Uint8Array(8))).toBeUndefined();
    expect(decodeBurstState(new Uint8Array(encodeBurstState(initialBurstState()).length))).toBeUndefined();
  });

  it('never grows, so that a million fit in 2 GB', () => {
    const { state } = settled(3, 3);
    expect(state.byteLength).toBe(initialBurstState().byteLength);
    expect(state.byteLength).toBeLessThanOrEqual(2_000);
    expect(encodeBurstState(state).byteLength).toBeLessThanOrEqual(1_000);
  });
});

describe('bad input', () => {
  const count = fc.oneof(
    fc.nat(50),
    fc.double(),
    fc.constantFrom(Number.NaN, -1, Infinity, -Infinity, 1e300, Number.MAX_SAFE_INTEGER),
  );
  const point = fc.record({
    at: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.double(), fc.constant(Number.NaN)),
    value: count,
    negative: fc.option(count, { nil: undefined }),
    reach: fc.option(count, { nil: undefined }),
  });

  it('neither crashes nor poisons the memory: negative, missing, huge counts, clocks that go back, gaps of years', () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 60 }),
        fc.option(fc.double(), { nil: undefined }),
        (points, bucketMs) => {
          const state = initialBurstState();
          for (const one of points) {
            const { score, expectedLow, expectedHigh } = observe(state, one, { bucketMs });
            expect(score >= 0 && score <= 1).toBe(true);
            expect(expectedLow <= expectedHigh).toBe(true);
          }
          expect(decodeBurstState(encodeBurstState(state))).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not ring for a count that is not known, nor learn from it', () => {
    const { state, now } = settled(30, 10);
    const level = forecastRange(state, now, now + DAY, HOUR)[12]?.typical;
    for (const value of [Number.NaN, -5, Infinity]) {
      expect(observe(state, { at: now + HOUR, value }, settings).started).toBe(false);
    }
    expect(forecastRange(state, now, now + DAY, HOUR)[12]?.typical).toBe(level);
  });

  it('judges a row whose clock went back, and learns nothing from it', () => {
    const { state, now } = settled(30, 10);
    const kept = encodeBurstState(state);
    observe(state, { at: now - 20 * HOUR, value: 500 }, settings);
    expect(encodeBurstState(state)).toEqual(kept);
  });

  it('is not made deaf by one bucket dated years ahead', () => {
    const { state, now } = settled(30, 10);
    observe(state, { at: now + 900 * DAY, value: 1 }, settings);
    expect(feed(state, now + 9 * HOUR, [20, 20]).some(({ started }) => started)).toBe(true);
  });

  it('does not ring at the first ordinary day after a gap of months', () => {
    const { state, now } = settled(300, 21);
    const random = seededRandom(8);
    const later = now + 120 * DAY;
    const values = Array.from({ length: 288 }, (_, index) => (index < 84 ? 0 : poisson(random, 300 / 204)));
    expect(feed(state, later - (later % DAY), values).some(({ started }) => started)).toBe(false);
  });
});
