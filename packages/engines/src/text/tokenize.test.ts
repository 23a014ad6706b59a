import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountNames, tokenize } from './index.ts';

const terms = (text: string): string[] =>
  tokenize(text).map(
    ({ kind, term, position }) => `${{ word: '', emoji: '', tag: '#', account: '@' }[kind]}${term}:${position}`,
  );

describe('tokenize', () => {
  it.each([
    ['l’eau d’été', ['l:1', 'eau:2', 'd:3', 'ete:4']],
    ['Île-de-France', ['ile:1', 'de:2', 'france:3']],
    ['Bravo 🔥🔥 à tous', ['bravo:1', '🔥:1', '🔥:1', 'a:2', 'tous:3']],
    ['🇫🇷🇪🇺 👩🏽‍🚒', ['🇫🇷:0', '🇪🇺:0', '👩:0', '🚒:0']],
    [
      '#Ma_Ville, #été2026 c#sharp a/#b',
      ['#ma_ville:1', 'ma:1', 'ville:2', '#ete2026:3', 'ete2026:3', 'c:4', 'sharp:5', 'a:6', 'b:7'],
    ],
    [
      'merci @Aurelie@piaille.fr. jean@ville.fr',
      ['merci:1', '@aurelie@piaille.fr:2', 'aurelie:2', 'piaille:3', 'fr:4', 'jean:5', 'ville:6', 'fr:7'],
    ],
    ['東京ガス กา', ['東:1', '京:2', 'ガ:3', 'ス:4', 'ก:5', 'า:6']],
    ['한국 Привет हिन्दी', ['한국:1', 'привет:2', 'हिन्दी:3']],
    ['«\u00a0Qu’il est 10h30\u00a0!\u00a0»', ['qu:1', 'il:2', 'est:3', '10h30:4']],
    ['\ud800a\udc00 \u200b # @ ', ['a:1']],
  ])('cuts %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('says which words lost their vowel', () => {
    const elided = tokenize('L’eau, qu’il boit jusqu’ici : aujourd’hui l eau').filter((token) => token.elided);
    expect(elided.map((token) => token.term)).toEqual(['l', 'qu', 'jusqu']);
  });

  it('gives places in the source, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { from, to, term, position } of tokenize(text)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(term).not.toBe('');
          expect(term.isWellFormed()).toBe(true);
          expect(position).toBeGreaterThanOrEqual(last - 1);
          last = position;
        }
      }),
    );
  });

  it('knows a federated account by its short name too', () => {
    expect(accountNames('aurelie@piaille.fr')).toEqual(['aurelie@piaille.fr', 'aurelie']);
    expect(accountNames('aurelie.bsky.social')).toEqual(['aurelie.bsky.social', 'aurelie']);
    expect(accountNames('aurelie')).toEqual(['aurelie']);
  });
});
