export {
  addDays,
  civilDate,
  DAY_MS,
  dayNumber,
  daysInMonth,
  firstOfMonth,
  readDate,
  weekdayOf,
  writeDate,
} from './civil.date.ts';
export type { CivilDate } from './civil.date.ts';
export { isZone, offsetAt, readLocal, toInstant, wallClock, writeLocal } from './zone.time.ts';
export type { LocalReading, WallClock } from './zone.time.ts';
export { monthNames, sayDate, sayInstant, sayTime, weekdayNames } from './spoken.time.ts';
export type { Language } from './spoken.time.ts';
