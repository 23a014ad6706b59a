import type { Editorial } from '@beffroi/contracts';
import { electoralPeriod } from '@beffroi/engines/checks';
import { toInstant, wallClock, writeLocal } from '@beffroi/engines/schedule';
import { linesOf } from '../../shared/form/lines.ts';

/** As it stands in the fields of the page: lists one a line, hours on the wall clock of the territory. */
export type EditorialFields = {
  severities: Record<string, string>;
  ballots: { name: string; day: string; secondRound: string; candidates: string }[];
  sensitive: { reason: string; kind: Editorial['sensitive'][number]['kind']; from: string; until: string }[];
  coFunders: { campaign: string; mention: string }[];
  names: string;
};

export function fieldsOf(editorial: Editorial, timeZone: string): EditorialFields {
  const local = (instant: string) => writeLocal(wallClock(Date.parse(instant), timeZone));
  return {
    severities: editorial.severities,
    ballots: editorial.ballots.map(({ name, day, secondRound = '', candidates }) => ({
      name,
      day,
      secondRound,
      candidates: candidates.join('\n'),
    })),
    sensitive: editorial.sensitive.map((period) => ({
      ...period,
      from: local(period.from),
      until: local(period.until),
    })),
    coFunders: editorial.coFunders,
    names: editorial.names.join('\n'),
  };
}

/** What is sent; an hour that the clock does not have is sent as it was typed, for the server to refuse in words. */
export function sentOf(fields: EditorialFields, timeZone: string): Editorial {
  const instant = (local: string) => {
    const read = toInstant(local, timeZone);
    return read.ok ? new Date(read.at).toISOString() : local;
  };
  return {
    severities: Object.fromEntries(
      Object.entries(fields.severities).filter(([, severity]) => severity !== ''),
    ) as Editorial['severities'],
    ballots: fields.ballots.map(({ name, day, secondRound, candidates }) => ({
      name,
      day,
      candidates: linesOf(candidates),
      ...(secondRound ? { secondRound } : {}),
    })),
    sensitive: fields.sensitive.map((period) => ({
      ...period,
      from: instant(period.from),
      until: instant(period.until),
    })),
    coFunders: fields.coFunders,
    names: linesOf(fields.names),
  };
}

/** The days between which the checks are careful about a ballot, as instants; nothing while its day is not a date. */
export function windowOf(
  { day, secondRound }: { day: string; secondRound: string },
  timeZone: string,
): { from: number; lastDay: number } | undefined {
  const rounds = secondRound === '' ? [day] : [day, secondRound];
  const period = electoralPeriod({ id: '', name: { fr: '', en: '' }, rounds, candidates: [] }, timeZone);
  return period && { from: period.from, lastDay: period.until - 1 };
}
