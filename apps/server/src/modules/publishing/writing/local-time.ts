import type { Draft } from '@beffroi/contracts';
import { toInstant } from '@beffroi/engines/schedule';
import { localTimeUnreadable } from '../publishing.errors.ts';

/**
 * The instant at which a wall clock of a zone shows 'YYYY-MM-DDTHH:mm'. An hour that the clocks skip is moved on by as
 * much; of one that they show twice, the first is taken.
 * @throws publishing.local_time when the calendar has no such day or hour
 */
export function instantOf(localTime: string, timeZone: string): Date {
  const reading = toInstant(localTime, timeZone);
  if (!reading.ok) throw localTimeUnreadable({ values: { localTime } });
  return new Date(reading.at);
}

/** @throws publishing.local_time */
export function dueAtOf(draft: Pick<Draft, 'localTime'>, timeZone: string): Date | null {
  return draft.localTime === undefined ? null : instantOf(draft.localTime, timeZone);
}
