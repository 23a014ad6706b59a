import { accountNames, exactForm, foldWord, stemsOf, tokenize } from '../text/index.ts';
import type { Token } from '../text/index.ts';
import { LONGEST_DISTANCE } from './query.ast.ts';
import type { WordPattern } from './query.ast.ts';
import { foldHandle, lowerForm } from './query.words.ts';

/** A post as the watches see it. `tags` and `mentions` without their `#` and `@`; `url` is the post's own address. */
export type MatchablePost = {
  text: string;
  title?: string;
  author?: string;
  network?: string;
  /** BCP 47. */
  lang?: string;
  url?: string;
  tags?: readonly string[];
  mentions?: readonly string[];
  links?: readonly string[];
  hasMedia?: boolean;
  followers?: number;
};

/** How many words of a post are read, title first: a phrase of the query may stand at any of them. */
export const MOST_WORDS = 16_000;
/** How many places of one word count for phrases and NEAR: PostgreSQL keeps no more. */
export const MOST_PLACES = 255;
/** The place of the tags and accounts that come beside the text: no word is near it. */
export const BESIDE_THE_TEXT = 16_383;

/** Where a lexeme stands. `asFolded`: it is written in the text exactly as it is when folded. */
export type Place = { position: number; inTitle: boolean; asFolded: boolean };

/**
 * The lexemes of a post and their places. A word gives its folded form, `=Form` when it is written otherwise, and
 * `~stem` for each stem; names give `#tag` and `@account`; an emoji gives itself.
 */
export type PostDocument = ReadonlyMap<string, readonly Place[]>;

export function readDocument(post: MatchablePost): PostDocument {
  const places = new Map<string, Place[]>();
  const add = (lexeme: string, place: Place): void => {
    const known = places.get(lexeme);
    if (known === undefined) places.set(lexeme, [place]);
    else if (known.at(-1)!.position !== place.position) known.push(place);
  };
  let wordsLeft = MOST_WORDS;
  let base = 1;
  for (const [text, inTitle] of [
    [post.title ?? '', true],
    [post.text, false],
  ] as const) {
    const tokens = tokenize(text);
    const read = tokens.filter((token) => token.position <= wordsLeft);
    for (const token of read) addToken(token, { base, inTitle, lang: post.lang }, add);
    const words = Math.min(tokens.findLast((token) => token.kind === 'word')?.position ?? 0, wordsLeft);
    wordsLeft -= words;
    if (inTitle && text !== '') base += words + LONGEST_DISTANCE + 1;
  }
  const beside = { position: BESIDE_THE_TEXT, inTitle: false, asFolded: true };
  for (const tag of post.tags ?? []) add(`#${foldTag(tag)}`, beside);
  for (const mention of post.mentions ?? [])
    for (const name of accountNames(foldHandle(mention))) add(`@${name}`, beside);
  return places;
}

/** A tag given beside the text: with or without its `#`. */
export function foldTag(tag: string): string {
  return foldWord(tag).replace(/^#/u, '');
}

type Reading = { base: number; inTitle: boolean; lang: string | undefined };

function addToken(token: Token, { base, inTitle, lang }: Reading, add: (lexeme: string, place: Place) => void): void {
  const place = { position: base + token.position, inTitle, asFolded: token.exact === token.term };
  switch (token.kind) {
    case 'tag':
      return add(`#${token.term}`, place);
    case 'account':
      return accountNames(token.term).forEach((name) => add(`@${name}`, place));
    case 'emoji':
      return add(token.term, place);
    case 'word':
      add(token.term, place);
      if (!place.asFolded) add(`=${token.exact}`, place);
      for (const stem of stemsOf(lowerForm(token.exact), lang)) add(`~${stem}`, place);
  }
}

/** What a pattern looks for among the lexemes of a document: any of them, or any that starts so. */
export type LexemeQuery = { lexemes: string[]; prefix: boolean; asFolded: boolean };

export function lexemesOf({ match, text }: WordPattern): LexemeQuery {
  switch (match) {
    case 'word':
    case 'emoji':
      return { lexemes: [text], prefix: false, asFolded: false };
    case 'prefix':
      return { lexemes: [text], prefix: true, asFolded: false };
    case 'exact':
      return exactForm(text) === foldWord(text)
        ? { lexemes: [text], prefix: false, asFolded: true }
        : { lexemes: [`=${text}`], prefix: false, asFolded: false };
    case 'inflected':
      return { lexemes: stemsOf(text).map((stem) => `~${stem}`), prefix: false, asFolded: false };
    case 'tag':
    case 'tag-prefix':
      return { lexemes: [`#${text}`], prefix: match === 'tag-prefix', asFolded: false };
    case 'account':
    case 'account-prefix':
      return { lexemes: [`@${text}`], prefix: match === 'account-prefix', asFolded: false };
  }
}
