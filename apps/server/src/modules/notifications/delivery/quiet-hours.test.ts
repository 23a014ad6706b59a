import { describe, expect, test } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const until = (now: string) =>
  quietUntil({ quietFrom: '22:00', quietTo: '07:00' }, 'Europe/Paris', new Date(now))?.toISOString();

describe('quiet hours', () => {
  test('end at their hour on the wall, in the night that loses an hour and in the night that has one more', () => {
    expect(until('2026-01-15T21:30:00Z')).toBe('2026-01-16T06:00:00.000Z');
    expect(until('2026-03-28T21:30:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T20:30:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  test('are over in the day', () => {
    expect(until('2026-01-15T12:00:00Z')).toBeUndefined();
  });
});
