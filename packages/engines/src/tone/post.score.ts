import { BUCKETS, type FeatureList } from './feature.list.ts';
import { COLUMNS, type Model } from './model.read.ts';
import type { Aggressive, Opinion, Sentiment } from './tone.types.ts';

/** Column numbers of `HEADS`. */
export const INSULT = 3;
export const THREAT = 4;
export const HATE = 5;
export const IRONY = 6;

export type Probabilities = {
  sentiment: Record<Sentiment, number>;
  aggressive: Record<Aggressive, number>;
  irony: number;
};

/** Adds up the weights of a post's features: one logit a column. */
export function addLogits(model: Model, features: FeatureList, into: Float64Array): void {
  let [negative, neutral, positive, insult, threat, hate, irony] = [0, 0, 0, 0, 0, 0, 0];
  const { weights, scale, bias } = model;
  for (let at = 0; at < features.count; at += 1) {
    const row = (features.bucket[at]! & (BUCKETS - 1)) * COLUMNS;
    const value = features.value[at]!;
    negative += weights[row]! * value;
    neutral += weights[row + 1]! * value;
    positive += weights[row + 2]! * value;
    insult += weights[row + 3]! * value;
    threat += weights[row + 4]! * value;
    hate += weights[row + 5]! * value;
    irony += weights[row + 6]! * value;
  }
  into.set([negative, neutral, positive, insult, threat, hate, irony]);
  for (let head = 0; head < COLUMNS; head += 1) into[head] = into[head]! * scale[head]! + bias[head]!;
}

/** No opinion is so sure that a territory's correction could not turn it. */
const SUREST = 7;

/** Puts another model's sentiment in the place of the base's. */
export function setOpinion(opinion: Opinion, logits: Float64Array): void {
  const { negative, neutral, positive } = opinion;
  const top = Math.log(Math.max(negative, neutral, positive, Number.MIN_VALUE));
  for (const [head, p] of [negative, neutral, positive].entries())
    logits[head] = Math.max(-SUREST, Math.log(Math.max(p, Number.MIN_VALUE)) - top);
}

/**
 * Turns logits into probabilities. Aggression is a chain, the gravest first: hate; else threat; else insult; else none.
 */
export function toProbabilities(logits: Float64Array): Probabilities {
  const top = Math.max(logits[0]!, logits[1]!, logits[2]!);
  const negative = Math.exp(logits[0]! - top);
  const neutral = Math.exp(logits[1]! - top);
  const positive = Math.exp(logits[2]! - top);
  const total = negative + neutral + positive;
  const hate = logistic(logits[HATE]!);
  const threat = (1 - hate) * logistic(logits[THREAT]!);
  const insult = (1 - hate - threat) * logistic(logits[INSULT]!);
  return {
    sentiment: { negative: negative / total, neutral: neutral / total, positive: positive / total },
    aggressive: { none: 1 - hate - threat - insult, insult, threat, hate },
    irony: logistic(logits[IRONY]!),
  };
}

/** The gravest kind whose own question is answered yes. */
export function gravest(logits: Float64Array): Aggressive {
  if (logits[HATE]! > 0) return 'hate';
  if (logits[THREAT]! > 0) return 'threat';
  return logits[INSULT]! > 0 ? 'insult' : 'none';
}

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
