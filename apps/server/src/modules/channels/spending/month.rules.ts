import { offsetMinutes } from '../../../platform/time-zone.ts';

/** The first day of the month that a zone's calendar shows at an instant: `2026-11-01`. */
export function monthOf(timeZone: string, at: Date): string {
  const wall = new Date(at.getTime() + offsetMinutes(timeZone, at) * 60_000);
  return `${wall.toISOString().slice(0, 7)}-01`;
}

/** Seconds from an instant to the beginning of the zone's next month. */
export function secondsToNextMonth(timeZone: string, at: Date): number {
  const [year = 1970, month = 1] = monthOf(timeZone, at).split('-').map(Number);
  const guess = Date.UTC(year, month, 1);
  const begins = guess - offsetMinutes(timeZone, new Date(guess)) * 60_000;
  return Math.max(1, Math.ceil((begins - at.getTime()) / 1000));
}
