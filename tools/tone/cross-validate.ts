import { gravest, addLogits } from '../../packages/engines/src/tone/post.score.ts';
import { COLUMNS } from '../../packages/engines/src/tone/model.read.ts';
import type { FeatureList } from '../../packages/engines/src/tone/feature.list.ts';
import type { KnownWords } from '../../packages/engines/src/tone/known.words.ts';
import { likeliest, macroF1, type Predicted } from './evaluate.ts';
import { trainLinear, type Options, type Prepared } from './linear.train.ts';
import { hash, type Sample } from './training.samples.ts';

export type Judged = { sample: Sample } & Predicted;
export type Figures = { hatecheck: number; mlma: number; ownAggression: number; ownSentiment: number; mean: number };

/** What is said of each sample by a model that has read none of its group (its template, its origin). */
export function crossValidate(prepared: Prepared[], known: KnownWords, options: Options, folds: number): Judged[] {
  const logits = new Float64Array(COLUMNS);
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isHeld = ({ sample }: Prepared): boolean => hash(sample.group) % folds === fold;
    const model = trainLinear(
      prepared.filter((one) => !isHeld(one)),
      known,
      options,
    );
    return prepared.filter(isHeld).map(({ sample, bucket, value }) => {
      addLogits(model, { bucket, value, count: bucket.length } as FeatureList, logits);
      return { sample, sentiment: likeliest(logits), aggressive: gravest(logits) };
    });
  });
}

/** Macro-F1 by set, and their mean, which is all that the options are chosen by: no set is in it that may not be learnt. */
export function figuresOf(judged: Judged[]): Figures {
  const score = (from: Judged[], truth: (sample: Sample) => unknown, said: (one: Judged) => unknown): number =>
    macroF1(from.map((one) => [String(truth(one.sample)), String(said(one))] as const));
  const of = (set: Sample['set']): Judged[] => judged.filter(({ sample }) => sample.set === set);
  const isInsulted = ({ insult }: Sample): boolean => insult === 1;
  const own = of('own');
  const figures = {
    hatecheck: score(
      of('hatecheck'),
      ({ hate }) => hate === 1,
      ({ aggressive }) => aggressive === 'hate',
    ),
    mlma: score(of('mlma'), isInsulted, ({ aggressive }) => aggressive !== 'none'),
    ownAggression: score(
      own.filter(({ sample }) => sample.insult !== undefined),
      isInsulted,
      ({ aggressive }) => aggressive !== 'none',
    ),
    ownSentiment: score(
      own.filter(({ sample }) => sample.sentiment !== undefined && !isInsulted(sample)),
      ({ sentiment }) => ['negative', 'neutral', 'positive'][sentiment!],
      ({ sentiment }) => sentiment,
    ),
  };
  const values = Object.values(figures);
  return { ...figures, mean: values.reduce((sum, value) => sum + value, 0) / values.length };
}
