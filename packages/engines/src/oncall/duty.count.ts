import { addDays, wallClock, weekdayOf, writeDate, type WallClock } from '../schedule/index.ts';
import { hoursOf } from './coverage.read.ts';
import type { Place, Period, Shift } from './oncall.types.ts';
import { holidaysIn } from './shifts.expand.ts';
import { instantsOfDay, minutesOf } from './wall.instant.ts';

/** Minutes of duty, each in one of them. */
export type DutyMinutes = { day: number; night: number; saturday: number; sundayOrHoliday: number };
type Kind = keyof DutyMinutes;

/** `HH:mm`; an end that is not after the beginning is on the next day. */
export type Night = { from: string; to: string };

/** As in decree 2000-815, article 3: the night lies between 22:00 and 7:00. */
export const legalNight: Night = { from: '22:00', to: '07:00' };

const MINUTE = 60_000;

/**
 * Hours on call of each person in a period, in minutes. A minute in two slots at once counts once. A Sunday or a public
 * holiday comes before a Saturday, a Saturday before a night: the whole day of the calendar, from midnight to midnight
 * on the wall. The night on which the clocks go back has one hour more, the other one less: real minutes are counted.
 */
export function dutyMinutes(
  shifts: readonly Shift[],
  { place, night = legalNight, from, to }: { place: Place; night?: Night } & Period,
): Map<string, DutyMinutes> {
  const counted = new Map<string, DutyMinutes>();
  const kindAt = kindsIn(place, night);
  for (const personId of new Set(shifts.map((shift) => shift.personId))) {
    const minutes: DutyMinutes = { day: 0, night: 0, saturday: 0, sundayOrHoliday: 0 };
    for (const stretch of hoursOf(shifts, personId, { from, to })) {
      const cuts = cutsOf(stretch, place.zone, night);
      for (const [index, cut] of cuts.entries()) {
        const end = cuts[index + 1] ?? stretch.to;
        minutes[kindAt(cut)] += (end - cut) / MINUTE;
      }
    }
    const total = minutes.day + minutes.night + minutes.saturday + minutes.sundayOrHoliday;
    if (total > 0) counted.set(personId, minutes);
  }
  return counted;
}

/** The beginning of a stretch, and each instant in it at which its kind may change. */
function cutsOf({ from, to }: Period, zone: string, night: Night): number[] {
  const cuts = new Set([from]);
  const last = wallClock(to, zone);
  for (let day: Pick<WallClock, 'year' | 'month' | 'day'> = wallClock(from, zone); ; day = addDays(day, 1)) {
    for (const at of instantsOfDay(day, [night.from, night.to], zone)) if (at > from && at < to) cuts.add(at);
    if (writeDate(day) >= writeDate(last)) break;
  }
  return [...cuts].sort((a, b) => a - b);
}

function kindsIn(place: Place, night: Night): (at: number) => Kind {
  const holidayOf = holidaysIn(place);
  const from = minutesOf(night.from);
  const to = minutesOf(night.to);
  return (at) => {
    const clock = wallClock(at, place.zone);
    const weekday = weekdayOf(clock);
    if (weekday === 7 || holidayOf(clock) !== undefined) return 'sundayOrHoliday';
    if (weekday === 6) return 'saturday';
    const minute = clock.hour * 60 + clock.minute;
    const isNight = from < to ? minute >= from && minute < to : minute >= from || minute < to;
    return isNight ? 'night' : 'day';
  };
}
