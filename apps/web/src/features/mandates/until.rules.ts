import { addDays, wallClock, weekdayOf, writeLocal } from '@beffroi/engines/schedule';

const HOUR = 3_600_000;
export const quickEnds = ['2h', '4h', 'evening', 'monday'] as const;
export type QuickEnd = (typeof quickEnds)[number];

/**
 * The wall-clock time, 'YYYY-MM-DDTHH:mm', at which a quick choice ends: so many hours from now, 20 h this evening
 * (tomorrow's once it is past), or Monday 8 h, for a weekend on duty.
 */
export function quickEnd(choice: QuickEnd, now: number, zone: string): string {
  const clock = wallClock(now, zone);
  if (choice === '2h' || choice === '4h') return writeLocal(wallClock(now + (choice === '2h' ? 2 : 4) * HOUR, zone));
  if (choice === 'evening') return writeLocal({ ...addDays(clock, clock.hour >= 20 ? 1 : 0), hour: 20, minute: 0 });
  return writeLocal({ ...addDays(clock, 8 - weekdayOf(clock)), hour: 8, minute: 0 });
}
