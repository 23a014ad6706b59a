import { messageKinds, type MessageKind } from './triage.types.ts';
import type { Features } from './feature.extract.ts';

export const KINDS = messageKinds.length;

/** A feature to one weight a kind. */
export type Model = { weights: Map<string, Float64Array>; bias: Float64Array };

export type Sample = { features: Features; kind: MessageKind };

const EPOCHS = 20;
const RATE = 0.25;
const DECAY = 0.0015;

/**
 * Multinomial logistic regression by stochastic gradient descent with a shrinking step and an L2 penalty, in an order
 * that is always the same. Each kind weighs the same, however many samples it has.
 */
export function trainSoftmax(samples: readonly Sample[]): Model {
  const model: Model = { weights: new Map(), bias: new Float64Array(KINDS) };
  for (const { features } of samples)
    for (const name of features.keys()) if (!model.weights.has(name)) model.weights.set(name, new Float64Array(KINDS));
  const targets = samples.map(({ kind }) => messageKinds.indexOf(kind));
  const share = messageKinds.map(
    (_, kind) => samples.length / KINDS / Math.max(1, targets.filter((one) => one === kind).length),
  );
  const order = samples.map((_, index) => index);
  let seed = 12_345;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + epoch * 0.15);
    for (let left = order.length - 1; left > 0; left -= 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const right = seed % (left + 1);
      const kept = order[left]!;
      order[left] = order[right]!;
      order[right] = kept;
    }
    for (const index of order) step(model, samples[index]!.features, targets[index]!, rate * share[targets[index]!]!);
    for (const row of model.weights.values())
      for (let kind = 0; kind < KINDS; kind += 1) row[kind]! *= 1 - DECAY * rate * samples.length ** 0.5;
  }
  return model;
}

function step(model: Model, features: Features, target: number, rate: number): void {
  const p = softmax(logitsOf(model, features));
  for (let kind = 0; kind < KINDS; kind += 1) {
    const error = (kind === target ? 1 : 0) - p[kind]!;
    for (const [name, { value }] of features) model.weights.get(name)![kind]! += rate * error * value;
    model.bias[kind]! += rate * error * 0.1;
  }
}

export function logitsOf({ weights, bias }: Model, features: Features): Float64Array {
  const logits = bias.slice();
  for (const [name, { value }] of features) {
    const row = weights.get(name);
    if (row === undefined) continue;
    for (let kind = 0; kind < KINDS; kind += 1) logits[kind]! += row[kind]! * value;
  }
  return logits;
}

export function softmax(logits: Float64Array): Float64Array {
  const top = logits.reduce((left, right) => Math.max(left, right), -Infinity);
  const powers = logits.map((logit) => Math.exp(logit - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
