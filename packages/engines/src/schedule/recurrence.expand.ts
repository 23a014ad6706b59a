import type { CivilDate } from './civil.date.ts';
import {
  addDays,
  civilDate,
  dayNumber,
  daysInMonth,
  firstOfMonth,
  readDate,
  two,
  weekdayOf,
  writeDate,
} from './civil.date.ts';
import { readLocal, toInstant, wallClock } from './zone.time.ts';

/** Weekdays are 1 Monday to 7 Sunday. */
export type Recurrence = {
  /** The first time, at the clock on the wall: `YYYY-MM-DDTHH:mm`. All others have its hour. */
  start: string;
  /** Every 2 weeks, every 3 months… 1 when absent. */
  every?: number | undefined;
  /** The last day, itself included: `YYYY-MM-DD`. */
  until?: string | undefined;
  /** How many in all, those excepted included (as RFC 5545). */
  count?: number | undefined;
  /** Days on which it does not take place: `YYYY-MM-DD`. */
  except?: readonly string[] | undefined;
} & (
  | { frequency: 'daily' }
  | { frequency: 'weekly'; weekdays: readonly number[] }
  /** The first to fifth, or the last (-1), such weekday of the month. */
  | { frequency: 'monthly'; nth: number; weekday: number }
  /** A day of the month, -1 for the last; months that lack it are skipped. */
  | { frequency: 'monthly'; day: number }
);

export type Occurrence = {
  at: number;
  local: string;
  shift: 'none' | 'gap' | 'overlap';
  message?: { fr: string; en: string };
};
export type Occurrences =
  | { ok: true; occurrences: Occurrence[]; /** There were more than `most`. */ cut: boolean }
  | { ok: false; message: { fr: string; en: string } };

const LONGEST_YEARS = 50;

/**
 * The times of a recurrence from `from` to `to` (excluded), at the same hour on the wall all year round. At most `most`
 * of them, and never further than 50 years after the first.
 */
export function occurrences(
  rule: Recurrence,
  zone: string,
  window: { from: number; to: number; most?: number },
): Occurrences {
  const clock = readLocal(rule.start);
  const first = toInstant(rule.start, zone);
  if (clock === undefined || !first.ok) return first.ok ? unreadable() : first;
  const problem = problemOf(rule);
  if (problem !== undefined) return { ok: false, message: problem };
  const most = window.most ?? 500;
  const excepted = new Set(rule.except);
  const last = Math.min(
    dayNumber(wallClock(window.to, zone)) + 1,
    rule.until === undefined ? Infinity : dayNumber(readDate(rule.until)!),
    dayNumber(clock) + LONGEST_YEARS * 366,
  );
  const found: Occurrence[] = [];
  let counted = 0;
  for (const day of days(rule, clock)) {
    if (day > last || (rule.count !== undefined && counted >= rule.count)) break;
    counted += 1;
    const date = writeDate(civilDate(day));
    if (excepted.has(date)) continue;
    const reading = toInstant(`${date}T${two(clock.hour)}:${two(clock.minute)}`, zone);
    if (!reading.ok || reading.at < window.from || reading.at >= window.to) continue;
    if (found.length === most) return { ok: true, occurrences: found, cut: true };
    const { at, local, shift, message } = reading;
    found.push({ at, local, shift, ...(message !== undefined && { message }) });
  }
  return { ok: true, occurrences: found, cut: false };
}

/** The days of a rule, in order, without end. */
function* days(rule: Recurrence, start: CivilDate): Generator<number> {
  const first = dayNumber(start);
  const every = rule.every ?? 1;
  if (rule.frequency === 'daily') {
    for (let day = first; ; day += every) yield day;
  } else if (rule.frequency === 'weekly') {
    const weekdays = [...new Set(rule.weekdays)].toSorted((a, b) => a - b);
    for (let monday = first - weekdayOf(start) + 1; ; monday += 7 * every) {
      for (const weekday of weekdays) if (monday + weekday - 1 >= first) yield monday + weekday - 1;
    }
  } else {
    for (let months = 0; ; months += every) {
      const month = firstOfMonth(start, months);
      const day = 'day' in rule ? dayOfMonth(month, rule.day) : nthWeekday(month, rule.nth, rule.weekday);
      // The caller stops at a day; a rule that never has one must stop by itself.
      if (day === undefined) {
        if (dayNumber(month) > first + LONGEST_YEARS * 366) return;
      } else if (day >= first) yield day;
    }
  }
}

function dayOfMonth(month: CivilDate, day: number): number | undefined {
  const length = daysInMonth(month);
  if (day === -1) return dayNumber(month) + length - 1;
  return day <= length ? dayNumber(month) + day - 1 : undefined;
}

function nthWeekday(month: CivilDate, nth: number, weekday: number): number | undefined {
  if (nth === -1) {
    const last = addDays(month, daysInMonth(month) - 1);
    return dayNumber(last) - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const day = ((weekday - weekdayOf(month) + 7) % 7) + (nth - 1) * 7;
  return day < daysInMonth(month) ? dayNumber(month) + day : undefined;
}

function problemOf(rule: Recurrence): { fr: string; en: string } | undefined {
  const whole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;
  if (rule.every !== undefined && !whole(rule.every, 1, 100))
    return { fr: 'L’intervalle va de 1 à 100.', en: 'The interval goes from 1 to 100.' };
  if (rule.count !== undefined && !whole(rule.count, 1, 10_000))
    return { fr: 'Le nombre de fois va de 1 à 10 000.', en: 'The number of times goes from 1 to 10,000.' };
  if (rule.until !== undefined && readDate(rule.until) === undefined)
    return { fr: `« ${rule.until} » n’est pas une date.`, en: `“${rule.until}” is not a date.` };
  if (rule.frequency === 'weekly' && (rule.weekdays.length === 0 || !rule.weekdays.every((one) => whole(one, 1, 7)))) {
    return { fr: 'Choisissez au moins un jour de la semaine.', en: 'Choose at least one day of the week.' };
  }
  if (rule.frequency === 'monthly') {
    const right =
      'day' in rule
        ? rule.day === -1 || whole(rule.day, 1, 31)
        : (rule.nth === -1 || whole(rule.nth, 1, 5)) && whole(rule.weekday, 1, 7);
    if (!right) return { fr: 'Ce jour du mois n’existe pas.', en: 'There is no such day of the month.' };
  }
  return undefined;
}

function unreadable(): Occurrences {
  return { ok: false, message: { fr: 'La première date est illisible.', en: 'The first date cannot be read.' } };
}
