import { expect, it } from 'vitest';
import { daysLeft, limitKind } from './evidence.rules.ts';
import { readEvidenceSearch } from './evidence.search.ts';

it('counts the days that are left to bring a complaint, the last one included', () => {
  expect(daysLeft('2026-11-24', '2026-11-24')).toBe(0);
  expect(daysLeft('2026-12-01', '2026-11-24')).toBe(7);
  expect(daysLeft('2026-11-23T22:59:59Z', '2026-11-24')).toBe(-1);
});

it('presses within a fortnight, and no more once it is over', () => {
  expect([40, 31, 14, 0, -1].map(limitKind)).toEqual(['line', 'watch', 'alarm', 'alarm', 'plain']);
});

it('shows the whole locker unless a conversation is named', () => {
  expect(readEvidenceSearch({ echange: '' })).toEqual({});
});
