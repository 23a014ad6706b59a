import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../packages/engines/src/language/index.ts';
import { createTone } from '../packages/engines/src/tone/index.ts';
import { figures } from './figures.ts';
import { aggressionPeers, sentimentPeers } from './tone.peers.ts';

const print = figures('tone');
const data = join(import.meta.dirname, '../../shared/data');
const engine = createTone();

type Row = { text: string; label: string; toxic: boolean; aggression: string };

/**
 * Macro-F1 on sets that the model never read (umsab-fr, cyberagression) and on those it learnt from, said as such, beside
 * the npm lexica on the same rows; then posts a second on one core. Cross-validated figures: `tools/tone/train-tone.ts --judge`.
 */
export async function run(): Promise<void> {
  onSentiment();
  onAggression(
    'cyberagression, aggressive or not (never trained on)',
    'cyberagression',
    (row) => row.aggression !== 'NAG',
  );
  onAggression('mlma, toxic or not (learnt from)', 'mlma', (row) => row.toxic);
  onHate();
  speed();
}

function onSentiment(): void {
  const rows = read('umsab-fr');
  if (rows.length === 0) return;
  const figure = 'umsab-fr, three sentiments (never trained on)';
  print({
    figure,
    unit: 'macro-F1',
    value: macroF1(rows.map(({ text, label }) => [label, engine.score(text, 'fr').sentiment.label])),
  });
  for (const { name, label: labelOf } of sentimentPeers()) {
    print({
      figure,
      unit: 'macro-F1',
      value: macroF1(rows.map(({ text, label }) => [label, labelOf(text)])),
      peer: name,
    });
  }
}

function onAggression(figure: string, set: string, truth: (row: Row) => boolean): void {
  const rows = read(set);
  if (rows.length === 0) return;
  const score = (isAggressive: (text: string) => boolean): number =>
    macroF1(rows.map((row) => [String(truth(row)), String(isAggressive(row.text))]));
  print({ figure, unit: 'macro-F1', value: score((text) => engine.score(text, 'fr').aggressive.label !== 'none') });
  for (const { name, isAggressive } of aggressionPeers())
    print({ figure, unit: 'macro-F1', value: score(isAggressive), peer: name });
}

function onHate(): void {
  const rows = read('hatecheck-fr');
  if (rows.length === 0) return;
  const figure = 'hatecheck-fr, hateful or not (learnt from)';
  const score = (isHate: (text: string) => boolean): number =>
    macroF1(rows.map(({ text, label }) => [label, isHate(text) ? 'hateful' : 'non-hateful']));
  print({ figure, unit: 'macro-F1', value: score((text) => engine.score(text, 'fr').aggressive.label === 'hate') });
  for (const { name, isAggressive } of aggressionPeers())
    print({ figure, unit: 'macro-F1', value: score(isAggressive), peer: name });
}

function speed(): void {
  const own = [
    'Encore une panne sur la ligne B ce matin, merci la région… 40 minutes d’attente sous la pluie @user http',
    'Réunion publique jeudi à 18 h en mairie sur le plan de circulation du centre #mobilité',
  ];
  const read_ = read('umsab-fr').map(({ text }) => text);
  const posts = read_.length === 0 ? own : read_;
  print({
    figure: 'posts scored, one core',
    unit: 'posts/s of processor time',
    value: rate(posts, (text) => engine.score(text)),
  });
  print({
    figure: 'languages identified, one core',
    unit: 'posts/s of processor time',
    value: rate(posts, (text) => identify(text)),
  });
  const [afinn] = sentimentPeers();
  print({
    figure: 'posts scored, one core',
    unit: 'posts/s of processor time',
    value: rate(posts, (text) => afinn!.label(text)),
    peer: afinn!.name,
  });
}

/** By the processor's clock and not the wall's: the machine is shared. */
function rate(posts: string[], work: (text: string) => unknown): number {
  for (const post of posts) work(post);
  const before = process.cpuUsage();
  let count = 0;
  while (count < 15_000)
    for (const post of posts) {
      work(post);
      count += 1;
    }
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

function read(set: string): Row[] {
  const folder = join(data, set, 'dev');
  if (!existsSync(folder)) {
    process.stderr.write(`tone: ${folder} is absent, its figures are left out\n`);
    return [];
  }
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

function macroF1(pairs: [truth: string, predicted: string][]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))];
  const f1 = (name: string): number => {
    const hits = pairs.filter(([truth, predicted]) => truth === name && predicted === name).length;
    const said =
      pairs.filter(([truth]) => truth === name).length + pairs.filter(([, predicted]) => predicted === name).length;
    return (200 * hits) / Math.max(1, said);
  };
  return classes.reduce((sum, name) => sum + f1(name), 0) / classes.length;
}
