import type { Dated } from './card.rules.ts';

/** Two on one account closer than this are in each other's way. */
const HOUR = 60;

/**
 * The first of the hours at which the accounts do better that is still to come, shown, and free: nothing within the
 * hour, whatever the account.
 */
export function freeSlot(
  best: readonly { localTime: string; because: { fr: string; en: string } }[],
  dated: readonly Dated[],
  { days, now }: { days: readonly string[]; now: { day: string; minute: number } },
): { day: string; minute: number; because: { fr: string; en: string } } | undefined {
  return best
    .map(({ localTime, because }) => {
      const [day = '', hour = ''] = localTime.split('T');
      const [hours = 0, minutes = 0] = hour.split(':').map(Number);
      return { day, minute: hours * 60 + minutes, because };
    })
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.minute - b.minute)
    .find(
      ({ day, minute }) =>
        days.includes(day) &&
        (day > now.day || (day === now.day && minute > now.minute)) &&
        !dated.some((each) => each.day === day && Math.abs(each.minute - minute) < HOUR),
    );
}
