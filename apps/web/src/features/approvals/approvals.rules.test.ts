import { describe, expect, it } from 'vitest';
import { sortWaiting, stepOf } from './approvals.rules.ts';

describe('what waits', () => {
  it('for me is apart, what leaves first is first, what has no date is last', () => {
    const card = (mine: boolean, dueAt?: string) => ({ mine, updatedAt: '2026-11-01', ...(dueAt ? { dueAt } : {}) });
    const cards = [card(true), card(true, '2026-11-25'), card(false, '2026-11-20'), card(true, '2026-11-24')];
    expect(sortWaiting(cards, true).map(({ dueAt }) => dueAt)).toEqual(['2026-11-24', '2026-11-25', undefined]);
    expect(sortWaiting(cards, false)).toHaveLength(1);
  });
  it('is gone through by keys, to its ends', () => {
    expect(stepOf(3, -1, 1)).toBe(0);
    expect(stepOf(3, 2, 1)).toBe(2);
    expect(stepOf(3, 1, -1)).toBe(0);
  });
});
