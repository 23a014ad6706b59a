import { toInstant, wallClock, writeLocal } from '@beffroi/engines/schedule';

/** The instant of a local time in a zone; nothing when there is no such day or hour. */
export function instantOf(localTime: string | undefined, timeZone: string): number | undefined {
  if (localTime === undefined) return undefined;
  const reading = toInstant(localTime, timeZone);
  return reading.ok ? reading.at : undefined;
}

/** What the clocks do at that hour: skip it, or show it twice. */
export function clockNote(localTime: string | undefined, timeZone: string): { fr: string; en: string } | undefined {
  if (localTime === undefined) return undefined;
  return toInstant(localTime, timeZone).message;
}

/** A day and an hour typed apart; the hour is given when only the day is, for there is no day without one. */
export function localTimeOf(day: string, hour: string, fallbackHour: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return `${day}T${/^\d\d:\d\d$/.test(hour) ? hour : fallbackHour}`;
}

/** The next full half hour that leaves a quarter of an hour to read again. */
export function nextHalfHour(now: number, timeZone: string): string {
  const half = 30 * 60_000;
  return writeLocal(wallClock(Math.ceil((now + half / 2) / half) * half, timeZone));
}
