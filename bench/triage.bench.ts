import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTriage, messageKinds, type MessageKind } from '../packages/engines/src/triage/index.ts';
import { crossValidate, f1Of } from '../packages/engines/src/triage/testing/cross.validate.ts';
import { figures } from './figures.ts';
import { keywordKind } from './triage.peers.ts';

type Row = { label: MessageKind; text: string };
type Pairs = readonly (readonly [MessageKind, MessageKind])[];

const print = figures('triage');
const peer = 'keywords';

/** What the triage engine says of our messages: by cross-validation, and of those that nothing was tuned on. */
export async function run(): Promise<void> {
  const path = join(import.meta.dirname, '../packages/engines/src/triage/testing/report.messages.jsonl');
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const engine = createTriage();
  const folds = f1Of(crossValidate());
  print({ figure: 'nine kinds, ten folds of our own messages', unit: 'macro-F1', value: 100 * folds.macro });
  const said = rows.map(({ label, text }) => ({ label, result: engine.read(text) }));
  const own: Pairs = said.map(({ label, result }) => [label, result.kind]);
  const theirs: Pairs = rows.map(({ label, text }) => [label, keywordKind(text)]);
  const figure = 'nine kinds, never tuned on';
  print({ figure, unit: 'macro-F1', value: 100 * f1Of(own).macro });
  print({ figure, unit: 'macro-F1', value: 100 * f1Of(theirs).macro, peer });
  for (const kind of messageKinds)
    print({
      figure: `${kind}, never tuned on (ten folds: ${folds.by[kind].toFixed(2)})`,
      unit: 'F1',
      value: 100 * f1Of(own).by[kind],
    });
  emergencies(own);
  emergencies(theirs, peer);
  const urgent = said.filter(({ label }) => label === 'emergency');
  const told = urgent.filter(({ result }) => result.distress.length > 0);
  print({ figure: 'emergencies told at all, never tuned on', unit: '%', value: (100 * told.length) / urgent.length });
  speed(
    rows.map(({ text }) => text),
    (text) => engine.read(text),
  );
  speed(
    rows.map(({ text }) => text),
    keywordKind,
    peer,
  );
}

function emergencies(pairs: Pairs, peer?: string): void {
  const hits = pairs.filter(([truth, said]) => truth === 'emergency' && said === 'emergency').length;
  const share = (column: 0 | 1): number =>
    (100 * hits) / Math.max(1, pairs.filter((pair) => pair[column] === 'emergency').length);
  const name = peer === undefined ? {} : { peer };
  print({ figure: 'emergencies, never tuned on, recall', unit: '%', value: share(0), ...name });
  print({ figure: 'emergencies, never tuned on, precision', unit: '%', value: share(1), ...name });
}

/** By the processor's clock and not the wall's: the machine is shared. */
function speed(texts: readonly string[], read: (text: string) => unknown, peer?: string): void {
  for (const text of texts) read(text);
  const before = process.cpuUsage();
  let count = 0;
  while (count < 10_000)
    for (const text of texts) {
      read(text);
      count += 1;
    }
  const { user, system } = process.cpuUsage(before);
  const value = count / ((user + system) / 1e6);
  print({
    figure: 'messages read, one core',
    unit: 'messages/s of processor time',
    value,
    ...(peer === undefined ? {} : { peer }),
  });
}
