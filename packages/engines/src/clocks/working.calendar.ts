import { addDays, readDate, weekdayOf, writeDate, type CivilDate } from '../schedule/index.ts';
import type { Bilingual, Day } from './clocks.types.ts';
import { publicHolidays, type Holiday, type HolidayRegion } from './public.holidays.ts';

/** `HH:mm` to `HH:mm`, the same day. */
export type OfficeHours = { from: string; to: string };

export type CalendarSettings = {
  /** IANA zone; hours of the day are read in it. */
  zone: string;
  region?: HolidayRegion | undefined;
  /** Days off of one's own: a patron saint, a bridge. They count for service targets and reminders, never in law. */
  local?: readonly Holiday[] | undefined;
  /** 1 Monday to 7 Sunday; Saturday and Sunday when absent. */
  daysOff?: readonly number[] | undefined;
  /** By weekday; 9:00 to 12:00 and 14:00 to 17:00 when absent. */
  hours?: Readonly<Record<number, readonly OfficeHours[]>> | undefined;
};

/** Why a day is not worked; undefined when it is. */
export type DayOff = Bilingual | undefined;

export type WorkCalendar = {
  settings: CalendarSettings;
  /** Whether a legal time limit counts the day: neither weekend nor public holiday. */
  legalDayOff: (day: CivilDate) => DayOff;
  /** Whether the house is closed: also local days off and its own weekly ones. */
  officeDayOff: (day: CivilDate) => DayOff;
};

const weekend = { fr: 'fin de semaine', en: 'weekend' };

/** A calendar that remembers the holidays that it worked out. Local days off with a date that does not exist are ignored. */
export function workCalendar(settings: CalendarSettings): WorkCalendar {
  const years = new Map<number, Map<Day, Bilingual>>();
  const local = new Map((settings.local ?? []).map(({ on, label }) => [on, label]));
  const holiday = (day: CivilDate): DayOff => {
    let known = years.get(day.year);
    if (known === undefined) {
      known = new Map(publicHolidays(day.year, settings.region).map(({ on, label }) => [on, label]));
      years.set(day.year, known);
    }
    return known.get(writeDate(day));
  };
  const daysOff = new Set(settings.daysOff ?? [6, 7]);
  return {
    settings,
    legalDayOff: (day) => holiday(day) ?? (weekdayOf(day) > 5 ? weekend : undefined),
    officeDayOff: (day) =>
      holiday(day) ??
      local.get(writeDate(day)) ??
      (daysOff.has(weekdayOf(day)) ? { fr: 'jour de fermeture', en: 'closing day' } : undefined),
  };
}

/** The longest stretch without a working day that is looked through: a calendar of days off only must end. */
const LONGEST_CLOSURE = 400;

/** The day itself when it is worked, else the next that is. */
export function workingDayFrom(day: CivilDate, isOff: (day: CivilDate) => DayOff): CivilDate {
  let at = day;
  for (let tries = 0; tries < LONGEST_CLOSURE && isOff(at) !== undefined; tries += 1) at = addDays(at, 1);
  return at;
}

/** The `count`th working day after a day, which itself does not count. */
export function addWorkingDays(day: CivilDate, count: number, isOff: (day: CivilDate) => DayOff): CivilDate {
  let at = day;
  for (let left = count; left > 0; left -= 1) at = workingDayFrom(addDays(at, 1), isOff);
  return at;
}

/** @throws RangeError when the text is not a day that exists: it comes from a date column, so that is a bug */
export function dayOf(text: Day): CivilDate {
  const day = readDate(text);
  if (day === undefined) throw new RangeError(`“${text}” is not a day / « ${text} » n’est pas un jour`);
  return day;
}
