import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gauge, gravest, type SeverityInput } from './index.ts';

const quiet: SeverityInput = {
  volume: { observed: 4, usual: 3 },
  negativeShare: 0.1,
  hardness: 0,
  reach: 500,
  voices: 3,
  mentions: 4,
  copiedShare: 0,
  pickup: { press: 0, officials: 0 },
};
const crisis: SeverityInput = {
  volume: { observed: 400, usual: 20 },
  negativeShare: 0.85,
  hardness: 0.3,
  reach: 800_000,
  voices: 180,
  mentions: 400,
  copiedShare: 0.3,
  pickup: { press: 4, officials: 2 },
};

describe('the severity gauge', () => {
  it('puts an ordinary hour on the first level and a crisis on the fourth', () => {
    expect(gauge(quiet).level).toBe(1);
    expect(gauge(crisis).level).toBe(4);
  });

  it('does not take one angry person for a crowd', () => {
    const one = gauge({ ...quiet, negativeShare: 1, hardness: 1, copiedShare: 1, voices: 1, mentions: 40 });
    expect(one.level).toBe(1);
    const crowd = gauge({ ...quiet, negativeShare: 1, hardness: 1, copiedShare: 1, voices: 40, mentions: 40 });
    expect(crowd.level).toBeGreaterThan(one.level);
  });

  it('is the plain sum of its parts, each with its weight, its points and a reason in both languages', () => {
    const { score, parts } = gauge(crisis);
    expect(Math.round(parts.reduce((sum, { points }) => sum + points, 0))).toBe(score);
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    for (const { reason } of parts) expect(reason.fr === '' || reason.en === '').toBe(false);
    expect(parts.find(({ key }) => key === 'volume')?.reason.fr).toBe('20 fois l’habitude');
  });

  it('gives the same gauge for the same input', () => {
    expect(gauge(crisis)).toEqual(gauge(structuredClone(crisis)));
  });

  it('never falls when more voices, reach, negative share or pick-up come in', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.nat(1_000),
        share,
        share,
        fc.nat(1e7),
        fc.nat(300),
        fc.nat(5),
        (voices, tone, hard, reach, more, press) => {
          const base = { ...quiet, voices, negativeShare: tone, hardness: hard, reach, mentions: voices };
          const worse = {
            ...base,
            voices: voices + more,
            negativeShare: Math.min(1, tone * 1.1),
            reach: reach + more,
            pickup: { press, officials: 1 },
          };
          expect(gauge(worse).score).toBeGreaterThanOrEqual(gauge(base).score);
        },
      ),
    );
  });

  it('stays at its gravest while an event goes on, and tells of the latest volume', () => {
    const before = gauge(crisis);
    const now = gauge({ ...quiet, volume: { observed: 500, usual: 20 } });
    const kept = gravest(before, now);
    expect(kept.level).toBe(before.level);
    expect(kept.parts.find(({ key }) => key === 'volume')?.value).toBe(25);
    expect(Math.round(kept.parts.reduce((sum, { points }) => sum + points, 0))).toBe(kept.score);
    expect(gravest(now, before)).toBe(before);
  });

  it('counts missing, negative and absurd figures for nothing', () => {
    const absurd = gauge({
      volume: { observed: Number.NaN, usual: -1 },
      negativeShare: -3,
      hardness: Number.NaN,
      reach: Infinity,
      voices: -2,
      mentions: Number.NaN,
      copiedShare: Number.NaN,
      pickup: { press: -1, officials: Number.NaN },
    });
    expect(absurd).toMatchObject({ level: 1, score: 0 });
  });
});
