import { expandShifts, hoursOf, type Period } from '@beffroi/engines/oncall';
import { readRota, type RotaReader } from '../rota/rota.store.ts';

/** The hours that each of two people have in a period, as the rota stands. */
export async function hoursOfBoth(
  reader: RotaReader,
  given: { territoryId: string; from: Date; to: Date; giverId: string; takerId: string },
): Promise<{ giver: Period[]; taker: Period[] }> {
  const rota = await readRota(reader, given);
  const period = { from: given.from.getTime(), to: given.to.getTime() };
  const shifts = expandShifts({ ...rota, ...period });
  return { giver: hoursOf(shifts, given.giverId, period), taker: hoursOf(shifts, given.takerId, period) };
}

/** Whether somebody would be on call twice at once. */
export function meet(some: readonly Period[], others: readonly Period[]): boolean {
  return some.some((one) => others.some((other) => one.from < other.to && other.from < one.to));
}

/** Whether the hours that were asked for are still those that the giver has, from an instant on. */
export function areStill(asked: readonly (readonly [number, number])[], now: readonly Period[], from: Date): boolean {
  const left = asked
    .map(([begin, end]) => [Math.max(begin, from.getTime()), end] as const)
    .filter(([begin, end]) => end > begin);
  return left.length === now.length && left.every(([begin, end], i) => now[i]?.from === begin && now[i]?.to === end);
}
