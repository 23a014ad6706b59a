import { eachFeature } from './feature.extract.ts';
import type { FeatureSpace } from './feature.space.ts';
import type { Word } from './text.words.ts';

/** Logarithms of P(feature | class), one row a feature of the space, one column a class, and of P(class). */
export type BayesModel = { classes: number; logs: Float32Array; priors: Float64Array };

const SMOOTHING = 0.1;
const TITLE_WEIGHT = 2;

/** Multinomial naive Bayes over words, pairs and subjects; letters are left to the linear model. */
export function trainBayes(
  texts: readonly (readonly Word[])[],
  classes: number,
  isOf: (index: number, column: number) => boolean,
  space: FeatureSpace,
  weightOf: (index: number) => number = () => 1,
): BayesModel {
  const logs = new Float32Array(space.size * classes);
  const totals = new Float64Array(classes);
  const priors = new Float64Array(classes);
  const vocabulary = space.ids.words.size + space.ids.subjects.size;
  for (const [index, words] of texts.entries()) {
    const own: number[] = [];
    const weight = weightOf(index);
    for (let column = 0; column < classes; column += 1) if (isOf(index, column)) own.push(column);
    for (const column of own) priors[column]! += 1;
    eachCount(space, words, (id, count) => {
      for (const column of own) {
        logs[id * classes + column]! += weight * count;
        totals[column]! += weight * count;
      }
    });
  }
  for (let at = 0; at < logs.length; at += 1)
    logs[at] = Math.log((logs[at]! + SMOOTHING) / (totals[at % classes]! + SMOOTHING * vocabulary));
  const sum = priors.reduce((total, count) => total + count, 0);
  for (let column = 0; column < classes; column += 1)
    priors[column] = Math.log((priors[column]! + 1) / (sum + classes));
  return { classes, logs, priors };
}

/** Log-odds of each class, divided by the root of the length: words are not as independent as the model has it. */
export function bayesScores(
  { classes, logs, priors }: BayesModel,
  space: FeatureSpace,
  words: readonly Word[],
): Float64Array {
  const scores = priors.slice();
  let length = 0;
  eachCount(space, words, (id, count) => {
    length += count;
    for (let column = 0; column < classes; column += 1) scores[column]! += count * logs[id * classes + column]!;
  });
  const scale = 1 / Math.sqrt(Math.max(1, length));
  for (let column = 0; column < classes; column += 1) scores[column]! *= scale;
  return scores;
}

function eachCount(space: FeatureSpace, words: readonly Word[], count: (id: number, count: number) => void): void {
  eachFeature(
    words,
    space.reading,
    (view, key, weight, first) => {
      const id = space.ids[view].get(key);
      if (id !== undefined) count(id, words[first]!.part === 'title' ? TITLE_WEIGHT * weight : weight);
    },
    false,
  );
}
