import { decodeWeights } from '../language/index.ts';
import { BUCKETS } from './feature.list.ts';
import { KNOWN_BITS, type KnownWords } from './known.words.ts';
import model from './model/tone-model.json' with { type: 'json' };

/** Columns of the model's table, in order. */
export const HEADS = ['negative', 'neutral', 'positive', 'insult', 'threat', 'hate', 'irony'] as const;
export const COLUMNS = HEADS.length;

/** Int8 weights, one row a bucket and one column a head; `scale` turns them into logits. */
export type Model = { weights: Int8Array; scale: Float64Array; bias: Float64Array; known: KnownWords };

let read: Model | undefined;

/** The model that ships, decoded on first use. */
export function baseModel(): Model {
  read ??= decode();
  return read;
}

function decode(): Model {
  const weights = decodeWeights(model.weights);
  const known = new Uint8Array(decodeWeights(model.known).buffer);
  if (weights.length !== BUCKETS * COLUMNS || known.length !== KNOWN_BITS / 8)
    throw new Error('tone model: wrong size');
  return { weights, scale: Float64Array.from(model.scale), bias: Float64Array.from(model.bias), known };
}
