import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTone } from './index.ts';

type Row = { text: string; label: string; aggression: string };

const data = join(import.meta.dirname, '../../../../../shared/data');
const tone = createTone();

function read(set: string): Row[] {
  const folder = join(data, set, 'dev');
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function macroF1(pairs: [truth: string, told: string][]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))];
  const f1 = classes.map((name) => {
    const hits = pairs.filter(([truth, told]) => truth === name && told === name).length;
    const named = pairs.flat().filter((label) => label === name).length;
    return (200 * hits) / named;
  });
  return f1.reduce((sum, value) => sum + value, 0) / classes.length;
}

function present(set: string): boolean {
  return existsSync(join(data, set));
}

describe('public sets that the model never learnt from', () => {
  it.skipIf(!present('umsab-fr'))(
    `French tweets: three sentiments, macro-F1 of 58 or more${present('umsab-fr') ? '' : ' (absent, not measured)'}`,
    () => {
      const score = macroF1(read('umsab-fr').map(({ text, label }) => [label, tone.score(text, 'fr').sentiment.label]));
      expect(score).toBeGreaterThan(58);
    },
  );

  it.skipIf(!present('cyberagression'))(
    `teenagers’ chats: aggressive or not, macro-F1 of 68 or more${present('cyberagression') ? '' : ' (absent, not measured)'}`,
    () => {
      const score = macroF1(
        read('cyberagression').map(({ text, aggression }) => [
          String(aggression !== 'NAG'),
          String(tone.score(text, 'fr').aggressive.label !== 'none'),
        ]),
      );
      expect(score).toBeGreaterThan(68);
    },
  );
});
