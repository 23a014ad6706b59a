import { describe, expect, it } from 'vitest';
import { isOpen } from '../../shared/publishing/mandates.ts';
import { quickEnd } from './until.rules.ts';

const at = (instant: string) => Date.parse(instant);
const PARIS = 'Europe/Paris';

describe('the quick ends of a mandate', () => {
  it('count hours on the wall of the territory, over midnight too', () => {
    expect(quickEnd('2h', at('2026-11-25T13:05:00Z'), PARIS)).toBe('2026-11-25T16:05');
    expect(quickEnd('4h', at('2026-11-25T21:00:00Z'), PARIS)).toBe('2026-11-26T02:00');
  });
  it('are this evening at 20 h, tomorrow when that is past', () => {
    expect(quickEnd('evening', at('2026-11-25T13:00:00Z'), PARIS)).toBe('2026-11-25T20:00');
    expect(quickEnd('evening', at('2026-11-25T19:30:00Z'), PARIS)).toBe('2026-11-26T20:00');
  });
  it('are next Monday at 8 h, for a weekend on duty', () => {
    expect(quickEnd('monday', at('2026-11-27T17:00:00Z'), PARIS)).toBe('2026-11-30T08:00');
    expect(quickEnd('monday', at('2026-11-30T05:00:00Z'), PARIS)).toBe('2026-12-07T08:00');
  });
});

it('ends to the second by the clock on the wall, without asking the server again', () => {
  const mandate = { state: 'active', endsAt: '2026-11-25T19:00:00Z' } as const;
  expect(isOpen(mandate, at('2026-11-25T18:59:59Z'))).toBe(true);
  expect(isOpen(mandate, at('2026-11-25T19:00:00Z'))).toBe(false);
});
