import type { CivilDate } from '../schedule/index.ts';
import { addDays, firstOfMonth, readDate, toInstant, writeDate } from '../schedule/index.ts';
import type { Ballot, Instant } from './checks.types.ts';

export type ElectoralPeriod = {
  ballot: Ballot;
  /** First day of the sixth month before that of the first round: L. 52-1, both paragraphs. */
  from: Instant;
  /** The end of the day of the last round. */
  until: Instant;
  /** For each round: from the eve at 0 h to the end of the day, L. 49. */
  freezes: { from: Instant; until: Instant; round: string }[];
};

/**
 * The pre-electoral period of a ballot, at the clock of a zone; undefined when it has no round that is a date. A ballot
 * settled at the first round ends there: take the second round away then.
 *
 * @example electoralPeriod({ rounds: ['2027-04-11', '2027-04-25'], … }, 'Europe/Paris') // from 1 October 2026, 0 h
 */
export function electoralPeriod(ballot: Ballot, zone: string): ElectoralPeriod | undefined {
  const rounds = ballot.rounds
    .map((round) => readDate(round))
    .filter((date) => date !== undefined)
    .toSorted((a, b) => (writeDate(a) < writeDate(b) ? -1 : 1));
  const first = rounds[0];
  const last = rounds.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    ballot,
    from: midnight(firstOfMonth(first, -6), zone),
    until: midnight(addDays(last, 1), zone),
    freezes: rounds.map((round) => ({
      from: midnight(addDays(round, -1), zone),
      until: midnight(addDays(round, 1), zone),
      round: writeDate(round),
    })),
  };
}

/** The periods that are open at an instant, and whether it is the eve or the day of a round. */
export function electoralState(
  ballots: readonly Ballot[],
  at: Instant,
  zone: string,
): { open: ElectoralPeriod[]; frozen: ElectoralPeriod[] } {
  const open = ballots
    .flatMap((ballot) => electoralPeriod(ballot, zone) ?? [])
    .filter(({ from, until }) => at >= from && at < until);
  return { open, frozen: open.filter(({ freezes }) => freezes.some(({ from, until }) => at >= from && at < until)) };
}

function midnight(date: CivilDate, zone: string): Instant {
  const reading = toInstant(`${writeDate(date)}T00:00`, zone);
  if (!reading.ok) throw new RangeError(reading.message.en);
  return reading.at;
}
