import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachFeature } from './feature.extract.ts';
import { createRouter, emptyLayer, trainClassifier } from './index.ts';
import { MAX_CHARS, readWords } from './text.words.ts';

const router = createRouter({
  kind: 'commune',
  departments: [
    { id: '__proto__', name: 'Voirie' },
    { id: 'constructor', name: 'Sports' },
  ],
});
const hostile = [
  ['nothing', ''],
  ['a megabyte of one word', 'x'.repeat(1_000_000)],
  ['one-letter words', 'a '.repeat(100_000)],
  ['a word of accents', `e${'\u0301'.repeat(200_000)}`],
  ['zero-width characters', 'e\u200ba\u200bu\u200b '.repeat(50_000)],
  ['right-to-left tricks', '\u202eeau\u202c \u2066uae\u2069 '.repeat(30_000)],
  ['lone surrogates', '\ud800\udc00\ud800 \udfff'.repeat(50_000)],
  ['emoji', '🔥'.repeat(100_000)],
  ['homoglyphs', 'еаu рàris '.repeat(30_000)],
  ['a script without spaces', '東京'.repeat(50_000)],
  ['ligatures of many letters', 'ﷺ ﬃ '.repeat(30_000)],
  ['10,000 hashtags', '#voirie '.repeat(10_000)],
  ['the same term over and over', 'carte grise '.repeat(50_000)],
  ['misspelt words without end', 'trotouar pissine kantine '.repeat(20_000)],
  ['names of objects', '__proto__ constructor toString hasOwnProperty'],
] as const;

describe('hostile requests', () => {
  it.each(hostile)('are read in bounded steps: %s', (_name, text) => {
    let steps = 0;
    const words = readWords(text, text);
    eachFeature(words, { repair: undefined, terms: 'all' }, () => (steps += 1));
    expect(words.length).toBeLessThanOrEqual(800);
    expect(steps).toBeLessThanOrEqual(12 * 2 * MAX_CHARS);
    expect(router.route({ text, title: text, place: text }).departments.length).toBeLessThanOrEqual(3);
    const layer = router.learn(emptyLayer(), { text }, '__proto__');
    expect(router.route({ text }, layer).departments.length).toBeLessThanOrEqual(3);
  });

  it('never break the engine nor its confidences', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 60 }), (text, title) => {
        const { departments, outside } = router.route({ text, title });
        const sum = departments.reduce((total, { confidence }) => total + confidence, outside?.confidence ?? 0);
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(sum).toBeLessThanOrEqual(1.001);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('is routed to nobody by a directory that is empty still', () => {
    const { departments } = createRouter({ kind: 'region', departments: [] }).route({
      text: 'Le lampadaire est cassé',
    });
    expect(departments).toEqual([]);
  });

  it('may be taught from', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 2, maxLength: 6 }), (texts) => {
        const classifier = trainClassifier(texts.map((text, at) => ({ text, labels: [at % 2 === 0 ? 'a' : 'b'] })));
        const { ranked } = classifier.classify({ text: texts[0]! });
        expect(ranked.reduce((total, { p }) => total + p, 0)).toBeCloseTo(1);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});
