import { describe, expect, it } from 'vitest';
import { toInstant, writeLocal, wallClock } from '../schedule/index.ts';
import {
  dutyMinutes,
  expandShifts,
  hoursOf,
  nextOnCall,
  onCallAt,
  overlapsItself,
  uncovered,
  type Shift,
  type Slot,
} from './index.ts';

const paris = { zone: 'Europe/Paris' };
const at = (local: string, zone = 'Europe/Paris'): number => {
  const reading = toInstant(local, zone);
  if (!reading.ok) throw new Error(local);
  return reading.at;
};
const between = (from: string, to: string, zone?: string) => ({ from: at(from, zone), to: at(to, zone) });
const slot = (over: Partial<Slot> = {}): Slot => ({
  id: 'slo_1',
  name: 'Soirs',
  weekdays: [1, 2, 3, 4, 5],
  from: '18:00',
  to: '08:00',
  extraDays: 0,
  holidays: 'as_usual',
  people: ['ana', 'ben'],
  turn: 'week',
  startsOn: '2026-01-05',
  ...over,
});
const weekend = slot({ id: 'slo_2', name: 'Week-end', weekdays: [5], extraDays: 2, people: ['cleo', 'dan'] });
const said = (shifts: readonly Shift[], zone = 'Europe/Paris') =>
  shifts.map(
    ({ personId, from, to }) => `${personId} ${writeLocal(wallClock(from, zone))} → ${writeLocal(wallClock(to, zone))}`,
  );

describe('laying slots', () => {
  it('ends on the next day when its end is not after its beginning, and further by its whole days', () => {
    const shifts = expandShifts({ slots: [weekend], place: paris, ...between('2026-01-05T00:00', '2026-01-19T00:00') });
    expect(said(shifts)).toEqual([
      'cleo 2026-01-09T18:00 → 2026-01-12T08:00',
      'dan 2026-01-16T18:00 → 2026-01-19T00:00',
    ]);
  });

  it('gives a week to each in turn, the week beginning on the day of the first turn', () => {
    const thursday = slot({ startsOn: '2026-01-08', weekdays: [3, 4], to: '20:00' });
    const shifts = expandShifts({
      slots: [thursday],
      place: paris,
      ...between('2026-01-05T00:00', '2026-01-24T00:00'),
    });
    expect(said(shifts)).toEqual([
      'ana 2026-01-08T18:00 → 2026-01-08T20:00',
      'ana 2026-01-14T18:00 → 2026-01-14T20:00',
      'ben 2026-01-15T18:00 → 2026-01-15T20:00',
      'ben 2026-01-21T18:00 → 2026-01-21T20:00',
      'ana 2026-01-22T18:00 → 2026-01-22T20:00',
    ]);
  });

  it('gives each time to another, counted from the first whatever the period that is asked for', () => {
    const each = slot({ turn: 'occurrence', people: ['ana', 'ben', 'cleo'], weekdays: [1, 3], to: '20:00' });
    const all = expandShifts({ slots: [each], place: paris, ...between('2026-01-05T00:00', '2026-03-01T00:00') });
    const late = expandShifts({ slots: [each], place: paris, ...between('2026-02-10T00:00', '2026-03-01T00:00') });
    expect(all.slice(0, 4).map(({ personId }) => personId)).toEqual(['ana', 'ben', 'cleo', 'ana']);
    expect(late).toEqual(all.slice(-late.length));
  });

  it('begins neither before its first day nor after its last', () => {
    const short = slot({ startsOn: '2026-01-07', endsOn: '2026-01-08' });
    const shifts = expandShifts({ slots: [short], place: paris, ...between('2026-01-01T00:00', '2026-02-01T00:00') });
    expect(shifts.map(({ day }) => day)).toEqual(['2026-01-07', '2026-01-08']);
  });

  it('leaves public holidays to the slot that is for them, which begins on any weekday', () => {
    const slots = [
      slot({ holidays: 'not' }),
      slot({ id: 'slo_3', name: 'Fériés', holidays: 'only', weekdays: [1], from: '08:00', people: ['eve'] }),
    ];
    // 14 July 2026 is a Tuesday.
    const shifts = expandShifts({ slots, place: paris, ...between('2026-07-13T12:00', '2026-07-16T00:00') });
    expect(said(shifts)).toEqual([
      'ben 2026-07-13T18:00 → 2026-07-14T08:00',
      'eve 2026-07-14T08:00 → 2026-07-15T08:00',
      'ben 2026-07-15T18:00 → 2026-07-16T00:00',
    ]);
    expect(shifts[1]?.holiday?.fr).toBe('fête nationale');
  });

  it('keeps the holidays of where it is', () => {
    const only = slot({ holidays: 'only', from: '08:00', to: '08:00', people: ['eve'] });
    const days = (region: 'alsace_moselle' | 'reunion', zone: string) =>
      expandShifts({
        slots: [only],
        place: { zone, region },
        ...between('2026-12-19T12:00', '2026-12-28T00:00', zone),
      }).map(({ day }) => day);
    expect(days('alsace_moselle', 'Europe/Paris')).toEqual(['2026-12-25', '2026-12-26']);
    expect(days('reunion', 'Indian/Reunion')).toEqual(['2026-12-20', '2026-12-25']);
  });

  it('never overlaps itself: what would last into its next beginning ends there', () => {
    const long = slot({ holidays: 'only', from: '08:00', to: '20:00', extraDays: 1, people: ['eve', 'flo'] });
    const place = { zone: 'Europe/Paris', region: 'alsace_moselle' as const };
    const shifts = expandShifts({ slots: [long], place, ...between('2026-12-20T00:00', '2026-12-31T00:00') });
    expect(said(shifts).map((line) => line.slice(4))).toEqual([
      '2026-12-25T08:00 → 2026-12-26T08:00',
      '2026-12-26T08:00 → 2026-12-27T20:00',
    ]);
  });

  it('keeps what was worked when the rota is written anew, and goes on from there', () => {
    const change = at('2026-01-06T21:30');
    const slots = [slot({ validTo: change }), slot({ validFrom: change, people: ['zoe'] })];
    const shifts = expandShifts({ slots, place: paris, ...between('2026-01-06T12:00', '2026-01-07T12:00') });
    expect(said(shifts)).toEqual([
      'ana 2026-01-06T18:00 → 2026-01-06T21:30',
      'zoe 2026-01-06T21:30 → 2026-01-07T08:00',
    ]);
  });
});

describe('the nights on which the clocks change', () => {
  it('makes one shift an hour longer and the other an hour shorter', () => {
    const night = slot({ weekdays: [6], people: ['ana'] });
    const [spring] = expandShifts({ slots: [night], place: paris, ...between('2026-03-28T12:00', '2026-03-29T12:00') });
    const [autumn] = expandShifts({ slots: [night], place: paris, ...between('2026-10-24T12:00', '2026-10-25T12:00') });
    expect(spring && (spring.to - spring.from) / 3_600_000).toBe(13);
    expect(autumn && (autumn.to - autumn.from) / 3_600_000).toBe(15);
  });

  it('hands over at the jump what would end in the hour that does not exist', () => {
    const slots = [
      slot({ id: 'a', weekdays: [6], from: '22:00', to: '02:30', people: ['ana'] }),
      slot({ id: 'b', weekdays: [7], from: '02:30', to: '03:15', people: ['ben'] }),
      slot({ id: 'c', weekdays: [7], from: '03:15', to: '08:00', people: ['cleo'] }),
    ];
    const period = between('2026-03-28T22:00', '2026-03-29T08:00');
    const shifts = expandShifts({ slots, place: paris, ...period });
    expect(said(shifts)).toEqual([
      'ana 2026-03-28T22:00 → 2026-03-29T03:00',
      'ben 2026-03-29T03:00 → 2026-03-29T03:15',
      'cleo 2026-03-29T03:15 → 2026-03-29T08:00',
    ]);
    expect(uncovered(shifts, period)).toEqual([]);
  });

  it('counts the hour that comes twice, as night', () => {
    const night = slot({ weekdays: [7], from: '00:00', to: '06:00', people: ['ana'], holidays: 'as_usual' });
    const period = between('2026-10-25T00:00', '2026-10-26T00:00');
    const shifts = expandShifts({ slots: [night], place: paris, ...period });
    expect(dutyMinutes(shifts, { place: paris, ...period }).get('ana')).toEqual({
      day: 0,
      night: 0,
      saturday: 0,
      sundayOrHoliday: 7 * 60,
    });
  });
});

describe('swaps', () => {
  const period = between('2026-01-05T12:00', '2026-01-07T12:00');
  const lay = (...swaps: { from: number; to: number; givenBy: string; takenBy: string }[]) =>
    expandShifts({ slots: [slot()], swaps, place: paris, ...period });

  it('give only the hours that the giver has, and remember whose they were', () => {
    const shifts = lay({ ...between('2026-01-05T22:00', '2026-01-06T22:00'), givenBy: 'ana', takenBy: 'ben' });
    expect(said(shifts)).toEqual([
      'ana 2026-01-05T18:00 → 2026-01-05T22:00',
      'ben 2026-01-05T22:00 → 2026-01-06T08:00',
      'ben 2026-01-06T18:00 → 2026-01-06T22:00',
      'ana 2026-01-06T22:00 → 2026-01-07T08:00',
    ]);
    expect(shifts.map(({ insteadOf }) => insteadOf)).toEqual([undefined, 'ana', 'ana', undefined]);
  });

  it('follow one another: what was received is given on, or back', () => {
    const hours = between('2026-01-05T18:00', '2026-01-06T08:00');
    const onward = lay({ ...hours, givenBy: 'ana', takenBy: 'ben' }, { ...hours, givenBy: 'ben', takenBy: 'cleo' });
    expect(onward[0]).toMatchObject({ personId: 'cleo', insteadOf: 'ana' });
    const back = lay({ ...hours, givenBy: 'ana', takenBy: 'ben' }, { ...hours, givenBy: 'ben', takenBy: 'ana' });
    expect(back).toEqual(lay());
  });

  it('change nothing for somebody who has none of the hours', () => {
    expect(lay({ ...period, givenBy: 'zoe', takenBy: 'ben' })).toEqual(lay());
  });
});

describe('who is on call', () => {
  const period = between('2026-01-05T00:00', '2026-02-09T00:00');
  const shifts = expandShifts({ slots: [slot(), weekend], place: paris, ...period });

  it('is whoever has the instant: its first is in, its last is not', () => {
    const names = (local: string) => onCallAt(shifts, at(local)).map(({ personId }) => personId);
    expect(names('2026-01-05T17:59')).toEqual([]);
    expect(names('2026-01-05T18:00')).toEqual(['ana']);
    expect(names('2026-01-06T08:00')).toEqual([]);
    expect(names('2026-01-09T20:00')).toEqual(['ana', 'cleo']);
  });

  it('next is the first who is not already', () => {
    expect(nextOnCall(shifts, at('2026-01-05T20:00'))?.personId).toBe('cleo');
    expect(nextOnCall(shifts, at('2026-01-09T20:00'))?.personId).toBe('ben');
    expect(nextOnCall(shifts, at('2026-01-05T12:00'))?.personId).toBe('ana');
  });

  it('next is nobody when the rota has one person', () => {
    const alone = expandShifts({ slots: [slot({ people: ['ana'] })], place: paris, ...period });
    expect(nextOnCall(alone, at('2026-01-05T20:00'))).toBeUndefined();
  });

  it('tells the hours that nobody has', () => {
    const gaps = uncovered(shifts, between('2026-01-09T00:00', '2026-01-13T00:00'));
    expect(gaps).toEqual([
      between('2026-01-09T08:00', '2026-01-09T18:00'),
      between('2026-01-12T08:00', '2026-01-12T18:00'),
    ]);
  });
});

describe('hours of duty', () => {
  const count = (slots: Slot[], from: string, to: string) => {
    const period = between(from, to);
    const shifts = expandShifts({ slots, place: paris, ...period });
    return { shifts, minutes: dutyMinutes(shifts, { place: paris, ...period }) };
  };

  it('splits a week-end into evening, night, Saturday, Sunday and morning', () => {
    const { minutes } = count([weekend], '2026-01-09T12:00', '2026-01-13T00:00');
    expect(minutes.get('cleo')).toEqual({ day: 5 * 60, night: 9 * 60, saturday: 1440, sundayOrHoliday: 1440 });
  });

  it('counts a public holiday as a Sunday, from midnight to midnight, even on a Saturday', () => {
    // 15 August 2026 is a Saturday.
    const { minutes } = count([weekend], '2026-08-14T12:00', '2026-08-18T00:00');
    const [only] = minutes.values();
    expect(only).toMatchObject({ saturday: 0, sundayOrHoliday: 2880 });
  });

  it('counts a minute once for somebody who is in two slots', () => {
    const both = [slot({ people: ['ana'] }), slot({ id: 'slo_9', people: ['ana'], to: '20:00' })];
    const { minutes, shifts } = count(both, '2026-01-05T12:00', '2026-01-06T12:00');
    expect(minutes.get('ana')).toEqual({ day: 5 * 60, night: 9 * 60, saturday: 0, sundayOrHoliday: 0 });
    expect(hoursOf(shifts, 'ana', between('2026-01-05T12:00', '2026-01-06T12:00'))).toHaveLength(1);
  });
});

describe('a slot that is written badly', () => {
  const check = (over: Partial<Slot>) => overlapsItself(slot(over));

  it('is told on which day it would overlap itself', () => {
    expect(check({ weekdays: [1, 2], extraDays: 1 })).toBe(1);
    expect(check({ weekdays: [1], extraDays: 6, from: '08:00', to: '09:00' })).toBeUndefined();
    expect(check({ weekdays: [1], extraDays: 6, from: '08:00', to: '08:00' })).toBeUndefined();
    expect(check({ weekdays: [7, 6], extraDays: 1, from: '08:00', to: '09:00' })).toBe(6);
    expect(check({ weekdays: [7], extraDays: 6, from: '08:00', to: '07:00' })).toBeUndefined();
    expect(check({ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '08:00' })).toBeUndefined();
  });
});
