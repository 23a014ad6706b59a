import { describe, expect, it } from 'vitest';
import { createTone, emptyLayer, learn, MAX_FEATURES, type ToneLayer } from './index.ts';

const base = createTone();
const OTHERS = [
  'Merci aux agents, bravo',
  'Encore une panne, quelle honte',
  'Réunion jeudi à 18 h en mairie',
  'je vais te buter',
  'Les Arabes sont des parasites',
];

function taught(times: number, text: string, correction: Omit<Parameters<typeof learn>[1], 'text'>): ToneLayer {
  let layer = emptyLayer();
  for (let time = 0; time < times; time += 1) layer = learn(layer, { text, ...correction });
  return layer;
}

describe('the layer of a territory', () => {
  it('learns that a local word is good news', () => {
    const text = 'Le Boulodrome, tiens donc';
    expect(base.score(text).sentiment.label).not.toBe('positive');
    const layer = taught(3, text, { sentiment: 'positive' });
    expect(createTone(layer).score(text).sentiment.label).toBe('positive');
  });

  it('learns that an expression insults nobody', () => {
    const text = 'Bande de Gros Connards, groupe de rock de Roubaix';
    expect(base.score(text).aggressive.label).toBe('insult');
    const layer = taught(4, text, { aggressive: 'none' });
    expect(createTone(layer).score(text).aggressive.label).toBe('none');
  });

  it('does not forget the base: other posts read as before', () => {
    const engine = createTone(taught(20, 'Le Boulodrome, tiens donc', { sentiment: 'positive' }));
    for (const text of OTHERS) expect(engine.score(text)).toEqual(base.score(text));
  });

  it('says which words it weighed', () => {
    const engine = createTone(taught(3, 'Le Boulodrome, tiens donc', { sentiment: 'positive' }));
    expect(engine.score('Le Boulodrome, tiens donc').because.map(({ word }) => word)).toContain('Boulodrome');
  });

  it('keeps the same size however much it is taught', () => {
    let layer = emptyLayer();
    for (let turn = 0; turn < 400; turn += 1) {
      const words = Array.from({ length: 12 }, (_, at) =>
        `mot${String.fromCharCode(97 + (turn % 26))}${String.fromCharCode(97 + at)}${'xyz'[turn % 3]}${turn}`.replace(
          /\d/g,
          (digit) => 'abcdefghij'[Number(digit)]!,
        ),
      );
      layer = learn(layer, { text: words.join(' '), sentiment: 'negative' });
    }
    expect(Object.keys(layer.weights).length).toBeLessThanOrEqual(MAX_FEATURES);
    expect(Math.max(...Object.values(layer.weights).flat().map(Math.abs))).toBeLessThanOrEqual(1.5);
  });

  it('survives being written down', () => {
    const layer = taught(3, 'Le Boulodrome, tiens donc', { sentiment: 'positive' });
    const text = 'Boulodrome demain';
    expect(createTone(JSON.parse(JSON.stringify(layer)) as ToneLayer).score(text)).toEqual(
      createTone(layer).score(text),
    );
  });

  it('leaves the layer it was given as it was', () => {
    const layer = emptyLayer();
    learn(layer, { text: 'Quel truc ce boulodrome', sentiment: 'positive' });
    expect(layer).toEqual(emptyLayer());
  });

  it('is never taught the name of a group', () => {
    const layer = taught(5, 'Les musulmans du boulodrome', { sentiment: 'negative' });
    expect(Object.keys(layer.weights).some((name) => name.includes('musulman') || name.includes('<'))).toBe(false);
  });

  it('refuses what is not a layer, in both languages', () => {
    expect(() => createTone({ weights: {} } as unknown as ToneLayer)).toThrow(/not a tone layer \/ ceci n’est pas/);
  });
});
