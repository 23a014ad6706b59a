import type { Period, Shift } from './oncall.types.ts';

/** Who is on call at an instant, in order of beginning. */
export function onCallAt(shifts: readonly Shift[], at: number): Shift[] {
  return shifts.filter((shift) => shift.from <= at && at < shift.to);
}

/** The next to be on call who is not already: the first hours after an instant of somebody else. */
export function nextOnCall(shifts: readonly Shift[], at: number): Shift | undefined {
  const now = new Set(onCallAt(shifts, at).map(({ personId }) => personId));
  let next: Shift | undefined;
  for (const shift of shifts) {
    if (shift.from > at && !now.has(shift.personId) && (next === undefined || shift.from < next.from)) next = shift;
  }
  return next;
}

/** Stretches of time, put together where they touch or overlap; in order. */
export function union(periods: readonly Period[]): Period[] {
  const whole: Period[] = [];
  for (const { from, to } of [...periods].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** The hours of a period that nobody has. */
export function uncovered(shifts: readonly Period[], { from, to }: Period): Period[] {
  const gaps: Period[] = [];
  let until = from;
  for (const covered of union(shifts)) {
    if (covered.from >= to) break;
    if (covered.from > until) gaps.push({ from: until, to: covered.from });
    until = Math.max(until, covered.to);
  }
  if (until < to) gaps.push({ from: until, to });
  return gaps;
}

/** The hours of one person in a period, put together. */
export function hoursOf(shifts: readonly Shift[], personId: string, { from, to }: Period): Period[] {
  return union(
    shifts
      .filter((shift) => shift.personId === personId)
      .map((shift) => ({ from: Math.max(shift.from, from), to: Math.min(shift.to, to) })),
  );
}
