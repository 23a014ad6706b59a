import type { Shift, Swap } from './oncall.types.ts';

/**
 * Gives hours from one person to another, swap after swap, so that hours that were received may be given on. Only what
 * the giver has in the period changes hands; whoever had it first is remembered.
 */
export function applySwaps(shifts: readonly Shift[], swaps: readonly Swap[]): Shift[] {
  let all = [...shifts];
  for (const swap of swaps) all = all.flatMap((shift) => give(shift, swap));
  return all;
}

function give(shift: Shift, { from, to, givenBy, takenBy }: Swap): Shift[] {
  const begin = Math.max(shift.from, from);
  const end = Math.min(shift.to, to);
  if (shift.personId !== givenBy || end <= begin) return [shift];
  const { insteadOf = givenBy, ...hours } = shift;
  const given: Shift = { ...hours, personId: takenBy, from: begin, to: end };
  // Back with who had it first, it is no swap any more.
  if (insteadOf !== takenBy) given.insteadOf = insteadOf;
  return [
    ...(shift.from < begin ? [{ ...shift, to: begin }] : []),
    given,
    ...(end < shift.to ? [{ ...shift, from: end }] : []),
  ];
}
