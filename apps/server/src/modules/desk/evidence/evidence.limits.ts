import type { Evidence } from '@beffroi/contracts';
import { dayAt, pressClocks, workCalendar, type PressClock } from '@beffroi/engines/clocks';
import { toInstant } from '@beffroi/engines/schedule';

type Qualification = Evidence['qualification'];

/** Not offences of the press: they can be prosecuted for years, and the legal service says how long. */
const notOfThePress: ReadonlySet<Qualification> = new Set(['threat', 'harassment', 'doxxing']);

/** Until when a complaint can be brought under the law on the press, from the day on which it was said. */
export function limitsOf(given: { postedAt: Date; qualification: Qualification; timeZone: string }): {
  clocks: PressClock[];
  shown: Evidence['limits'];
} {
  if (notOfThePress.has(given.qualification)) return { clocks: [], shown: [] };
  const clocks = pressClocks(dayAt(given.postedAt.getTime(), given.timeZone), workCalendar({ zone: given.timeZone }));
  return { clocks, shown: clocks.map(({ rule, due, because }) => ({ kind: rule, due, because })) };
}

/** When to remind next, at eight in the morning; undefined once the last reminder is past. */
export function nextReminder(given: Parameters<typeof limitsOf>[0] & { after: Date }): Date | undefined {
  const days = [...new Set(limitsOf(given).clocks.flatMap(({ remindOn }) => remindOn))].toSorted();
  for (const day of days) {
    const read = toInstant(`${day}T08:00`, given.timeZone);
    if (read.ok && read.at > given.after.getTime()) return new Date(read.at);
  }
  return undefined;
}
