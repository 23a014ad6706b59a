import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, fold, foldWord, LONGEST_TERM } from './index.ts';

describe('fold', () => {
  it.each([
    ['accents and case', 'ÉLÈVE à Noël', 'eleve a noel'],
    ['ligatures', 'Œuvre, œil, Æquo, STRASSE ß', 'oeuvre, oeil, aequo, strasse ss'],
    ['every apostrophe', 'l’eau l‘eau l`eau lʼeau l′eau', "l'eau l'eau l'eau l'eau l'eau"],
    ['accents written apart', 'e\u0301te\u0301', 'ete'],
    ['compatibility forms', '𝐛𝐨𝐧 ＥＡＵ m² ﬁn', 'bon eau m2 fin'],
    ['characters that do not show', 'é\u200bt\u00adé \u202eeau\u202c \ufeffa', 'ete eau a'],
    ['Turkish, Greek and Cyrillic letters', 'İzmir ΛΌΓΟΣ Ёлка', 'izmir λογοσ елка'],
    ['Arabic and Hebrew points', 'مُحَمَّد שָׁלוֹם', 'محمد שלום'],
    ['skin tones', '👍🏽', '👍'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
  ])('evens out %s', (_what, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('gives words that a database can index, whatever their length', () => {
    const word = foldWord('É𝐛'.repeat(100_000));
    expect(word.length).toBeLessThanOrEqual(LONGEST_TERM);
    expect(foldWord(word)).toBe(word);
    expect(foldWord('𐐀'.repeat(100)).isWellFormed()).toBe(true);
  });

  it('keeps accents and case in the exact form', () => {
    expect(exactForm('E\u0301te\u0301\u200b')).toBe('Été');
  });
});
