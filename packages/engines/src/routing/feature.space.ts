import { eachFeature, VIEWS, type Reading, type View } from './feature.extract.ts';
import type { Word } from './text.words.ts';

/** A text as numbers: sparse, each view of length `weight` of that view. */
export type Vector = { ids: Int32Array; values: Float64Array };

/** The features that a training set knows, and how rare each is. */
export type FeatureSpace = {
  size: number;
  ids: Record<View, Map<string, number>>;
  rarity: Float64Array;
  weights: Record<View, number>;
  reading: Reading;
};

const TITLE_WEIGHT = 2;

/** The features of all texts given, with inverse document frequencies smoothed as in scikit-learn. */
export function fitSpace(
  texts: readonly (readonly Word[])[],
  weights: Record<View, number>,
  reading: Reading,
): FeatureSpace {
  const ids: FeatureSpace['ids'] = { words: new Map(), letters: new Map(), subjects: new Map() };
  const frequency: number[] = [];
  const lastText: number[] = [];
  for (const [text, words] of texts.entries()) {
    eachFeature(words, { ...reading, repair: undefined }, (view, key) => {
      let id = ids[view].get(key);
      if (id === undefined) {
        ids[view].set(key, (id = frequency.length));
        frequency.push(0);
        lastText.push(-1);
      }
      if (lastText[id] === text) return;
      lastText[id] = text;
      frequency[id]! += 1;
    });
  }
  const rarity = Float64Array.from(frequency, (count) => Math.log((1 + texts.length) / (1 + count)) + 1);
  return { size: frequency.length, ids, rarity, weights, reading };
}

/** Sublinear counts, title doubled, times rarity, each view set to its length. */
export function toVector(space: FeatureSpace, words: readonly Word[]): Vector {
  const counts = { words: new Map(), letters: new Map(), subjects: new Map() } as Record<View, Map<number, Counts>>;
  eachFeature(words, space.reading, (view, key, weight, first) => {
    const id = space.ids[view].get(key);
    if (id === undefined) return;
    let count = counts[view].get(id);
    if (count === undefined) counts[view].set(id, (count = { title: 0, text: 0 }));
    count[words[first]!.part] += weight;
  });
  const size = VIEWS.reduce((sum, view) => sum + counts[view].size, 0);
  const vector = { ids: new Int32Array(size), values: new Float64Array(size) };
  let at = 0;
  for (const view of VIEWS) {
    const from = at;
    let square = 0;
    for (const [id, { title, text }] of counts[view]) {
      const value = (TITLE_WEIGHT * damped(title) + damped(text)) * space.rarity[id]!;
      vector.ids[at] = id;
      vector.values[at] = value;
      square += value * value;
      at += 1;
    }
    const scale = square === 0 ? 0 : space.weights[view] / Math.sqrt(square);
    for (let place = from; place < at; place += 1) vector.values[place]! *= scale;
  }
  return vector;
}

type Counts = { title: number; text: number };

function damped(count: number): number {
  return count === 0 ? 0 : count < 1 ? count : 1 + Math.log(count);
}
