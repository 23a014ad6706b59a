import { fold, tokenize } from '@beffroi/engines/text';

const MOST_WORDS = 2000;

/** The distinct words of a text as a French reader compares them: what a search finds a request or an answer by. */
export function wordsOf(text: string): string[] {
  const terms = tokenize(fold(text)).flatMap(({ kind, term }) => (kind === 'word' && term !== '' ? [term] : []));
  return [...new Set(terms)].slice(0, MOST_WORDS);
}
