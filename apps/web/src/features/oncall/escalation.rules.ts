import type { Escalation } from '@beffroi/contracts';

type Call = Escalation['calls'][number];

/** Whether somebody may still say « I have it ». */
export function isWaiting({ state }: Pick<Escalation, 'state'>): boolean {
  return state === 'ringing' || state === 'unanswered' || state === 'quiet';
}

/** Whole seconds that are left; never below none. */
export function secondsTo(at: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}

/** Calls in their order, each time through the chain apart. */
export function callsByRound(calls: readonly Call[]): { round: number; calls: Call[] }[] {
  const byRound = Map.groupBy(
    calls.toSorted((a, b) => a.round - b.round || Date.parse(a.at) - Date.parse(b.at)),
    ({ round }) => round,
  );
  return [...byRound].map(([round, mine]) => ({ round, calls: mine }));
}
