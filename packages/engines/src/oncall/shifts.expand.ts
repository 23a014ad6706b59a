import { publicHolidays, type Holiday } from '../clocks/index.ts';
import {
  addDays,
  civilDate,
  DAY_MS,
  dayNumber,
  readDate,
  weekdayOf,
  writeDate,
  type CivilDate,
} from '../schedule/index.ts';
import type { Period, Place, Shift, Slot, Swap } from './oncall.types.ts';
import { applySwaps } from './swaps.apply.ts';
import { wallInstant } from './wall.instant.ts';

type Begun = { day: CivilDate; number: number; holiday: Holiday['label'] | undefined };
type HolidayOf = (day: CivilDate) => Holiday['label'] | undefined;

/**
 * Who has which hours in a period: slots are laid on the days of the territory, taken in turn, then changed by swaps in
 * the order given. In order of beginning; hours that reach over an end of the period are cut there.
 *
 * A slot never overlaps itself: what would last into its next beginning ends there.
 *
 * @throws RangeError for a zone that is unknown; dates and hours that do not exist
 */
export function expandShifts(
  given: { slots: readonly Slot[]; swaps?: readonly Swap[]; place: Place } & Period,
): Shift[] {
  const { slots, swaps = [], place, from, to } = given;
  if (to <= from) return [];
  const holidayOf = holidaysIn(place);
  const laid = slots.flatMap((slot) => shiftsOf(slot, { from, to }, place.zone, holidayOf));
  return applySwaps(laid, swaps).toSorted((a, b) => a.from - b.from || a.to - b.to || (a.slotId < b.slotId ? -1 : 1));
}

function shiftsOf(slot: Slot, period: Period, zone: string, holidayOf: HolidayOf): Shift[] {
  const from = Math.max(period.from, slot.validFrom ?? -Infinity);
  const to = Math.min(period.to, slot.validTo ?? Infinity);
  if (to <= from || slot.people.length === 0) return [];
  // Two days of margin: the farthest zone from UTC, and a slot that crosses midnight.
  const first = Math.floor(from / DAY_MS) - slot.extraDays - 3;
  const last = Math.floor(to / DAY_MS) + 2;
  const begun = beginnings(slot, { first, last: last + 7 }, holidayOf);
  const found: Shift[] = [];
  for (const [index, { day, number, holiday }] of begun.entries()) {
    if (dayNumber(day) > last) break;
    const begin = wallInstant(day, slot.from, zone);
    const lasts = slot.extraDays + (slot.to > slot.from ? 0 : 1);
    const next = begun[index + 1];
    const end = Math.min(
      wallInstant(addDays(day, lasts), slot.to, zone),
      next === undefined ? Infinity : wallInstant(next.day, slot.from, zone),
    );
    const cut = { from: Math.max(begin, from), to: Math.min(end, to) };
    if (cut.to <= cut.from) continue;
    found.push({
      slotId: slot.id,
      slotName: slot.name,
      day: writeDate(day),
      personId: slot.people[turnOf(slot, day, number) % slot.people.length]!,
      ...cut,
      ...(holiday === undefined ? {} : { holiday }),
    });
  }
  return found;
}

/** The days on which a slot begins, each with its number since the slot exists; days are counted from 1970. */
function beginnings(slot: Slot, { first, last }: { first: number; last: number }, holidayOf: HolidayOf): Begun[] {
  const start = dayOf(slot.startsOn);
  const end = slot.endsOn === undefined ? last : Math.min(last, dayOf(slot.endsOn));
  const found: Begun[] = [];
  let number = 0;
  // Who has it is counted from the first one on when each time is another's; else only the days asked for matter.
  for (let at = slot.turn === 'occurrence' ? start : Math.max(start, first); at <= end; at += 1) {
    const day = civilDate(at);
    const holiday = holidayOf(day);
    const weekday = slot.weekdays.includes(weekdayOf(day));
    const begins = slot.holidays === 'only' ? holiday !== undefined : weekday && !(slot.holidays === 'not' && holiday);
    if (!begins) continue;
    if (at >= first) found.push({ day, number, holiday });
    number += 1;
  }
  return found;
}

function turnOf(slot: Slot, day: CivilDate, number: number): number {
  if (slot.turn === 'occurrence') return number;
  return Math.floor((dayNumber(day) - dayOf(slot.startsOn)) / (slot.turn === 'week' ? 7 : 14));
}

function dayOf(text: string): number {
  const day = readDate(text);
  if (day === undefined) throw new RangeError(`No such day: ${text}`);
  return dayNumber(day);
}

/** Public holidays of a place, by day; two on one day are told together. */
export function holidaysIn({ region }: Pick<Place, 'region'>): HolidayOf {
  const years = new Map<number, Map<string, Holiday['label']>>();
  return (day) => {
    let known = years.get(day.year);
    if (known === undefined) {
      known = new Map();
      for (const { on, label } of publicHolidays(day.year, region)) {
        const same = known.get(on);
        known.set(on, same ? { fr: `${same.fr}, ${label.fr}`, en: `${same.en}, ${label.en}` } : label);
      }
      years.set(day.year, known);
    }
    return known.get(writeDate(day));
  };
}
