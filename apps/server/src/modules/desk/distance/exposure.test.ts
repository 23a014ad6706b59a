import { expect, test } from 'vitest';
import { isOutOfHours } from './exposure.store.ts';

test('night, weekend and public holidays are out of hours, on the clock of the territory', () => {
  expect(isOutOfHours(new Date('2026-11-24T10:00:00Z'), 'Europe/Paris')).toBe(false);
  expect(isOutOfHours(new Date('2026-11-24T18:30:00Z'), 'Europe/Paris')).toBe(true);
  expect(isOutOfHours(new Date('2026-11-24T18:30:00Z'), 'America/Martinique')).toBe(false);
  expect(isOutOfHours(new Date('2026-11-28T10:00:00Z'), 'Europe/Paris')).toBe(true);
  expect(isOutOfHours(new Date('2026-11-11T10:00:00Z'), 'Europe/Paris')).toBe(true);
});
