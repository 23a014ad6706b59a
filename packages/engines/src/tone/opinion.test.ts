import { describe, expect, it } from 'vitest';
import { createTone, emptyLayer, isScored, learn, type Opinion } from './index.ts';

const engine = createTone();
const TEXT = 'Le Boulodrome, tiens donc, bande de clowns';
const favourable: Opinion = { negative: 0.01, neutral: 0.02, positive: 0.97 };

describe('the opinion of another model', () => {
  it('decides the sentiment, and leaves aggression and irony to the base', () => {
    const alone = engine.score(TEXT);
    const helped = engine.score(TEXT, 'fr', favourable);
    expect(alone.sentiment.label).not.toBe('positive');
    expect(helped.sentiment.label).toBe('positive');
    expect(helped.sentiment.p.positive).toBeCloseTo(0.97, 5);
    expect(helped.aggressive).toEqual(alone.aggressive);
    expect(helped.irony).toEqual(alone.irony);
  });

  it('comes with words only where the base is of the same opinion', () => {
    const text = 'Merci aux agents, la rue est enfin réparée';
    expect(engine.score(text, 'fr', favourable).because).toEqual(engine.score(text, 'fr').because);
    expect(engine.score(text, 'fr', { negative: 0.9, neutral: 0.1, positive: 0 }).because).toEqual([]);
  });

  it('is not asked for a post whose language is not read, and changes nothing there', () => {
    const foreign = 'Подумайте об этом ещё раз, пожалуйста, дорогие друзья';
    expect(isScored(foreign)).toBe(false);
    expect(isScored(TEXT)).toBe(true);
    expect(engine.score(foreign, undefined, favourable)).toEqual(engine.score(foreign));
  });

  it('gives way to what a territory taught', () => {
    let layer = emptyLayer();
    for (let time = 0; time < 4; time += 1)
      layer = learn(layer, { text: TEXT, sentiment: 'negative', opinion: favourable });
    expect(createTone(layer).score(TEXT, 'fr', favourable).sentiment.label).toBe('negative');
    expect(createTone(layer).score('Bravo pour la fête', 'fr', favourable).sentiment.label).toBe('positive');
  });

  it('may be as sure as can be, or worth nothing, without breaking the sum', () => {
    const sure = engine.score(TEXT, 'fr', { negative: 0, neutral: 0, positive: 1 }).sentiment;
    expect(sure.label).toBe('positive');
    const sum = Object.values(sure.p).reduce((total, p) => total + p, 0);
    expect(sum).toBeCloseTo(1, 9);
  });
});
