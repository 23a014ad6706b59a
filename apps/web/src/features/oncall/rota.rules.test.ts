import { describe, expect, it } from 'vitest';
import { endOffset, longest, moved, newSlot, runsOf, withEndOffset } from './rota.rules.ts';

describe('a slot of the rota', () => {
  const evenings = newSlot('evenings', 'Soirs', '2026-11-23', 'a');
  it('ends the next day when its end is not after its beginning', () => {
    expect(endOffset(evenings)).toBe(1);
    expect(endOffset(newSlot('days', 'Journées', '2026-11-23', 'b'))).toBe(0);
    expect(endOffset(newSlot('weekend', 'Week-ends', '2026-11-23', 'c'))).toBe(2);
  });
  it('keeps its end when it is said by the day on which it falls', () => {
    expect(withEndOffset(evenings, 3).extraDays).toBe(2);
    expect(withEndOffset(evenings, 0).extraDays).toBe(0);
  });
  it('says its days in runs', () => {
    expect(runsOf([5, 1, 2, 3])).toEqual([
      [1, 3],
      [5, 5],
    ]);
  });
});

it('moves one of a list by one', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
});

it('knows how long a chain lasts when nobody answers', () => {
  const steps = [
    { who: 'on_call' as const, by: ['push' as const], waitMinutes: 5 },
    { who: 'everyone' as const, by: ['sms' as const], waitMinutes: 10 },
  ];
  expect(longest({ steps, rounds: 2 })).toBe(30);
});
