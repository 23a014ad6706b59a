import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  civilDate,
  dayNumber,
  isZone,
  readDate,
  sayInstant,
  toInstant,
  wallClock,
  weekdayOf,
  writeDate,
  writeLocal,
} from './index.ts';

const paris = 'Europe/Paris';
const zones = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Martinique',
  'Pacific/Noumea',
  'America/Miquelon',
  'Australia/Lord_Howe',
  'UTC',
];

describe('the calendar', () => {
  it('agrees with the platform, day after day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (days) => {
        const date = civilDate(days);
        const platform = new Date(days * 86_400_000);
        expect(writeDate(date)).toBe(platform.toISOString().slice(0, 10));
        expect(weekdayOf(date) % 7).toBe(platform.getUTCDay());
        expect(dayNumber(date)).toBe(days);
      }),
    );
  });

  it('knows which days exist', () => {
    expect(readDate('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 });
    for (const wrong of ['2027-02-29', '2026-13-01', '2026-00-10', '26-1-1', 'demain'])
      expect(readDate(wrong)).toBeUndefined();
    expect(addDays({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 });
  });
});

describe('a local time', () => {
  it('is the instant at which the clock of the zone shows it', () => {
    expect(toInstant('2026-11-24T16:30', paris)).toEqual({
      ok: true,
      at: Date.UTC(2026, 10, 24, 15, 30),
      local: '2026-11-24T16:30',
      shift: 'none',
    });
    expect(toInstant('2026-07-24T16:30', 'Indian/Reunion')).toMatchObject({ at: Date.UTC(2026, 6, 24, 12, 30) });
  });

  it('is moved on, and said to be, when the clocks jump over it', () => {
    expect(toInstant('2027-03-28T02:30', paris)).toMatchObject({
      at: Date.UTC(2027, 2, 28, 1, 30),
      local: '2027-03-28T03:30',
      shift: 'gap',
      message: { en: 'That day, 02:30 does not exist (start of daylight saving): it becomes 03:30.' },
    });
  });

  it('is the first of two, and said to be, when the clocks go back', () => {
    expect(toInstant('2026-10-25T02:30', paris)).toMatchObject({
      at: Date.UTC(2026, 9, 25, 0, 30),
      second: Date.UTC(2026, 9, 25, 1, 30),
      shift: 'overlap',
    });
  });

  it('is refused in words when it does not exist', () => {
    expect(toInstant('2026-02-30T10:00', paris)).toMatchObject({ ok: false });
    expect(toInstant('2026-02-20T24:00', paris)).toMatchObject({ ok: false });
    expect(toInstant('2026-02-20T10:00', 'Europe/Lille')).toEqual({
      ok: false,
      message: {
        fr: 'Le fuseau horaire « Europe/Lille » est inconnu.',
        en: 'The time zone “Europe/Lille” is unknown.',
      },
    });
    expect(isZone('')).toBe(false);
  });

  it('comes back as it was from its instant, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 2e8, max: 4e12 }), (zone, at) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const reading = toInstant(writeLocal(wallClock(minute, zone)), zone);
        expect(reading).toMatchObject({ ok: true });
        if (reading.ok) expect([reading.at, reading.second]).toContain(minute);
      }),
    );
  });
});

describe('a time in words', () => {
  it('reads as people say it', () => {
    const at = Date.UTC(2026, 10, 24, 10, 12);
    expect(sayInstant(at, paris, 'fr')).toBe('le 24 novembre à 11\u00a0h\u00a012');
    expect(sayInstant(at, paris, 'en', { weekday: true, year: true })).toBe('on Tuesday 24 November 2026 at 11:12');
    expect(sayInstant(Date.UTC(2026, 11, 1, 15), paris, 'fr', { weekday: true })).toBe(
      'le mardi 1er décembre à 16\u00a0h',
    );
  });
});
