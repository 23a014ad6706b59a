import { eachSubject } from './subject.index.ts';
import { subjects } from './subjects/subject.table.ts';
import type { RoutingLayer, Target } from './routing.types.ts';
import type { Word } from './text.words.ts';

/** What a layer may hold; beyond it the features seen least go, down to `KEPT_FEATURES`. */
export const MAX_FEATURES = 6000;
const KEPT_FEATURES = 5000;
/** How much a feature is distrusted until corrections repeat it. */
const DOUBT = 2;
/** The most that a layer may add to or take from the log-odds of a target: from the first correction, and in the end. */
const FIRST_REACH = 4;
const LAST_REACH = 8;
/** Corrections supposed beforehand, spread evenly, so that the first ones do not say which departments are common. */
const SUPPOSED = 20;

export function emptyLayer(): RoutingLayer {
  return { format: 1, corrections: 0, counts: {} };
}

/** The row of all corrections by target; no feature is called so. */
const ALL = '';

/** Counts while they are being made. */
export type Counts = Map<string, Map<Target, number>>;

/** The words, pairs of words and subjects of a request that a layer counts; each once, with its places. */
export function layerFeatures(words: readonly Word[]): Map<string, { first: number; last: number }> {
  const found = new Map<string, { first: number; last: number }>();
  const put = (name: string, first: number, last: number): void => {
    if (!found.has(name)) found.set(name, { first, last });
  };
  for (const [at, { stem }] of words.entries()) {
    put(stem, at, at);
    if (at > 0) put(`${words[at - 1]!.stem} ${stem}`, at - 1, at);
  }
  eachSubject(words, (subject, _weight, first, last) => put(`@${subjects[subject]!.id}`, first, last));
  return found;
}

/**
 * What the layer adds to the log-odds of each target: over the features it knows, the logarithm of how much more often a
 * correction with that feature went there than corrections do, smoothed: naive Bayes, told by its pointwise mutual
 * information. Counts do not depend on the order in which corrections came, and nothing learnt undoes what was.
 */
export function layerScores(
  targets: readonly Target[],
  names: Iterable<string>,
  rowOf: (name: string) => Iterable<[Target, number]> | undefined,
): Float64Array {
  const scores = new Float64Array(targets.length);
  const column = new Map(targets.map((target, index) => [target, index]));
  const chance = new Float64Array(targets.length).fill(SUPPOSED / targets.length);
  let corrections = SUPPOSED;
  for (const [target, count] of rowOf(ALL) ?? []) {
    const index = column.get(target);
    if (index !== undefined) chance[index]! += count;
    corrections += count;
  }
  for (let index = 0; index < targets.length; index += 1) chance[index]! /= corrections;
  for (const name of names) {
    const counts = new Float64Array(targets.length);
    let total = 0;
    for (const [target, count] of rowOf(name) ?? []) {
      const index = column.get(target);
      if (index === undefined) continue;
      counts[index] = count;
      total += count;
    }
    if (total === 0) continue;
    for (let index = 0; index < targets.length; index += 1)
      scores[index]! += Math.log((counts[index]! + DOUBT * chance[index]!) / ((total + DOUBT) * chance[index]!));
  }
  const reach = Math.min(LAST_REACH, FIRST_REACH - 1 + Math.log2(1 + corrections - SUPPOSED));
  return scores.map((score) => Math.max(-reach, Math.min(reach, score)));
}

/** The row of a feature in a layer as it is stored. */
export function rowIn(layer: RoutingLayer): (name: string) => [Target, number][] | undefined {
  return (name) => (Object.hasOwn(layer.counts, name) ? Object.entries(layer.counts[name]!) : undefined);
}

/** Counts one correction; beyond `MAX_FEATURES` the features seen least are let go. */
export function learnInto(counts: Counts, names: Iterable<string>, target: Target): void {
  for (const name of [ALL, ...names]) {
    let row = counts.get(name);
    if (row === undefined) counts.set(name, (row = new Map()));
    row.set(target, (row.get(target) ?? 0) + 1);
  }
  if (counts.size > MAX_FEATURES) forget(counts);
}

function forget(counts: Counts): void {
  const seen = [...counts].map(([name, row]) => {
    let sum = 0;
    for (const count of row.values()) sum += count;
    return { name, sum };
  });
  seen.sort((left, right) => left.sum - right.sum);
  for (const { name } of seen.slice(0, counts.size - KEPT_FEATURES)) counts.delete(name);
}

export function openCounts(layer: RoutingLayer): Counts {
  return new Map(Object.entries(layer.counts).map(([name, row]) => [name, new Map(Object.entries(row))]));
}

export function closeCounts(counts: Counts, corrections: number): RoutingLayer {
  const rows = [...counts].filter(([, row]) => row.size > 0);
  return {
    format: 1,
    corrections,
    counts: Object.fromEntries(rows.map(([name, row]) => [name, Object.fromEntries(row)])),
  };
}

const sound = new WeakSet<RoutingLayer>();

/** @throws TypeError when the value read from a file or a table is not a layer; looked at once a layer */
export function checkLayer(layer: RoutingLayer): void {
  if (layer !== null && typeof layer === 'object' && sound.has(layer)) return;
  const isSound =
    layer?.format === 1 &&
    Number.isInteger(layer.corrections) &&
    typeof layer.counts === 'object' &&
    layer.counts !== null &&
    Object.values(layer.counts).every(
      (row) => typeof row === 'object' && row !== null && Object.values(row).every(Number.isFinite),
    );
  if (!isSound) throw new TypeError('this is not a routing layer / ceci n’est pas une couche d’orientation');
  sound.add(layer);
}

export function softmax(logs: Float64Array): Float64Array {
  const most = logs.reduce((left, right) => Math.max(left, right), -Infinity);
  const parts = logs.map((log) => Math.exp(log - most));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}
