import { BUCKETS } from '../../packages/engines/src/tone/feature.list.ts';
import { extract } from '../../packages/engines/src/tone/feature.extract.ts';
import type { KnownWords } from '../../packages/engines/src/tone/known.words.ts';
import { COLUMNS, type Model } from '../../packages/engines/src/tone/model.read.ts';
import { seededRandom } from './seeded-random.ts';
import type { Sample } from './training.samples.ts';

export type Options = {
  epochs: number;
  rate: number;
  decay: number;
  seed: number;
  boost: Partial<Record<(typeof BINARY)[number], number>>;
  /** How many runs, each in an order of its own, are averaged: one alone moves a figure by half a point. */
  runs: number;
  /** Weight of the neutral class against the other two, once all three are evened out. */
  neutral: number;
  /** Weight of an insulting sample as an example of the negative class: it is one, and says little of complaints. */
  insulted: number;
  /** Weight of the MLMA rows against our own sentences. */
  toxic: number;
};

export type Prepared = { bucket: Int32Array; value: Float32Array; sample: Sample };

const BINARY = ['insult', 'threat', 'hate', 'irony'] as const;

export function prepare(samples: Sample[], known: KnownWords): Prepared[] {
  return samples.map((sample) => {
    const { features } = extract(sample.text, known);
    return { bucket: features.bucket.slice(0, features.count), value: features.value.slice(0, features.count), sample };
  });
}

/** Logistic regression, all heads at once: the mean of several runs, the same for the same seed. */
export function trainLinear(prepared: Prepared[], known: KnownWords, options: Options): Model {
  const weights = new Float32Array(BUCKETS * COLUMNS);
  const bias = new Float64Array(COLUMNS);
  for (let run = 0; run < options.runs; run += 1) {
    const one = runOnce(prepared, { ...options, seed: options.seed + run });
    for (let at = 0; at < weights.length; at += 1) weights[at]! += one.weights[at]! / options.runs;
    for (let head = 0; head < COLUMNS; head += 1) bias[head]! += one.bias[head]! / options.runs;
  }
  return { ...quantise(weights), bias, known };
}

/** AdaGrad (Duchi 2011) with weight decay. */
function runOnce(prepared: Prepared[], options: Options): { weights: Float32Array; bias: Float64Array } {
  const weights = new Float32Array(BUCKETS * COLUMNS);
  const squares = new Float32Array(BUCKETS * COLUMNS);
  const bias = new Float64Array(COLUMNS);
  const biasSquares = new Float64Array(COLUMNS).fill(1);
  const random = seededRandom(options.seed);
  const order = Array.from(prepared, (_, index) => index);
  const errors = new Float64Array(COLUMNS);
  const balance = balanceOf(prepared, options.neutral);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { bucket, value, sample } = prepared[index]!;
      score(weights, bias, bucket, value, errors);
      toErrors(errors, sample, balance, options);
      for (let head = 0; head < COLUMNS; head += 1) {
        const error = errors[head]!;
        if (error === 0) continue;
        biasSquares[head]! += error * error;
        bias[head]! -= (options.rate * 0.3 * error) / Math.sqrt(biasSquares[head]!);
        for (let at = 0; at < bucket.length; at += 1) {
          const cell = bucket[at]! * COLUMNS + head;
          const gradient = error * value[at]! + options.decay * weights[cell]!;
          squares[cell]! += gradient * gradient;
          weights[cell]! -= (options.rate * gradient) / Math.sqrt(squares[cell]! + 1e-2);
        }
      }
    }
  }
  return { weights, bias };
}

/** What evens out the three sentiments, however many sentences of each were written. */
function balanceOf(prepared: Prepared[], neutral: number): number[] {
  const sums = [0, 0, 0];
  for (const { sample } of prepared)
    if (sample.sentiment !== undefined && sample.hate !== 1) sums[sample.sentiment]! += sample.weight;
  const total = sums[0]! + sums[1]! + sums[2]!;
  return sums.map((sum, sentiment) => (total * (sentiment === 1 ? neutral : 1)) / (3 * Math.max(1, sum)));
}

function score(
  weights: Float32Array,
  bias: Float64Array,
  bucket: Int32Array,
  value: Float32Array,
  into: Float64Array,
): void {
  into.set(bias);
  for (let at = 0; at < bucket.length; at += 1) {
    const row = bucket[at]! * COLUMNS;
    const v = value[at]!;
    for (let head = 0; head < COLUMNS; head += 1) into[head]! += weights[row + head]! * v;
  }
}

/** Replaces logits by gradients; 0 for a head that the sample says nothing of. */
function toErrors(logits: Float64Array, sample: Sample, balance: number[], options: Options): void {
  const { sentiment } = sample;
  const weight = sample.weight * (sample.set === 'mlma' ? options.toxic : 1);
  if (sentiment === undefined) logits.fill(0, 0, 3);
  else {
    const top = Math.max(logits[0]!, logits[1]!, logits[2]!);
    const exponents = [0, 1, 2].map((head) => Math.exp(logits[head]! - top));
    const total = exponents[0]! + exponents[1]! + exponents[2]!;
    for (let head = 0; head < 3; head += 1)
      logits[head] =
        (exponents[head]! / total - (head === sentiment ? 1 : 0)) *
        weight *
        balance[sentiment]! *
        (sample.insult === 1 ? options.insulted : 1);
  }
  for (const [index, name] of BINARY.entries()) {
    const target = sample[name];
    logits[3 + index] =
      target === undefined
        ? 0
        : (1 / (1 + Math.exp(-logits[3 + index]!)) - target) * weight * (target === 1 ? (options.boost[name] ?? 1) : 1);
  }
}

/** One scale a head; a weight beyond its 99.95th hundredth is cut, which costs less than coarser steps for all. */
function quantise(weights: Float32Array): { weights: Int8Array; scale: Float64Array } {
  const scale = new Float64Array(COLUMNS);
  for (let head = 0; head < COLUMNS; head += 1) {
    const sizes: number[] = [];
    for (let row = head; row < weights.length; row += COLUMNS)
      if (weights[row] !== 0) sizes.push(Math.abs(weights[row]!));
    sizes.sort((left, right) => left - right);
    scale[head] = (sizes[Math.floor(sizes.length * 0.9998)] ?? 1) / 127;
  }
  const bytes = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at += 1)
    bytes[at] = Math.max(-127, Math.min(127, Math.round(weights[at]! / scale[at % COLUMNS]!)));
  return { weights: bytes, scale };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
