import type { Shift } from '@beffroi/contracts';
import { boundsOf } from '../calendar/period.rules.ts';

export type Period = { from: string; to: string };

/** A part of a day: who has it, or nobody. `start` and `width` are shares of the day, which may last 23 or 25 hours. */
export type Bar = { key: string; start: number; width: number; from: string; to: string; shift?: Shift };
export type DayOfRota = { day: string; holiday?: string; lanes: Bar[][]; shifts: Shift[]; gaps: Period[] };

/** What each day shows: shifts and gaps cut at its midnights; those of one time stand in lanes, one above the other. */
export function daysOfRota(
  days: readonly string[],
  { shifts, gaps }: { shifts: readonly Shift[]; gaps: readonly Period[] },
  zone: string,
): DayOfRota[] {
  return days.map((day) => {
    const bounds = boundsOf([day], zone);
    const mine = shifts.filter((shift) => meets(shift, bounds));
    const empty = gaps.filter((gap) => meets(gap, bounds));
    const bars = [
      ...mine.map((shift) => ({ ...barOf(shift, bounds), shift })),
      ...empty.map((gap) => barOf(gap, bounds)),
    ].toSorted((a, b) => a.start - b.start || b.width - a.width);
    const holiday = mine.find((shift) => shift.holiday && startsWithin(shift, bounds))?.holiday;
    return { day, lanes: lanesOf(bars), shifts: mine, gaps: empty, ...(holiday ? { holiday } : {}) };
  });
}

/** Nobody's hours as sentences want them: pieces that touch are one. */
export function joinGaps(gaps: readonly Period[]): Period[] {
  const joined: Period[] = [];
  for (const gap of gaps.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const last = joined.at(-1);
    if (last && Date.parse(gap.from) <= Date.parse(last.to)) {
      if (Date.parse(gap.to) > Date.parse(last.to)) last.to = gap.to;
    } else joined.push({ from: gap.from, to: gap.to });
  }
  return joined;
}

/** `41 h 05`, `12 h`, `35 min`: to the minute, since somebody is paid by it. */
export function exactHours(minutes: number, locale: 'fr' | 'en'): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0 && rest > 0) return `${rest}\u00A0min`;
  const end = rest === 0 ? '' : `\u00A0${String(rest).padStart(2, '0')}${locale === 'fr' ? '' : '\u00A0min'}`;
  return `${hours}\u00A0h${end}`;
}

function meets(period: Period, bounds: Period): boolean {
  return Date.parse(period.from) < Date.parse(bounds.to) && Date.parse(period.to) > Date.parse(bounds.from);
}

function startsWithin(period: Period, bounds: Period): boolean {
  const start = Date.parse(period.from);
  return start >= Date.parse(bounds.from) && start < Date.parse(bounds.to);
}

function barOf(period: Period, bounds: Period): Bar {
  const first = Date.parse(bounds.from);
  const length = Date.parse(bounds.to) - first;
  const from = Math.max(Date.parse(period.from), first);
  const to = Math.min(Date.parse(period.to), Date.parse(bounds.to));
  return {
    key: `${period.from}-${period.to}`,
    start: (from - first) / length,
    width: (to - from) / length,
    from: period.from,
    to: period.to,
  };
}

function lanesOf(bars: readonly Bar[]): Bar[][] {
  const lanes: Bar[][] = [];
  for (const bar of bars) {
    // A rounding of shares is not an overlap.
    const lane = lanes.find((each) => (each.at(-1)?.start ?? 0) + (each.at(-1)?.width ?? 0) <= bar.start + 1e-9);
    if (lane) lane.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}
