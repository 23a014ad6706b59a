import { describe, expect, it } from 'vitest';
import { createMatcher, parseQuery, searchDocument } from './index.ts';
import type { Matcher } from './index.ts';

function matcherOf(...sources: string[]): Matcher {
  const matcher = createMatcher();
  for (const source of sources) matcher.set(source, parseQuery(source).query!);
  return matcher;
}

describe('the matcher', () => {
  it('answers in the order in which the watches were added', () => {
    expect(matcherOf('eau', 'le', 'fuite*').match({ text: 'Fuites : l’eau et le reste' })).toEqual([
      'eau',
      'le',
      'fuite*',
    ]);
  });

  it('knows a watch by its latest query', () => {
    const matcher = matcherOf('eau', 'feu');
    matcher.set('eau', parseQuery('terre').query!);
    expect(matcher.match({ text: 'eau' })).toEqual([]);
    expect(matcher.match({ text: 'terre feu' })).toEqual(['eau', 'feu']);
    expect([matcher.delete('eau'), matcher.delete('eau'), matcher.size]).toEqual([true, false, 1]);
  });

  it('has room for a watch of 2,000 terms', () => {
    const villages = Array.from({ length: 2000 }, (_, index) => `village${index}`);
    const matcher = matcherOf(`(${villages.slice(0, 1990).join(' OU ')}) eau`);
    expect(matcher.match({ text: 'l’eau de Village1989' })).toHaveLength(1);
    expect(matcher.match({ text: 'l’eau de Village1995' })).toHaveLength(0);
  });

  it('keeps no memory of watches that went', () => {
    const matcher = matcherOf('eau');
    for (let round = 0; round < 20_000; round += 1) {
      matcher.set('changing', parseQuery(`mot${round} (autre${round} OU "deux mots${round}") lang:fr`).query!);
    }
    expect(matcher.match({ text: 'mot19999 autre19999 mot7 autre7', lang: 'fr' })).toEqual(['changing']);
  });
});

// Time is told by the work done, not by the clock: none of these may take more steps than a few times their length.
describe('nasty posts', () => {
  const words = Array.from({ length: 10_000 }, (_, index) => `tag${index}`);
  it.each([
    ['a megabyte of one word', 'x'.repeat(1_000_000)],
    ['a megabyte of one letter words', 'a '.repeat(500_000)],
    ['10,000 hashtags', words.map((word) => `#${word}`).join(' ')],
    ['10,000 hashtags without a space', words.map((word) => `#${word}`).join('')],
    ['a megabyte of @', '@'.repeat(1_000_000)],
    ['accounts that never end', '@a.@a.'.repeat(100_000)],
    ['a megabyte of accents', 'e' + '\u0301'.repeat(1_000_000)],
    ['zero-width characters', 'e\u200ba\u200bu\u200b '.repeat(100_000)],
    ['right-to-left tricks', '\u202eeau\u202c \u2066uae\u2069 '.repeat(50_000)],
    ['lone surrogates', '\ud800\udc00\ud800 \udfff'.repeat(100_000)],
    ['a megabyte of emoji', '🔥'.repeat(250_000)],
    ['flags', '🇫🇷'.repeat(100_000)],
    ['homoglyphs', 'еаu рàris '.repeat(50_000)],
    ['NUL and controls', '\0\u0001\u0007eau\0'.repeat(50_000)],
  ])('are read in bounded work: %s', (_what, text) => {
    const matcher = matcherOf(
      'eau',
      '"a a a"',
      'a NEAR/9 b',
      '#tag9*',
      '@a',
      'xx*',
      'e~',
      '=e',
      'title:a',
      '🔥',
      '"e 🔥"',
    );
    expect(matcher.match({ text, title: text, tags: words, mentions: words })).toEqual(
      matcher.match({ text, title: text, tags: words, mentions: words }),
    );
    expect(searchDocument({ text, title: text, tags: words }).length).toBeLessThan(1_000_000);
  });
});
