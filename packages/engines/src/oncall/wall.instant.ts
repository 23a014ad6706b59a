import { addDays, DAY_MS, dayNumber, offsetAt, toInstant, writeDate, type CivilDate } from '../schedule/index.ts';

const MINUTE = 60_000;

/**
 * The instant at which the clock of a zone shows an hour of a day. An hour that comes twice is the first; one that the
 * clocks jump over is the instant of the jump, so that the order of hours on the wall is kept: what ends at 02:30 on
 * such a night and what begins then still touch, and nothing overlaps what begins at 03:15.
 */
export function wallInstant(day: CivilDate, time: string, zone: string): number {
  const reading = toInstant(`${writeDate(day)}T${time}`, zone);
  if (!reading.ok) throw new RangeError(reading.message.en);
  return reading.shift === 'gap' ? changeBetween(reading.at - 3 * 3_600_000, reading.at, zone) : reading.at;
}

/**
 * Every instant of a local day at which its clock may show one of some hours, and that at which the clock itself
 * changes. More than needed does no harm.
 */
export function instantsOfDay(day: CivilDate, times: readonly string[], zone: string): number[] {
  const start = wallInstant(day, '00:00', zone);
  const end = wallInstant(addDays(day, 1), '00:00', zone);
  const offsets = new Set([offsetAt(start, zone), offsetAt(end, zone)]);
  const found = [start];
  for (const time of times) {
    const shown = dayNumber(day) * DAY_MS + minutesOf(time) * MINUTE;
    for (const offset of offsets) found.push(shown - offset);
  }
  if (offsets.size > 1) found.push(changeBetween(start, end, zone));
  return found;
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The first instant, to the minute, at which the clock is set as it is at `to`; there is one change between them. */
function changeBetween(from: number, to: number, zone: string): number {
  const after = offsetAt(to, zone);
  let low = Math.floor(from / MINUTE);
  let high = Math.ceil(to / MINUTE);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE, zone) === after) high = middle;
    else low = middle;
  }
  return high * MINUTE;
}
