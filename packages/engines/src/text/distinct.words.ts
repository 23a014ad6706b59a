import { fold } from './fold.ts';
import { tokenize } from './tokenize.ts';

/** The distinct words of a text as a French reader compares them, at most so many: what an index of words holds. */
export function distinctWords(text: string, most: number): string[] {
  const terms = tokenize(fold(text)).flatMap(({ kind, term }) => (kind === 'word' && term !== '' ? [term] : []));
  return [...new Set(terms)].slice(0, most);
}
