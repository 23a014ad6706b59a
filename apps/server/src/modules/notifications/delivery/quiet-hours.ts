import { offsetMinutes } from '../../../platform/time-zone.ts';

export type Preference = { minLevel: number; quietFrom: string | null; quietTo: string | null };

/** The gravest level always rings, whatever the hour. */
const ALWAYS = 4;

/** Whether an alarm of a level may ring for a person now, on the wall clock of their zone. */
export function mayRing(preference: Preference, level: number, timeZone: string, now: Date): boolean {
  if (level < preference.minLevel) return false;
  return level >= ALWAYS || quietUntil(preference, timeZone, now) === undefined;
}

/** When the quiet hours that hold now end, on the wall clock of a zone; undefined when it is not quiet. */
export function quietUntil(
  preference: Pick<Preference, 'quietFrom' | 'quietTo'>,
  timeZone: string,
  now: Date,
): Date | undefined {
  if (preference.quietFrom === null || preference.quietTo === null) return undefined;
  const minute = (Math.floor(now.getTime() / 60_000) + offsetMinutes(timeZone, now)) % 1440;
  const from = minutesOf(preference.quietFrom);
  const to = minutesOf(preference.quietTo);
  // A night goes over midnight: 22:00 to 07:00 is quiet from 22:00 on and before 07:00.
  const quiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!quiet) return undefined;
  const left = (to - minute + 1440) % 1440;
  return new Date((Math.floor(now.getTime() / 60_000) + left) * 60_000);
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}
