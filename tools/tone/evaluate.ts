import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../packages/engines/src/tone/feature.extract.ts';
import { COLUMNS, type Model } from '../../packages/engines/src/tone/model.read.ts';
import { addLogits, gravest } from '../../packages/engines/src/tone/post.score.ts';

const SENTIMENTS = ['negative', 'neutral', 'positive'];
const logits = new Float64Array(COLUMNS);

export type Predicted = { sentiment: string; aggressive: string };

export function predict(model: Model, text: string): Predicted {
  addLogits(model, extract(text, model.known).features, logits);
  return { sentiment: likeliest(logits), aggressive: gravest(logits) };
}

export function likeliest(logits: Float64Array): string {
  const best = logits[1]! >= logits[0]! && logits[1]! >= logits[2]! ? 1 : logits[0]! >= logits[2]! ? 0 : 2;
  return SENTIMENTS[best]!;
}

/** Mean of the classes' F1, in hundredths. */
export function macroF1(pairs: readonly (readonly [truth: string, predicted: string])[]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))];
  let sum = 0;
  for (const name of classes) {
    const hits = pairs.filter(([truth, predicted]) => truth === name && predicted === name).length;
    const asked = pairs.filter(([truth]) => truth === name).length;
    const given = pairs.filter(([, predicted]) => predicted === name).length;
    sum += asked + given === 0 ? 0 : (2 * hits) / (asked + given);
  }
  return (100 * sum) / classes.length;
}

export function readRows<T>(data: string, set: string): T[] {
  const folder = join(data, set, 'dev');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
