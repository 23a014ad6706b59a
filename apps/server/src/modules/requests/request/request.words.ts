import { distinctWords } from '@beffroi/engines/text';

const MOST_WORDS = 2000;

/** The distinct words of a text as a French reader compares them: what a search finds a request or an answer by. */
export function wordsOf(text: string): string[] {
  return distinctWords(text, MOST_WORDS);
}
