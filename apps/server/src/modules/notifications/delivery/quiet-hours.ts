import { offsetMinutes } from '../../../platform/time-zone.ts';

export type Quiet = { quietFrom: string | null; quietTo: string | null; quietLevel: number };

/** Whether an alarm of a level may ring for a person now, on the wall clock of their zone. */
export function mayRing(preference: Quiet & { minLevel: number }, level: number, timeZone: string, now: Date): boolean {
  return level >= preference.minLevel && quietFor(preference, level, timeZone, now) === undefined;
}

/** Until when a level may not ring, since its hour is quiet and it is below the level chosen for those hours. */
export function quietFor(quiet: Quiet, level: number, timeZone: string, now: Date): Date | undefined {
  return level >= quiet.quietLevel ? undefined : quietUntil(quiet, timeZone, now);
}

/** When the quiet hours that hold now end, on the wall clock of a zone; undefined when it is not quiet. */
export function quietUntil(
  preference: Pick<Quiet, 'quietFrom' | 'quietTo'>,
  timeZone: string,
  now: Date,
): Date | undefined {
  if (preference.quietFrom === null || preference.quietTo === null) return undefined;
  const offset = offsetMinutes(timeZone, now);
  const minute = (Math.floor(now.getTime() / 60_000) + offset) % 1440;
  const from = minutesOf(preference.quietFrom);
  const to = minutesOf(preference.quietTo);
  // A night goes over midnight: 22:00 to 07:00 is quiet from 22:00 on and before 07:00.
  const quiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!quiet) return undefined;
  const left = (to - minute + 1440) % 1440;
  const end = Math.floor(now.getTime() / 60_000) + left;
  // The clock may change before they end.
  return new Date((end + offset - offsetMinutes(timeZone, new Date(end * 60_000))) * 60_000);
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}
