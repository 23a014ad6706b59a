import { addDays, daysInMonth, firstOfMonth, writeDate, type CivilDate } from '../schedule/index.ts';
import type { ClockRule, Day, Unit } from './clocks.types.ts';
import { addWorkingDays, dayOf, workingDayFrom, type DayOff, type WorkCalendar } from './working.calendar.ts';

/** The same day of the month, or the last when there is none: 31 December and two months are 28 or 29 February. */
export function addMonths(day: CivilDate, months: number): CivilDate {
  const first = firstOfMonth(day, months);
  return { ...first, day: Math.min(day.day, daysInMonth(first)) };
}

/** A length of time after a day, which itself does not count. */
export function addUnit(day: CivilDate, amount: number, unit: Unit, isOff: (day: CivilDate) => DayOff): CivilDate {
  if (unit === 'month') return addMonths(day, amount);
  return unit === 'day' ? addDays(day, amount) : addWorkingDays(day, amount, isOff);
}

export type Term = {
  due: Day;
  /** The holiday or weekend that moved the end, when one did. */
  moved?: DayOff;
};

/** The last useful day of a rule that starts on a day, `suspended` calendar days being added. */
export function termOf(rule: ClockRule, from: Day, calendar: WorkCalendar, suspended = 0): Term {
  const isOff = calendar.legalDayOff;
  const counted = addUnit(dayOf(from), rule.amount, rule.unit, isOff);
  const end = addDays(counted, suspended + (rule.clear ? 1 : 0));
  const moved = rule.rolls ? isOff(end) : undefined;
  if (moved === undefined) return { due: writeDate(end) };
  return { due: writeDate(workingDayFrom(end, isOff)), moved };
}
