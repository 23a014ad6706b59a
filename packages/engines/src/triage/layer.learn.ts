import { baseModel } from './base.model.ts';
import { extract, type Features } from './feature.extract.ts';
import { readMessage } from './message.read.ts';
import { KINDS, logitsOf, softmax } from './softmax.train.ts';
import { messageKinds, type TriageCorrection, type TriageLayer } from './triage.types.ts';

/** What a layer may hold; the weakest entries go first. */
export const MAX_FEATURES = 2000;
const STEPS = 12;
const RATE = 1.2;
/** No word or pair may weigh more, and a layer never adds more than this to a logit. */
const MOST = 1.5;
const REACH = 4;
/** Each correction lets go a little of the earlier ones. */
const KEPT = 0.999;
const CALM = 0.35;

export function emptyLayer(): TriageLayer {
  return { format: 1, corrections: 0, weights: {} };
}

/** @throws TypeError when the value read from a file or a table is not a layer */
export function checkLayer(layer: TriageLayer): void {
  const isSound =
    layer?.format === 1 &&
    Number.isInteger(layer.corrections) &&
    typeof layer.weights === 'object' &&
    layer.weights !== null &&
    Object.values(layer.weights).every(
      (row) => Array.isArray(row) && row.length === KINDS && row.every((weight) => Number.isFinite(weight)),
    );
  if (!isSound) throw new TypeError('this is not a triage layer / ceci n’est pas une couche de tri');
}

/** Words of four letters or more and pairs of words: what a layer may hold a weight for. */
function namesOf(features: Features): string[] {
  return [...features.keys()].filter((name) => /^[\p{L}<]/u.test(name) && name.length > 3);
}

/** Adds what the layer knows to the logits of the base. */
export function applyLayer(layer: TriageLayer, features: Features, logits: Float64Array): void {
  const added = new Float64Array(KINDS);
  for (const name of namesOf(features)) {
    if (!Object.hasOwn(layer.weights, name)) continue;
    const row = layer.weights[name]!;
    for (let kind = 0; kind < KINDS; kind += 1) added[kind]! += row[kind]!;
  }
  for (let kind = 0; kind < KINDS; kind += 1) logits[kind]! += Math.max(-REACH, Math.min(REACH, added[kind]!));
}

/**
 * Learns one correction by a few steps of logistic regression over the layer alone, the base's answer being fixed beneath
 * it; stops as soon as it holds with some margin. Deterministic.
 *
 * @returns a new layer; the one given is left as it was
 * @throws TypeError when `layer` is not a layer
 */
export function learn(layer: TriageLayer, { text, kind }: TriageCorrection): TriageLayer {
  checkLayer(layer);
  const { features } = extract(readMessage(text));
  const base = logitsOf(baseModel(), features);
  const names = namesOf(features);
  const weights: Record<string, number[]> = {};
  for (const [name, row] of Object.entries(layer.weights)) weights[name] = row.map((weight) => weight * KEPT);
  const next: TriageLayer = { format: 1, corrections: layer.corrections + 1, weights };
  for (const name of names) if (!Object.hasOwn(weights, name)) weights[name] = Array.from({ length: KINDS }, () => 0);
  const rate = RATE / Math.sqrt(Math.max(1, names.length));
  for (let step = 0; step < STEPS; step += 1) {
    const logits = base.slice();
    applyLayer(next, features, logits);
    const errors = softmax(logits).map((p, index) => (messageKinds[index] === kind ? 1 : 0) - p);
    if (errors.every((error) => Math.abs(error) < CALM)) break;
    for (const name of names) {
      const row = weights[name]!;
      for (let at = 0; at < KINDS; at += 1) row[at] = clamp(row[at]! + rate * errors[at]!);
    }
  }
  return { ...next, weights: bounded(weights) };
}

function clamp(weight: number): number {
  return Math.round(Math.max(-MOST, Math.min(MOST, weight)) * 10_000) / 10_000;
}

function bounded(weights: Record<string, number[]>): Record<string, number[]> {
  const strength = (row: number[]): number => Math.max(...row.map(Math.abs));
  const rows = Object.entries(weights).filter(([, row]) => strength(row) >= 0.001);
  if (rows.length > MAX_FEATURES)
    rows.sort((left, right) => strength(right[1]) - strength(left[1])).splice(MAX_FEATURES);
  return Object.fromEntries(rows);
}
