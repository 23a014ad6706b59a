import { describe, expect, it } from 'vitest';
import { clockNote, instantOf, localTimeOf, nextHalfHour } from './when.rules.ts';

const zone = 'Europe/Paris';

describe('when it leaves', () => {
  it('is the clock of the territory', () => {
    expect(new Date(instantOf('2026-11-24T16:30', zone) ?? 0).toISOString()).toBe('2026-11-24T15:30:00.000Z');
    expect(instantOf('2026-02-30T10:00', zone)).toBeUndefined();
    expect(instantOf(undefined, zone)).toBeUndefined();
  });
  it('says when the clocks skip that hour or show it twice', () => {
    expect(clockNote('2027-03-28T02:30', zone)?.fr).toBeTruthy();
    expect(clockNote('2026-11-24T16:30', zone)).toBeUndefined();
  });
  it('needs a day; an hour is given with it', () => {
    expect(localTimeOf('', '10:00', '09:00')).toBeUndefined();
    expect(localTimeOf('2026-11-24', '', '09:00')).toBe('2026-11-24T09:00');
  });
  it('is proposed at the next half hour that leaves a quarter of an hour', () => {
    expect(nextHalfHour(Date.parse('2026-11-24T10:10:00Z'), zone)).toBe('2026-11-24T11:30');
    expect(nextHalfHour(Date.parse('2026-11-24T10:20:00Z'), zone)).toBe('2026-11-24T12:00');
  });
});
