import { describe, expect, it } from 'vitest';
import { createMatcher, matches, parseQuery, searchDocument } from './index.ts';
import type { Matcher } from './index.ts';
import { nastyTexts } from './testing/nasty.texts.ts';

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

describe('nasty posts', () => {
  const tags = Array.from({ length: 10_000 }, (_, index) => `tag${index}`);
  const sources = [
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
    '"東 京"',
  ];

  it.each(nastyTexts)('are read as the plain evaluator reads them: %s', (_name, text) => {
    const whole = { text, tags };
    expect(searchDocument(whole).length).toBeLessThan(1_000_000);
    const matcher = matcherOf(...sources);
    matcher.match(whole);
    const part = { text: `${text.slice(0, 3000)} a b`, title: 'Eau', tags: tags.slice(0, 100) };
    expect(matcher.match(part)).toEqual(sources.filter((source) => matches(parseQuery(source).query!, part)));
  });
});
