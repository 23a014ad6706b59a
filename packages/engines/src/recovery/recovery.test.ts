import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calmPoint, type RecoveryInput, type RecoveryPoint, recoverySigns, turningPoint } from './index.ts';

const step = 5 * 60_000;
const start = 1_764_000_000_000;
const at = (index: number) => start + index * step;

/** Steps as `[mentions, unfavourable, favourable]`, with a habit of nine at most. */
function curve(steps: readonly (readonly [number, number, number])[], high: number | undefined = 9): RecoveryPoint[] {
  return steps.map(([mentions, unfavourable, favourable], index) => ({
    at: at(index),
    mentions,
    unfavourable,
    favourable,
    high,
  }));
}
const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);

/** The vineyards: mockery rises, the answer at step 16 turns it while the crowd still grows, then quiet. */
const vineyards = curve([
  ...repeat(8, [2, 0, 0] as const),
  ...[4, 9, 15, 30, 52, 71, 88, 99].map((n) => [n, Math.round(n * 0.7), Math.round(n * 0.05)] as const),
  ...[104, 101, 96, 92, 86, 74, 58, 44, 30, 16].map((n) => [n, Math.round(n * 0.25), Math.round(n * 0.5)] as const),
  ...repeat(12, [4, 1, 1] as const),
]);
/** A rumour that simply dies down: nobody turned favourable. */
const dies = curve([
  ...repeat(6, [2, 1, 0] as const),
  ...[10, 30, 60, 80, 60, 35, 20, 12].map((n) => [n, Math.round(n * 0.6), 0] as const),
  ...repeat(8, [3, 2, 0] as const),
]);
const quiet: Omit<RecoveryInput, 'points'> = { stepMs: step, now: at(60), stories: [] };

describe('the turning of an event', () => {
  it('is when the tone fell for good, even while the curve still rises', () => {
    expect(turningPoint(vineyards, step)).toEqual({ at: at(16), by: 'tone' });
  });
  it('is the peak that it passed for good, where the tone never turned', () => {
    expect(turningPoint(dies, step)).toEqual({ at: at(9), by: 'volume' });
  });
  it('is not there while the event still grows, nor when the anger came back', () => {
    expect(turningPoint(vineyards.slice(0, 16), step)).toBeUndefined();
    const back = curve([
      ...repeat(10, [40, 30, 2] as const),
      ...repeat(8, [40, 8, 20] as const),
      ...repeat(10, [40, 31, 2] as const),
    ]);
    expect(turningPoint(back, step)).toBeUndefined();
    const second = dies.concat(dies.slice(6, 11).map((point, index) => ({ ...point, at: at(22 + index) })));
    expect(turningPoint(second, step)).toBeUndefined();
  });
  it('is not read into a handful of posts, nor into none', () => {
    expect(turningPoint([], step)).toBeUndefined();
    expect(turningPoint(curve(repeat(30, [1, 1, 0] as const)), step)).toBeUndefined();
  });
  it('is not found in a share that only wavers', () => {
    // A fixed linear congruential sequence: thirty steps at one share, sixty times, volume level.
    let seed = 7;
    const chance = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    let found = 0;
    for (let run = 0; run < 60; run++) {
      const wavering = curve(
        repeat(30, 0).map(() => {
          const bad = repeat(20, 0).filter(() => chance() < 0.5).length;
          return [20, bad, 0] as const;
        }),
      );
      if (turningPoint(wavering, step) !== undefined) found += 1;
    }
    expect(found).toBeLessThanOrEqual(2);
  });
});

describe('the return to calm', () => {
  it('is the start of the half hour of ordinary steps after the last departure', () => {
    expect(calmPoint(vineyards, step)).toBe(at(26));
    expect(calmPoint(dies, step)).toBe(at(14));
  });
  it('is not there before half an hour of it, nor where nothing left its habit', () => {
    expect(calmPoint(vineyards.slice(0, 30), step)).toBeUndefined();
    expect(calmPoint(curve(repeat(20, [3, 0, 0] as const)), step)).toBeUndefined();
  });
  it('is not undone by one busy step afterwards', () => {
    const blip = vineyards.map((point, index) => (index === 34 ? { ...point, mentions: 14 } : point));
    expect(calmPoint(blip, step)).toBe(at(26));
  });
  it('takes a tenth of the peak for ordinary where no habit is known', () => {
    expect(
      calmPoint(
        curve(
          vineyards.map((p) => [p.mentions, 0, 0] as const),
          undefined,
        ),
        step,
      ),
    ).toBe(at(26));
  });
});

describe('what says that it is over', () => {
  it('is nothing in the middle of it', () => {
    const { over, signs } = recoverySigns({
      ...quiet,
      points: vineyards.slice(0, 15),
      now: at(15),
      stories: [{ firstAt: at(9), mentions: 200 }],
      requests: { born: 3, open: 2 },
    });
    expect(over).toBe(false);
    expect(signs.map(({ key, reached }) => [key, reached])).toEqual([
      ['band', false],
      ['stories', false],
      ['tone', false],
      ['requests', false],
    ]);
    expect(signs[0]?.label.fr).toBe('pas encore dans la fourchette habituelle');
    expect(signs[3]?.label.fr).toBe('2 demandes sans réponse, sur 3 nées de la crise');
  });
  it('is all four, an hour after the last of it', () => {
    const { over, signs } = recoverySigns({
      ...quiet,
      points: vineyards,
      stories: [
        { firstAt: at(9), mentions: 200 },
        { firstAt: at(59), mentions: 2 },
      ],
      requests: { born: 3, open: 0 },
    });
    expect(over).toBe(true);
    expect(signs.map(({ label }) => label.en)).toEqual([
      'within the usual band for 1\u{a0}h',
      'no new story for 1\u{a0}h',
      '25% unfavourable or ironic over 30\u{a0}min, 70% at worst, 47% aimed at',
      'all 3 requests born of it have their answer',
    ]);
  });
  it('asks for half an hour in the band, and says how much of it there is', () => {
    const { signs } = recoverySigns({ ...quiet, points: vineyards.slice(0, 29) });
    expect(signs[0]).toMatchObject({ key: 'band', reached: false });
    expect(signs[0]?.label.fr).toBe('dans la fourchette habituelle depuis 15\u{a0}min, il en faut 30\u{a0}min');
  });
  it('does not judge the tone of four posts, and never says over where nothing was measured', () => {
    const silent = recoverySigns({ ...quiet, points: curve(repeat(40, [0, 0, 0] as const)) });
    expect(silent.over).toBe(true);
    expect(silent.signs[2]?.label.fr).toContain('trop peu pour juger');
    expect(recoverySigns({ ...quiet, points: [] }).over).toBe(false);
  });
  it('is the same for the same input, whatever absurd figures come', () => {
    const number = fc.oneof(fc.nat(200), fc.constant(Number.NaN), fc.constant(-3));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { maxLength: 60 }), (steps) => {
        const input = { ...quiet, points: curve(steps) };
        expect(recoverySigns(input)).toEqual(recoverySigns(structuredClone(input)));
        for (const found of [turningPoint(input.points, step)?.at, calmPoint(input.points, step)]) {
          if (found !== undefined) expect(input.points.some((point) => point.at === found)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
