import { bayesScores, trainBayes, type BayesModel } from './bayes.train.ts';
import { trainCentroids } from './centroid.train.ts';
import { fitSpace, toVector, type FeatureSpace } from './feature.space.ts';
import { margins, type LinearModel } from './linear.train.ts';
import { explain, logSoftmax, repairFrom, type Because, type Text } from './text.classifier.ts';
import { readWords, type Word } from './text.words.ts';

/** Tells short texts apart after a few lines a class: weighted centroids and naive Bayes, telling words only. */
export type ShortModel = { space: FeatureSpace; centroids: LinearModel; bayes: BayesModel };

const WEIGHTS = { words: 0.7, letters: 0.7, subjects: 0.3 };
const CENTROID_SHARPNESS = 20;

/** A text, the column of its class, and how much it counts; 1 unless said. */
export type ShortLine = { text: string; column: number; weight?: number };

export function trainShort(lines: readonly ShortLine[], classes: number): ShortModel {
  const words = lines.map(({ text }) => tellingWords('', text));
  const space = fitSpace(words, WEIGHTS, { repair: repairFrom(words), terms: 'all' });
  const classOf = (index: number): number => lines[index]!.column;
  const weightOf = (index: number): number => lines[index]!.weight ?? 1;
  return {
    space,
    centroids: trainCentroids(
      words.map((list) => toVector(space, list)),
      classes,
      classOf,
      space.size,
      weightOf,
    ),
    bayes: trainBayes(words, classes, (index, column) => classOf(index) === column, space, weightOf),
  };
}

/** Probability of each class. */
export function shortOdds({ space, centroids, bayes }: ShortModel, words: readonly Word[]): Float64Array {
  const near = logSoftmax(margins(centroids, toVector(space, words)), CENTROID_SHARPNESS);
  const likely = logSoftmax(bayesScores(bayes, space, words), 1);
  return logSoftmax(
    near.map((log, column) => log + likely[column]!),
    0.5,
  ).map(Math.exp);
}

/** Whether the model has ever seen one of the words, as they are or repaired. */
export function knowsAny({ space }: ShortModel, words: readonly Word[]): boolean {
  return words.some(({ term, stem }) => space.ids.words.has(stem) || space.reading.repair?.stemOf(term) !== undefined);
}

/** The words that weighed most for a class. */
export function shortReasons(model: ShortModel, words: readonly Word[], text: Text, column: number): Because[] {
  return explain(model.centroids, model.space, toVector(model.space, words), words, text, column);
}

export function tellingWords(title: string, text: string): Word[] {
  return readWords(title, text).filter(({ telling }) => telling);
}
