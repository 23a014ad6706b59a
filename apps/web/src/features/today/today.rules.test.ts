import { expect, it } from 'vitest';
import { dayAgainstHabit, hourEnd } from './today.rules.ts';

it('says where the day stands in its band, bounds included', () => {
  expect(dayAgainstHabit({ mentions: 186 })).toBe('unknown');
  expect(dayAgainstHabit({ mentions: 186, usualLow: 150, usualHigh: 240 })).toBe('within');
  expect(dayAgainstHabit({ mentions: 150, usualLow: 150.3, usualHigh: 240 })).toBe('within');
  expect(dayAgainstHabit({ mentions: 149, usualLow: 150, usualHigh: 240 })).toBe('below');
  expect(dayAgainstHabit({ mentions: 241, usualLow: 150, usualHigh: 240 })).toBe('above');
});

it('ends an hour where the next begins', () => {
  expect(hourEnd('2026-11-24T10:00:00.000Z')).toBe('2026-11-24T11:00:00.000Z');
});
