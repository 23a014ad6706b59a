import { directOdds, type DepartmentIndex } from './department.index.ts';
import { knowsAny } from './short.model.ts';
import type { Authority, RouteRequest, TerritoryKind } from './routing.types.ts';
import { subjectModel, subjectOdds } from './subject.model.ts';
import { subjects, type Holder } from './subjects/subject.table.ts';
import type { Word } from './text.words.ts';

export const AUTHORITIES: readonly Authority[] = [
  'commune',
  'intercommunalite',
  'departement',
  'region',
  'state',
  'other',
];

/** All that a request may come to: a department, an authority outside, or nothing that can be told. */
export type Outcomes = {
  /** One for each department of the directory, in its order. */
  departments: Float64Array;
  /** One for each of `AUTHORITIES`. */
  outside: Float64Array;
  unknown: number;
  /** How likely each subject of the table is. */
  subjects: Float64Array;
};

/** How much likelier a subject is that a department covers. */
const COVERED = 8;
/** How much less likely a subject of universities is elsewhere. */
const FAR = 0.1;
/** The directory's own words count for this much at least, however few its examples are. */
const LEAST_TRUST = 0.2;

/**
 * Splits certainty between the departments that have the subject, the authority that has it otherwise, and nobody; then
 * mixes in what the directory's own words say.
 */
export function mixOutcomes(index: DepartmentIndex, request: RouteRequest, words: readonly Word[]): Outcomes {
  const { directory, coverage, trust } = index;
  const count = directory.departments.length;
  const odds = knowsAny(subjectModel(), words)
    ? weighPriors(index, subjectOdds(words))
    : new Float64Array(subjects.length);
  const outcomes: Outcomes = {
    departments: new Float64Array(count),
    outside: new Float64Array(AUTHORITIES.length),
    unknown: 1 - odds.reduce((sum, p) => sum + p, 0),
    subjects: odds,
  };
  for (let subject = 0; subject < subjects.length; subject += 1) {
    const p = odds[subject]!;
    if (p > 0)
      shareOut(outcomes, coverage.subarray(subject * count, (subject + 1) * count), subject, p, directory.kind);
  }
  const place = request.place === undefined ? '' : `\n${request.place}`;
  const direct = directOdds(index, request.title ?? '', request.text + place);
  const weight = LEAST_TRUST + (1 - LEAST_TRUST) * trust;
  const isKnown = 'classify' in index.direct || knowsAny(index.direct, words);
  if (isKnown) mixIn(outcomes, direct, weight);
  return outcomes;
}

/** People mostly write to who can help them: what a department covers is likelier, another kind's campus less so. */
function weighPriors({ directory, covered }: DepartmentIndex, odds: Float64Array): Float64Array {
  let sum = 0;
  for (let subject = 0; subject < odds.length; subject += 1) {
    const most = covered[subject]!;
    const isFar = subjects[subject]!.holders[0] === 'university' && directory.kind !== 'university';
    odds[subject]! *= (1 + COVERED * most) * (isFar && most < 0.5 ? FAR : 1);
    sum += odds[subject]!;
  }
  for (let subject = 0; subject < odds.length; subject += 1) odds[subject]! /= sum;
  return odds;
}

function shareOut(
  { departments, outside }: Outcomes,
  covered: Float64Array,
  subject: number,
  p: number,
  kind: TerritoryKind | undefined,
): void {
  let most = 0;
  let sum = 0;
  for (const cover of covered) {
    most = Math.max(most, cover);
    sum += cover ** 2;
  }
  if (sum > 0)
    for (let column = 0; column < covered.length; column += 1)
      departments[column]! += (p * most * covered[column]! ** 2) / sum;
  const holder = subjects[subject]!.holders[0]!;
  if (kind !== undefined && holder !== kind) outside[AUTHORITIES.indexOf(authorityOf(holder))]! += p * (1 - most);
}

/** Universities are public establishments of their own: neither the State nor a territorial authority. */
export function authorityOf(holder: Holder): Authority {
  return holder === 'university' ? 'other' : holder;
}

/** Averages with what the directory's own words say, which know nothing of the outside. */
function mixIn(outcomes: Outcomes, direct: Float64Array, weight: number): void {
  for (let column = 0; column < direct.length; column += 1)
    outcomes.departments[column] = (1 - weight) * outcomes.departments[column]! + weight * direct[column]!;
  for (let at = 0; at < outcomes.outside.length; at += 1) outcomes.outside[at]! *= 1 - weight;
  outcomes.unknown *= 1 - weight;
}
