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
export { occurrences } from './recurrence.expand.ts';
export type { Occurrence, Occurrences, Recurrence } from './recurrence.expand.ts';
export { bestHours } from './hour.best.ts';
export type { BestHour, BestHours, PastPost } from './hour.best.ts';
export { relayPlan } from './relay.plan.ts';
export type { Angle, RelayArticle, RelayChannel, RelayOptions, RelayPlan, RelaySlot } from './relay.plan.ts';
export { toIcs } from './calendar.write.ts';
export type { CalendarEvent } from './calendar.write.ts';
