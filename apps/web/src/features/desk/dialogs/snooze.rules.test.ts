import { expect, it } from 'vitest';
import { laterTimes } from './snooze.rules.ts';

const times = (now: Date) =>
  laterTimes(now).map(({ name, at }) => `${name} ${at.getDay()} ${at.getHours()} h ${at.getMinutes()}`);

it('offers later today, tomorrow morning and next Monday', () => {
  expect(times(new Date(2026, 10, 24, 10, 20))).toEqual(['soon 2 13 h 0', 'tomorrow 3 9 h 0', 'week 1 9 h 0']);
});

it('does not offer Monday twice on a Sunday', () => {
  expect(times(new Date(2026, 10, 29, 10, 0))).toEqual(['soon 0 13 h 0', 'tomorrow 1 9 h 0']);
});
