import type { Slot } from './oncall.types.ts';
import { minutesOf } from './wall.instant.ts';

const DAY = 24 * 60;

/**
 * The weekday on which a slot begins again before it is over, 1 Monday to 7 Sunday; undefined when it never does. Only
 * the week is looked at: what begins on public holidays alone is cut where two follow each other.
 */
export function overlapsItself(
  slot: Pick<Slot, 'weekdays' | 'from' | 'to' | 'extraDays' | 'holidays'>,
): number | undefined {
  if (slot.holidays === 'only') return undefined;
  const from = minutesOf(slot.from);
  const to = minutesOf(slot.to);
  const lasts = slot.extraDays * DAY + (to > from ? to - from : to - from + DAY);
  const days = [...new Set(slot.weekdays)].sort((a, b) => a - b);
  return days.find((day, index) => {
    const next = days[index + 1] ?? (days[0] ?? day) + 7;
    return lasts > (next - day) * DAY;
  });
}
