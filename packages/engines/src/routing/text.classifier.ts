import { bayesScores, trainBayes } from './bayes.train.ts';
import { eachFeature } from './feature.extract.ts';
import { fitSpace, toVector, type FeatureSpace, type Vector } from './feature.space.ts';
import { margins, trainLinear, type LinearModel } from './linear.train.ts';
import { readWords, type Word } from './text.words.ts';
import { indexRepair } from './word.repair.ts';

export type Text = { title?: string; text: string };
/** A text and its label, or its labels when several hold. */
export type Sample = Text & { labels: readonly string[] };

export type Because = { word: string; weight: number };

export type Classified = {
  /** Probabilities that sum to 1, likeliest first. */
  ranked: { label: string; p: number }[];
  /** The words that weighed most for the first label. */
  because: Because[];
};

export type TextClassifier = {
  labels: readonly string[];
  classify: (text: Text) => Classified;
};

const WEIGHTS = { words: 0.7, letters: 0.7, subjects: 0.3 };
/** Turns margins into log-odds; set by cross-validated log-loss. */
const SHARPNESS = 3;
const MOST_REASONS = 5;
/** What an error costs in training the linear models. */
const COST = 1;

/**
 * Learns to tell labels from texts: two support vector machines (one of them also on titles alone, so that a short text
 * is no stranger) and naive Bayes, over words, pairs, letters and the subjects of public life; their probabilities are
 * multiplied. Deterministic.
 *
 * @throws RangeError when there are not two labels
 */
export function trainClassifier(samples: readonly Sample[]): TextClassifier {
  const labels = [...new Set(samples.flatMap((sample) => sample.labels))].toSorted();
  if (labels.length < 2) throw new RangeError('at least two labels are needed / il faut au moins deux étiquettes');
  const read = ({ title, text }: Text): Word[] => readWords(title ?? '', text);
  const words = samples.map(read);
  const space = fitSpace(words, WEIGHTS, { repair: undefined, terms: 'official' });
  const column = new Map(labels.map((label, index) => [label, index]));
  const own = samples.map((sample) => new Set(sample.labels.map((label) => column.get(label)!)));
  const isOf = (index: number, of: number): boolean => own[index % own.length]!.has(of);
  const vectors = words.map((list) => toVector(space, list));
  const models = [trainLinear(vectors, labels.length, isOf, space.size, COST)];
  if (samples.some(({ title, text }) => (title ?? '') !== '' && text !== '')) {
    const titles = words.map((list) =>
      toVector(
        space,
        list.filter(({ part }) => part === 'title'),
      ),
    );
    models.push(trainLinear([...vectors, ...titles], labels.length, isOf, space.size, COST / 2));
  }
  const bayes = trainBayes(words, labels.length, isOf, space);
  return {
    labels,
    classify(text) {
      const heard = read(text);
      const vector = toVector(space, heard);
      const logs = logSoftmax(bayesScores(bayes, space, heard), 1);
      for (const model of models) add(logs, logSoftmax(margins(model, vector), SHARPNESS));
      const p = logSoftmax(logs, 1 / (models.length + 1)).map(Math.exp);
      const ranked = labels
        .map((label, index) => ({ label, p: p[index]! }))
        .toSorted((left, right) => right.p - left.p || (left.label < right.label ? -1 : 1));
      return { ranked, because: explain(models[0]!, space, vector, heard, text, column.get(ranked[0]!.label)!) };
    },
  };
}

/** The words of a training set by which unknown ones are repaired. */
export function repairFrom(texts: readonly (readonly Word[])[]): ReturnType<typeof indexRepair> {
  const known = new Map<string, string>();
  for (const words of texts) for (const { term, stem } of words) known.set(term, stem);
  return indexRepair(known);
}

/** Logarithms of the softmax of `scores` times `sharpness`. */
export function logSoftmax(scores: Float64Array, sharpness: number): Float64Array {
  const most = scores.reduce((left, right) => Math.max(left, right), -Infinity);
  let sum = 0;
  for (const score of scores) sum += Math.exp((score - most) * sharpness);
  return scores.map((score) => (score - most) * sharpness - Math.log(sum));
}

function add(to: Float64Array, from: Float64Array): void {
  for (let at = 0; at < to.length; at += 1) to[at]! += from[at]!;
}

/** Each word's share of the margin of `column`, exact for a linear model; features of two words are shared between them. */
export function explain(
  model: LinearModel,
  space: FeatureSpace,
  vector: Vector,
  words: readonly Word[],
  text: Text,
  column: number,
): Because[] {
  const share = new Map<number, number>();
  for (let at = 0; at < vector.ids.length; at += 1) {
    const id = vector.ids[at]!;
    share.set(id, model.weights[id * model.classes + column]! * vector.values[at]!);
  }
  const times = new Map<number, number>();
  const places: { id: number; first: number; last: number }[] = [];
  eachFeature(words, space.reading, (view, key, _weight, first, last) => {
    const id = space.ids[view].get(key);
    if (id === undefined) return;
    times.set(id, (times.get(id) ?? 0) + 1);
    places.push({ id, first, last });
  });
  const weight = new Float64Array(words.length);
  for (const { id, first, last } of places) {
    const part = (share.get(id) ?? 0) / (2 * times.get(id)!);
    weight[first]! += part;
    weight[last]! += part;
  }
  const told = new Map<string, number>();
  for (const [at, { part, from, to, telling }] of words.entries()) {
    if (!telling || weight[at]! <= 0) continue;
    const written = (part === 'title' ? (text.title ?? '') : text.text).slice(from, to);
    told.set(written, (told.get(written) ?? 0) + weight[at]!);
  }
  return [...told]
    .map(([word, sum]) => ({ word, weight: Math.round(sum * 1000) / 1000 }))
    .filter((because) => because.weight > 0)
    .toSorted((left, right) => right.weight - left.weight)
    .slice(0, MOST_REASONS);
}
