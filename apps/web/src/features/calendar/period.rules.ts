import { addDays, firstOfMonth, readDate, toInstant, wallClock, weekdayOf, writeDate } from '@beffroi/engines/schedule';
import type { View } from './calendar.search.ts';

/* Days are 'YYYY-MM-DD' on the wall of the territory; no day is ever 24 hours by decree. */

const read = (day: string) => {
  const date = readDate(day);
  if (!date) throw new RangeError(`Not a day: ${day}`);
  return date;
};

export function plusDays(day: string, count: number): string {
  return writeDate(addDays(read(day), count));
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return plusDays(day, 1 - weekdayOf(read(day)));
}

export function isWeekend(day: string): boolean {
  return weekdayOf(read(day)) > 5;
}

/** The days that a view shows: one, a week from Monday, or the whole weeks that a month touches. */
export function daysOf(view: View, day: string): string[] {
  if (view === 'jour') return [day];
  if (view !== 'mois') return weekFrom(mondayOf(day));
  const first = mondayOf(writeDate(firstOfMonth(read(day))));
  const end = writeDate(firstOfMonth(read(day), 1));
  const weeks: string[] = [];
  for (let monday = first; monday < end; monday = plusDays(monday, 7)) weeks.push(...weekFrom(monday));
  return weeks;
}

function weekFrom(monday: string): string[] {
  return Array.from({ length: 7 }, (_, index) => plusDays(monday, index));
}

/** The day to show for the view before (-1) or after (1). */
export function stepDay(view: View, day: string, step: -1 | 1): string {
  if (view === 'jour') return plusDays(day, step);
  if (view === 'mois') return writeDate(firstOfMonth(read(day), step));
  return plusDays(day, 7 * step);
}

/** From the first midnight of the days to the midnight after the last, as instants. */
export function boundsOf(days: readonly string[], zone: string): { from: string; to: string } {
  const midnight = (day: string) => {
    const reading = toInstant(`${day}T00:00`, zone);
    if (!reading.ok) throw new RangeError(`Not a day: ${day}`);
    return new Date(reading.at).toISOString();
  };
  return { from: midnight(days[0] ?? ''), to: midnight(plusDays(days.at(-1) ?? '', 1)) };
}

/** Where an instant stands on the wall of a zone: its day, and minutes since 0 h as the clock shows them. */
export function placeOf(at: string | number, zone: string): { day: string; minute: number } {
  const clock = wallClock(new Date(at).getTime(), zone);
  return { day: writeDate(clock), minute: clock.hour * 60 + clock.minute };
}

/** `YYYY-MM-DDTHH:mm` of a day and minutes since 0 h. */
export function localTimeOf(day: string, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** To the nearest quarter of an hour within the day. */
export function snap(minute: number): number {
  return Math.min(23 * 60 + 45, Math.max(0, Math.round(minute / 15) * 15));
}

/** The hours that a grid shows: 7 h to 21 h, and further when something stands outside. */
export function hoursOf(minutes: readonly number[]): { from: number; to: number } {
  const first = Math.min(7, ...minutes.map((minute) => Math.floor(minute / 60)));
  const last = Math.max(21, ...minutes.map((minute) => Math.min(24, Math.floor(minute / 60) + 2)));
  return { from: first, to: last };
}
