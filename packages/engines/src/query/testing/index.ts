import * as fc from 'fast-check';
import type { MatchablePost } from '../post.document.ts';
import { allOf, anyOf, near, not } from '../query.ast.ts';
import type { Query, Words } from '../query.ast.ts';
import { parseQuery } from '../query.parser.ts';

// Few words, so that queries and posts meet often; written in many ways, so that folding has work.
const spellings = [
  ['eau', 'Eau', 'EAU', 'ＥＡＵ'],
  ['été', 'ete', 'ÉTÉ', 'e\u0301te\u0301', 'é\u200bté'],
  ['œuvre', 'oeuvre', 'Œuvre'],
  ['régions', 'région', 'Régional', 'regions'],
  ['running', 'runs', 'Run'],
  ['métro', 'metropole', 'METRO', 'métropolitaines'],
  ['l’eau', "l'eau", 'd’été', "qu'eau", "L'Œuvre"],
  ['Île-de-France', 'ile de france', 'île'],
  ['東京', '東', '京都', 'ガス', 'กรุงเทพ'],
  ['🔥', '🔥🔥', '👍🏽', '🇫🇷', '👩‍🚒', '❤️'],
  ['#Métro', '#metro', '#ma_ville', '#東京', '#régions'],
  ['@aurelie', '@Aurelie@piaille.fr', '@a.b.social', '@ville'],
  ['le', 'la', 'de', 'a', 'l', 'd'],
  ['mégalopole-interdépartementale', 'anticonstitutionnellement', 'Привет', 'привет', '𝐛𝐨𝐧'],
] as const;
const spelling = fc.constantFrom(...spellings.flat());
const gap = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\u00a0', ' — ', '  ', '/', '_', '\u202e ', '\ud800', '#', '@');

const text = fc.array(fc.tuple(spelling, gap), { maxLength: 14 }).map((parts) => parts.flat().join(''));
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

export const post: fc.Arbitrary<MatchablePost> = fc
  .record({
    text,
    title: optional(text),
    author: optional(fc.constantFrom('Aurelie@piaille.fr', '@aurelie', 'Le Fil  picard', 'ville_de', 'a%b')),
    network: optional(fc.constantFrom('mastodon', 'Bluesky', 'feed')),
    lang: optional(fc.constantFrom('fr', 'fr-CA', 'en', 'de', 'FR')),
    url: optional(
      fc.constantFrom('https://www.ville.fr/a', 'http://x.ville.fr', 'https://ville.fr:8080', 'ftp://a.b', 'x'),
    ),
    tags: optional(fc.array(fc.constantFrom('Métro', '#ville', 'ma_ville', ''), { maxLength: 3 })),
    mentions: optional(fc.array(fc.constantFrom('aurelie@piaille.fr', '@ville', 'a.b.social'), { maxLength: 2 })),
    links: optional(fc.constantFrom([], ['https://a.fr'])),
    hasMedia: optional(fc.boolean()),
    followers: optional(fc.constantFrom(0, 5, 1000, 5000)),
  })
  .map(
    (fields) =>
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as MatchablePost,
  );

const wordSource = fc.oneof(
  spelling,
  spelling.map((word) => `${word.replace(/.$/u, '')}*`),
  spelling.map((word) => `${word}~`),
  spelling.map((word) => `=${word}`),
  fc.array(spelling, { minLength: 1, maxLength: 3 }).map((parts) => `"${parts.join(' ')}"`),
  spelling.map((word) => `title:${word}`),
);
/** Words of a query, as the parser reads them. */
const wordsNode: fc.Arbitrary<Words> = wordSource
  .map((source) => parseQuery(source).query)
  .filter((query): query is Words => query?.kind === 'words');
const chunk = fc.tuple(spelling, fc.constantFrom('', '', '', '*', '~')).map(([word, mark]) => word + mark);
const phraseNode: fc.Arbitrary<Words> = fc
  .tuple(fc.array(chunk, { minLength: 2, maxLength: 4 }), fc.constantFrom('', 'title:', '='))
  .map(([chunks, before]) => parseQuery(`${before}"${chunks.join(' ')}"`).query)
  .filter((query): query is Words => query?.kind === 'words');
const fieldNode = fc
  .constantFrom(
    'from:aurelie',
    'from:aur*',
    'from:"le fil picard"',
    'from:"a%b"',
    'lang:fr',
    'lang:fr-ca',
    'network:mastodon',
    'network:bluesky',
    'site:ville.fr',
    'site:fr',
    'has:link',
    'has:media',
    'followers:>5',
    'followers:<=1000',
  )
  .map((source) => parseQuery(source).query!);

/** Queries of every shape, also those that the parser refuses because they only exclude. */
export const query: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 6, arbitrary: wordsNode },
    { weight: 2, arbitrary: phraseNode },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), wordsNode, wordsNode).map(([n, a, b]) => near(n, a, b)),
    },
    { weight: 1, arbitrary: fieldNode },
    { weight: 4, arbitrary: fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(allOf) },
    { weight: 4, arbitrary: fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(anyOf) },
    { weight: 2, arbitrary: tie('query').map(not) },
  ),
})).query;
