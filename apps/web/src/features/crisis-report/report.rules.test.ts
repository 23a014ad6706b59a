import type { AfterAction } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { comparisons, delaySteps, isSoonest, toneRows } from './report.rules.ts';

const crisis = {
  id: 'cri_2',
  ref: '2026-02',
  title: 'Vignes',
  drill: false,
  firstSignalAt: '2026-11-04T07:47:00.000Z',
};
const report = {
  crisis,
  delays: { detected: 25, firstWord: 78, calm: 213 },
  figures: { mentions: 1864 },
  earlier: [
    {
      id: 'cri_1',
      ref: '2026-01',
      title: 'Grève',
      drill: false,
      mentions: 640,
      delays: { detected: 41, firstWord: 150 },
    },
    { id: 'cri_0', ref: '2025-04', title: 'Exercice', drill: true, mentions: 900, delays: { detected: 4 } },
  ],
} as unknown as AfterAction;

describe('the report', () => {
  it('puts each moment after the first signal, and keeps those that never came', () => {
    const steps = delaySteps(report);
    expect(steps).toHaveLength(9);
    expect(steps[0]).toEqual({ key: 'first', at: crisis.firstSignalAt });
    expect(steps.find(({ key }) => key === 'firstWord')).toEqual({
      key: 'firstWord',
      at: '2026-11-04T09:05:00.000Z',
      afterMs: 78 * 60_000,
    });
    expect(steps.find(({ key }) => key === 'held')).toEqual({ key: 'held' });
  });
  it('compares itself with earlier ones, and marks what came soonest, among two at least', () => {
    const rows = comparisons(report);
    expect(rows.map(({ ref }) => ref)).toEqual(['2026-02', '2026-01', '2025-04']);
    const [mine, strike, drill] = rows;
    if (!mine || !strike || !drill) throw new Error('three rows');
    expect(isSoonest(rows, drill, 'detected')).toBe(true);
    expect(isSoonest(rows, mine, 'detected')).toBe(false);
    expect(isSoonest(rows, mine, 'firstWord')).toBe(true);
    expect(isSoonest(rows, mine, 'calm')).toBe(false);
    expect(isSoonest(rows, strike, 'held')).toBe(false);
  });
  it('shows the tone of windows in which something was heard', () => {
    const during = { mentions: 10, negative: 0.5, ironic: 0, neutral: 0.2, positive: 0.3 };
    expect(toneRows({ during, after: { ...during, mentions: 0 } })).toEqual([
      {
        window: 'during',
        mentions: 10,
        shares: [
          { tone: 'negative', share: 0.5 },
          { tone: 'neutral', share: 0.2 },
          { tone: 'positive', share: 0.3 },
        ],
      },
    ]);
  });
});
