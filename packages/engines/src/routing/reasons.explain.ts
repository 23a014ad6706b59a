import type { DepartmentIndex } from './department.index.ts';
import type { Reason, RouteRequest, RoutingLayer, Target } from './routing.types.ts';
import { layerFeatures } from './layer.learn.ts';
import { shortReasons } from './short.model.ts';
import { subjectModel } from './subject.model.ts';
import { subjects } from './subjects/subject.table.ts';
import type { Because } from './text.classifier.ts';
import type { Word } from './text.words.ts';

const MOST_WORDS = 4;
/** A subject or a line that is less likely is not given as a reason. */
const LEAST = 0.1;
/** Nor a word that weighs less than this share of the first. */
const LEAST_SHARE = 0.15;

/** Why a department: the subject it has, the line of the directory that says so, the words, what was learnt. */
export function departmentReasons(
  index: DepartmentIndex,
  column: number,
  odds: Float64Array,
  request: RouteRequest,
  words: readonly Word[],
): Reason[] {
  const count = index.directory.departments.length;
  const subject = likeliest(odds, (at) => index.coverage[at * count + column]!);
  const reasons: Reason[] = [];
  if (subject !== undefined) reasons.push(subjectReason(subject));
  const line = nearestLine(index, column, odds, words);
  if (line !== undefined) reasons.push(line);
  return [...reasons, ...wordReasons(index, column, subject, request, words)];
}

/** Why an authority: the subject that it has in law, and the words. */
export function outsideReasons(subject: number, request: RouteRequest, words: readonly Word[]): Reason[] {
  return [subjectReason(subject), ...asReasons(shortReasons(subjectModel(), words, request, subject))];
}

/** The likeliest subject, each weighed by `weight`. */
export function likeliest(odds: Float64Array, weight: (subject: number) => number): number | undefined {
  let best: number | undefined;
  let most = LEAST;
  for (let subject = 0; subject < odds.length; subject += 1) {
    const p = odds[subject]! * weight(subject);
    if (p <= most) continue;
    most = p;
    best = subject;
  }
  return best;
}

/** The words by which corrections speak for a target. */
export function learntReasons(
  layer: RoutingLayer,
  target: Target,
  words: readonly Word[],
  request: RouteRequest,
): Reason[] {
  const reasons: Extract<Reason, { kind: 'learnt' }>[] = [];
  for (const [name, { first, last }] of layerFeatures(words)) {
    const row = Object.hasOwn(layer.counts, name) ? layer.counts[name]! : {};
    const corrections = Object.hasOwn(row, target) ? row[target]! : 0;
    const all = Object.values(row).reduce((sum, count) => sum + count, 0);
    if (corrections === 0 || corrections < all / 2) continue;
    const from = words[first]!;
    const to = words[last]!;
    if (from.part !== to.part) continue;
    const source = from.part === 'title' ? (request.title ?? '') : request.text;
    reasons.push({ kind: 'learnt', text: source.slice(from.from, to.to), corrections });
  }
  return reasons.toSorted((left, right) => right.corrections - left.corrections).slice(0, MOST_WORDS);
}

function subjectReason(subject: number): Reason {
  const { label, law } = subjects[subject]!;
  return { kind: 'subject', text: label, law };
}

function nearestLine(
  { lines }: DepartmentIndex,
  column: number,
  odds: Float64Array,
  words: readonly Word[],
): Reason | undefined {
  const stems = new Set(words.map(({ stem }) => stem));
  let best: Reason | undefined;
  let most = LEAST;
  for (const line of lines) {
    if (line.column !== column) continue;
    let shared = 0;
    for (const stem of line.stems) if (stems.has(stem)) shared += 1;
    let near = shared / Math.sqrt(Math.max(1, line.stems.size) * Math.max(1, stems.size));
    for (let subject = 0; line.odds !== undefined && subject < odds.length; subject += 1)
      near += odds[subject]! * line.odds[subject]!;
    if (near <= most) continue;
    most = near;
    best = { kind: line.kind, text: line.text };
  }
  return best;
}

function wordReasons(
  index: DepartmentIndex,
  column: number,
  subject: number | undefined,
  request: RouteRequest,
  words: readonly Word[],
): Reason[] {
  if (subject !== undefined) return asReasons(shortReasons(subjectModel(), words, request, subject));
  const { direct, directory } = index;
  if (!('classify' in direct)) return asReasons(shortReasons(direct, words, request, column));
  const { ranked, because } = direct.classify(request);
  return ranked[0]!.label === directory.departments[column]!.id ? asReasons(because) : [];
}

function asReasons(because: readonly Because[]): Reason[] {
  const least = (because[0]?.weight ?? 0) * LEAST_SHARE;
  return because
    .filter(({ weight }) => weight >= least)
    .slice(0, MOST_WORDS)
    .map(({ word, weight }) => ({ kind: 'words', text: word, weight }));
}
