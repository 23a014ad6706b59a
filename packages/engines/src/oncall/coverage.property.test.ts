import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant, wallClock, weekdayOf, writeDate } from '../schedule/index.ts';
import { publicHolidays } from '../clocks/index.ts';
import { applySwaps, dutyMinutes, expandShifts, uncovered, type Shift, type Slot } from './index.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60;
const zones = ['Europe/Paris', 'Indian/Reunion', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
const at = (local: string, zone: string): number => {
  const reading = toInstant(local, zone);
  if (!reading.ok) throw new Error(local);
  return reading.at;
};

/** Slots that share the whole week between them, cut at the given minutes from Monday 0:00. */
function tiling(cuts: readonly number[]): Slot[] {
  return cuts.map((cut, index) => {
    const next = cuts[index + 1] ?? (cuts[0] ?? 0) + WEEK;
    const days = Math.floor(next / 1440) - Math.floor(cut / 1440);
    const wraps = clock(next) > clock(cut) ? 0 : 1;
    return {
      id: `slo_${index}`,
      name: '',
      weekdays: [Math.floor(cut / 1440) + 1],
      from: clock(cut),
      to: clock(next),
      extraDays: days - wraps,
      holidays: 'as_usual',
      people: ['ana', 'ben', 'cleo'].slice(0, (index % 3) + 1),
      turn: (['occurrence', 'week', 'fortnight'] as const)[index % 3]!,
      startsOn: '2026-01-05',
    };
  });
}

const cuts = fc.uniqueArray(
  // Half of them at the small hours of Sunday, when clocks change.
  fc.oneof(fc.nat(WEEK - 1), fc.integer({ min: 6 * 1440, max: 6 * 1440 + 300 })),
  { minLength: 1, maxLength: 12 },
);
const zone = fc.constantFrom(...zones);
/** Weeks in which clocks change somewhere, and others. */
const start = fc.constantFrom(
  '2026-03-05',
  '2026-03-25',
  '2026-04-02',
  '2026-10-01',
  '2026-10-22',
  '2026-10-29',
  '2026-12-23',
);
const total = (shifts: readonly Shift[]) => shifts.reduce((sum, { from, to }) => sum + to - from, 0);
const sorted = (shifts: readonly Shift[]) => [...shifts].sort((a, b) => a.from - b.from);

describe('a rota that shares the week', () => {
  it('loses no minute and counts none twice, whatever the clocks do', () => {
    fc.assert(
      fc.property(cuts, zone, start, (given, zone, day) => {
        const slots = tiling([...given].sort((a, b) => a - b));
        const from = at(`${day}T00:00`, zone);
        const period = { from, to: from + 10 * 1440 * MINUTE };
        const shifts = expandShifts({ slots, place: { zone }, ...period });
        expect(uncovered(shifts, period)).toEqual([]);
        expect(total(shifts)).toBe(period.to - period.from);
      }),
      { numRuns: 150 },
    );
  });

  it('says the same of a period as of its parts', () => {
    fc.assert(
      fc.property(cuts, zone, start, fc.integer({ min: 1, max: 14_399 }), (given, zone, day, minute) => {
        const slots = tiling([...given].sort((a, b) => a - b));
        const from = at(`${day}T00:00`, zone);
        const to = from + 10 * 1440 * MINUTE;
        const middle = from + minute * MINUTE;
        const place = { zone };
        const whole = expandShifts({ slots, place, from, to });
        const parts = [
          ...expandShifts({ slots, place, from, to: middle }),
          ...expandShifts({ slots, place, from: middle, to }),
        ];
        expect(parts.length - whole.length).toBeLessThanOrEqual(1);
        for (const { personId, from, to } of parts)
          expect(whole.some((shift) => shift.personId === personId && shift.from <= from && to <= shift.to)).toBe(true);
        expect(total(parts)).toBe(total(whole));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every hour through any swaps', () => {
    const swap = fc.record({
      begin: fc.nat(14_000),
      lasts: fc.integer({ min: 1, max: 5000 }),
      givenBy: fc.constantFrom('ana', 'ben', 'cleo'),
      takenBy: fc.constantFrom('ana', 'ben', 'cleo', 'dan'),
    });
    fc.assert(
      fc.property(cuts, fc.array(swap, { maxLength: 8 }), (given, asked) => {
        const slots = tiling([...given].sort((a, b) => a - b));
        const from = at('2026-10-22T00:00', 'Europe/Paris');
        const period = { from, to: from + 10 * 1440 * MINUTE };
        const swaps = asked.map(({ begin, lasts, ...people }) => ({
          from: from + begin * MINUTE,
          to: from + (begin + lasts) * MINUTE,
          ...people,
        }));
        const place = { zone: 'Europe/Paris' };
        const before = expandShifts({ slots, place, ...period });
        const after = expandShifts({ slots, swaps, place, ...period });
        expect(uncovered(after, period)).toEqual([]);
        expect(total(after)).toBe(total(before));
        expect(sorted(applySwaps(before, swaps))).toEqual(sorted(after));
        expect(after.every(({ personId, insteadOf }) => personId !== insteadOf)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on without a seam when it is written anew at any minute', () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 14_399 }), (given, minute) => {
        const slots = tiling([...given].sort((a, b) => a - b));
        const from = at('2026-10-22T00:00', 'Europe/Paris');
        const to = from + 10 * 1440 * MINUTE;
        const change = from + minute * MINUTE;
        const versions = slots.flatMap((slot) => [
          { ...slot, validTo: change },
          { ...slot, validFrom: change, people: ['zoe'] },
        ]);
        const shifts = expandShifts({ slots: versions, place: { zone: 'Europe/Paris' }, from, to });
        expect(uncovered(shifts, { from, to })).toEqual([]);
        expect(total(shifts)).toBe(to - from);
        expect(shifts.every((shift) => (shift.personId === 'zoe' ? shift.from >= change : shift.to <= change))).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('days and public holidays shared by two slots', () => {
  it('cover every minute once, in each region', () => {
    const regions = fc.constantFrom('metropole', 'alsace_moselle', 'reunion', 'guyane');
    fc.assert(
      fc.property(regions, fc.integer({ min: 2020, max: 2035 }), fc.nat(1439), (region, year, minute) => {
        const common = { name: '', from: clock(minute), to: clock(minute), extraDays: 0, startsOn: '2019-01-01' };
        const slots: Slot[] = [
          { ...common, id: 'a', weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: 'not', people: ['ana'], turn: 'week' },
          { ...common, id: 'b', weekdays: [1], holidays: 'only', people: ['ben'], turn: 'occurrence' },
        ];
        const period = {
          from: at(`${year}-01-02T00:00`, 'Europe/Paris'),
          to: at(`${year + 1}-01-02T00:00`, 'Europe/Paris'),
        };
        const shifts = expandShifts({ slots, place: { zone: 'Europe/Paris', region }, ...period });
        expect(uncovered(shifts, period)).toEqual([]);
        expect(total(shifts)).toBe(period.to - period.from);
      }),
      { numRuns: 15 },
    );
  });
});

describe('hours of duty', () => {
  it('are those of a count minute by minute on the wall clock', () => {
    const times = fc.nat(1439).map(clock);
    fc.assert(
      fc.property(
        zone,
        start,
        fc.nat(1440 * 6),
        fc.integer({ min: 1, max: 2200 }),
        times,
        times,
        (zone, day, begins, lasts, nightFrom, nightTo) => {
          const from = at(`${day}T00:00`, zone) + begins * MINUTE;
          const to = from + lasts * MINUTE;
          const night = { from: nightFrom, to: nightTo };
          const shift = { slotId: 'slo', slotName: '', day, personId: 'ana', from, to };
          const counted = dutyMinutes([shift], { place: { zone }, night, from, to }).get('ana');
          expect(counted).toEqual(byMinute(shift, zone, night));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The same by brute force. */
function byMinute(shift: Shift, zone: string, night: { from: string; to: string }) {
  const minutes = { day: 0, night: 0, saturday: 0, sundayOrHoliday: 0 };
  const holidays = new Set([2026, 2027].flatMap((year) => publicHolidays(year).map(({ on }) => on)));
  for (let at = shift.from; at < shift.to; at += MINUTE) {
    const shown = wallClock(at, zone);
    const time = `${two(shown.hour)}:${two(shown.minute)}`;
    const weekday = weekdayOf(shown);
    const isNight =
      night.from < night.to ? time >= night.from && time < night.to : time >= night.from || time < night.to;
    if (weekday === 7 || holidays.has(writeDate(shown))) minutes.sundayOrHoliday += 1;
    else if (weekday === 6) minutes.saturday += 1;
    else if (isNight) minutes.night += 1;
    else minutes.day += 1;
  }
  return minutes;
}
