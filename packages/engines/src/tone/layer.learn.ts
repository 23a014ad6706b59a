import { extract } from './feature.extract.ts';
import { applyLayer, checkLayer, featuresOf } from './layer.apply.ts';
import { baseModel, COLUMNS, HEADS } from './model.read.ts';
import { addLogits, HATE, INSULT, logistic, setOpinion, THREAT, toProbabilities } from './post.score.ts';
import type { Correction, ToneLayer } from './tone.types.ts';

/** What a layer may hold; the weakest entries go first. */
export const MAX_FEATURES = 2000;
const STEPS = 12;
const RATE = 0.6;
/** No single word or pair may weigh more: one correction must not decide every post that shares a word. */
const MOST = 1.5;
/** Each correction lets go a little of the earlier ones. */
const KEPT = 0.999;

export function emptyLayer(): ToneLayer {
  return { format: 1, corrections: 0, weights: {} };
}

/**
 * Learns one correction by a few steps of logistic regression over the layer alone, the base's own answer being fixed
 * beneath it. Stops as soon as the correction holds with some margin, so that the same one said twice changes little.
 *
 * @returns a new layer; the one given is left as it was
 * @throws TypeError when `layer` is not a layer
 */
export function learn(layer: ToneLayer, correction: Correction): ToneLayer {
  checkLayer(layer);
  const { features, sentence } = extract(correction.text, baseModel().known);
  const base = new Float64Array(COLUMNS);
  addLogits(baseModel(), features, base);
  if (correction.opinion !== undefined) setOpinion(correction.opinion, base);
  const names = featuresOf(sentence).map(({ name }) => name);
  const weights: Record<string, number[]> = {};
  for (const [name, row] of Object.entries(layer.weights)) weights[name] = row.map((weight) => weight * KEPT);
  const next: ToneLayer = { format: 1, corrections: layer.corrections + 1, weights };
  if (names.length === 0) return next;
  for (const name of names) if (!Object.hasOwn(weights, name)) weights[name] = Array.from({ length: COLUMNS }, () => 0);
  const logits = new Float64Array(COLUMNS);
  for (let step = 0; step < STEPS; step += 1) {
    logits.set(base);
    applyLayer(next, sentence, logits);
    const errors = errorsOf(logits, correction);
    if (errors.every((error) => Math.abs(error) < 0.35)) break;
    const rate = RATE / Math.sqrt(names.length);
    for (const name of names) {
      const row = weights[name]!;
      for (let head = 0; head < COLUMNS; head += 1) row[head] = clamp(row[head]! + rate * errors[head]!);
    }
  }
  return { ...next, weights: bounded(weights) };
}

/** Target less prediction for each column that the correction speaks of; 0 for the others. */
function errorsOf(logits: Float64Array, { sentiment, aggressive }: Correction): number[] {
  const errors = Array.from({ length: COLUMNS }, () => 0);
  if (sentiment !== undefined) {
    const p = toProbabilities(logits).sentiment;
    for (const label of ['negative', 'neutral', 'positive'] as const)
      errors[HEADS.indexOf(label)] = (label === sentiment ? 1 : 0) - p[label];
  }
  if (aggressive !== undefined) {
    // The chain asks the gravest first: a lesser label says no to the graver ones and nothing of those below it.
    errors[HATE] = (aggressive === 'hate' ? 1 : 0) - logistic(logits[HATE]!);
    if (aggressive !== 'hate') errors[THREAT] = (aggressive === 'threat' ? 1 : 0) - logistic(logits[THREAT]!);
    if (aggressive === 'none' || aggressive === 'insult')
      errors[INSULT] = (aggressive === 'insult' ? 1 : 0) - logistic(logits[INSULT]!);
  }
  return errors;
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
