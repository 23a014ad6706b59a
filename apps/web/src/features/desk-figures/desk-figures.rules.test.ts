import { describe, expect, it } from 'vitest';
import { helpedShare, periodOf } from './desk-figures.rules.ts';
import { readFiguresSearch } from './desk-figures.search.ts';

describe('the period of the figures', () => {
  it('is thirty whole days, today included, unless told otherwise', () => {
    expect(periodOf({}, '2026-11-24')).toMatchObject({ first: '2026-10-26', last: '2026-11-24' });
    expect(periodOf({ jours: '7' }, '2026-11-24')).toMatchObject({ first: '2026-11-18', last: '2026-11-24' });
  });
  it('holds its last day whole, and is turned round when it was given backwards', () => {
    const period = periodOf({ du: '2026-11-24', au: '2026-11-23' }, '2026-11-30');
    expect(period).toMatchObject({ first: '2026-11-23', last: '2026-11-24' });
    expect(Date.parse(period.to) - Date.parse(period.from)).toBe(2 * 86_400_000);
  });
});

it('opens nothing when the address names no figure', () => {
  expect(readFiguresSearch({ de: 'rien', cle: 'x', jours: 30, du: 'hier' })).toEqual({});
  expect(readFiguresSearch({ de: 'day', cle: '2026-11-24', jours: '7' })).toEqual({
    de: 'day',
    cle: '2026-11-24',
    jours: '7',
  });
});

it('says no share of satisfaction while nobody has answered', () => {
  expect(helpedShare({ helped: 0, not: 0 })).toBeUndefined();
  expect(helpedShare({ helped: 3, not: 1 })).toBe(0.75);
});
