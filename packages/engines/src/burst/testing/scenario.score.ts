import type { EventKind, Scenario } from './scenario.series.ts';

const HOUR = 3_600_000;
/** An echo of an event that rings this long after its end is neither a success nor a false alarm. */
const ECHO = 6 * HOUR;

export type Tally = {
  events: number;
  found: number;
  /** Minutes from the start of each event that was found to its ring. */
  delays: number[];
  byKind: Partial<Record<EventKind, { events: number; found: number; delays: number[] }>>;
  falseAlarms: number;
  /** Rings beyond the first of an event. */
  repeats: number;
  watchWeeks: number;
};

export function emptyTally(): Tally {
  return { events: 0, found: 0, delays: [], byKind: {}, falseAlarms: 0, repeats: 0, watchWeeks: 0 };
}

/** Holds the rings of a detector (times in ms, at the end of their bucket) against the truth. */
export function tally(into: Tally, scenario: Scenario, rings: readonly number[]): void {
  const { events, scoredFrom, points } = scenario;
  const last = points.at(-1)?.at ?? scoredFrom;
  into.watchWeeks += (last - scoredFrom) / (7 * 24 * HOUR);
  const scored = rings.filter((at) => at >= scoredFrom);
  into.falseAlarms += scored.filter((at) => !events.some(({ start, end }) => at >= start && at <= end + ECHO)).length;
  for (const { kind, start, end } of events) {
    const inside = scored.filter((at) => at >= start && at <= end);
    const first = inside[0];
    const row = (into.byKind[kind] ??= { events: 0, found: 0, delays: [] });
    into.events += 1;
    row.events += 1;
    if (first === undefined) continue;
    into.found += 1;
    row.found += 1;
    into.delays.push((first - start) / 60_000);
    row.delays.push((first - start) / 60_000);
    into.repeats += inside.length - 1;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
