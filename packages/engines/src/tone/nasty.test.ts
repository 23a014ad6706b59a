import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from './feature.extract.ts';
import { createTone } from './index.ts';
import { baseModel } from './model.read.ts';
import { MAX_TOKENS } from './post.tokens.ts';

const tone = createTone();
const NASTY = [
  '',
  '\ud800',
  '\udc00\ud800\udc00',
  'a\u0300'.repeat(5000),
  '\u200b\u200d\ufeff'.repeat(2000),
  '\u202emerci\u202c',
  '#tag '.repeat(10_000),
  '@user '.repeat(10_000),
  'x'.repeat(1_000_000),
  'p é d é '.repeat(3000),
  'sale '.repeat(50_000),
  'putedemerdesalope'.repeat(3000),
  '😡'.repeat(20_000),
  '((((((((((' + '"«'.repeat(3000),
  '&amp;&lt;'.repeat(3000),
  'http'.repeat(5000),
  '__proto__ constructor toString hasOwnProperty',
  '\n'.repeat(10_000),
];

describe('hostile posts', () => {
  it.each(NASTY.map((text) => [text.slice(0, 24), text] as const))('are scored in bounded steps: %j', (_, text) => {
    const { features, tokens } = extract(text, baseModel().known);
    expect(tokens.count).toBeLessThanOrEqual(MAX_TOKENS);
    expect(features.count).toBeLessThanOrEqual(12_000);
    expect(['negative', 'neutral', 'positive']).toContain(tone.score(text, 'fr').sentiment.label);
  });

  it('never break the engine nor its probabilities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { sentiment, aggressive } = tone.score(text, 'fr');
        for (const p of [...Object.values(sentiment.p), ...Object.values(aggressive.p)])
          expect(p >= 0 && p <= 1).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
