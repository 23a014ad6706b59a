import { accountNames, stemsOf, tokenize } from '../text/index.ts';
import type { Token } from '../text/index.ts';
import { lexemesOf } from './post.document.ts';
import type { MatchablePost } from './post.document.ts';
import type { Query, WordPattern, Words } from './query.ast.ts';
import { lowerForm } from './query.words.ts';

export type Highlight = { from: number; to: number };

/**
 * What to highlight in the text of a post for a query: every place of each word, phrase and name that the query looks
 * for (not those that it excludes), as UTF-16 offsets, in order and without overlap.
 */
export function highlights(query: Query, post: Pick<MatchablePost, 'text' | 'lang'>): Highlight[] {
  const tokens = tokenize(post.text);
  const found = wanted(query, false).flatMap((words) => placesOf(words, tokens, post.lang));
  found.sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Highlight[] = [];
  for (const place of found) {
    const last = merged.at(-1);
    if (last !== undefined && place.from < last.to) last.to = Math.max(last.to, place.to);
    else merged.push(place);
  }
  return merged;
}

function wanted(query: Query, excluded: boolean): Words[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.children.flatMap((child) => wanted(child, excluded));
    case 'not':
      return wanted(query.child, !excluded);
    case 'near':
      return excluded ? [] : [query.left, query.right].flatMap((side) => wanted(side, excluded));
    case 'words':
      return excluded || query.scope === 'title' ? [] : [query];
    default:
      return [];
  }
}

function placesOf({ patterns }: Words, tokens: readonly Token[], lang: string | undefined): Highlight[] {
  const [first, ...rest] = patterns.map((pattern) => tokens.filter((token) => isToken(pattern, token, lang)));
  if (first === undefined) return [];
  const following = rest.map((found) => new Map(found.map((token) => [token.position, token.to])));
  const places: Highlight[] = [];
  for (const { position, from, to } of first) {
    const ends = following.map((ends, index) => ends.get(position + patterns[index + 1]!.offset));
    if (complete(ends)) places.push({ from, to: Math.max(to, ...ends) });
  }
  return places;
}

function complete(ends: (number | undefined)[]): ends is number[] {
  return !ends.includes(undefined);
}

function isToken(pattern: WordPattern, token: Token, lang: string | undefined): boolean {
  const { lexemes, prefix, asFolded } = lexemesOf(pattern);
  if (asFolded && token.exact !== token.term) return false;
  return lexemesOfToken(token, lang).some((lexeme) =>
    prefix ? lexeme.startsWith(lexemes[0]!) : lexemes.includes(lexeme),
  );
}

function lexemesOfToken(token: Token, lang: string | undefined): string[] {
  switch (token.kind) {
    case 'tag':
      return [`#${token.term}`];
    case 'account':
      return accountNames(token.term).map((name) => `@${name}`);
    case 'emoji':
      return [token.term];
    case 'word':
      return [token.term, `=${token.exact}`, ...stemsOf(lowerForm(token.exact), lang).map((stem) => `~${stem}`)];
  }
}
