import { stemsOf, tokenize } from '../text/index.ts';
import { emptyWords, shorthand } from './word.tables.ts';

/** What is read of a title or of a text: time is bounded whatever is sent. */
export const MAX_CHARS = 4000;
export const MAX_WORDS = 400;

export type Word = {
  /** Folded, in full when it was written in SMS shorthand. */
  term: string;
  stem: string;
  /** Whether it says something of the subject; articles, pronouns and greetings do not. */
  telling: boolean;
  part: 'title' | 'text';
  /** UTF-16 offsets in that part. */
  from: number;
  to: number;
};

/** The words of a request, title first, folded and stemmed in French, shorthand spelled out, road numbers evened out. */
export function readWords(title: string, text: string): Word[] {
  const words: Word[] = [];
  readPart('title', title, words);
  readPart('text', text, words);
  return words;
}

function readPart(part: Word['part'], text: string, words: Word[]): void {
  const most = words.length + MAX_WORDS;
  for (const { kind, term, exact, elided, from, to } of tokenize(text.slice(0, MAX_CHARS))) {
    if (words.length >= most) return;
    if (kind !== 'word' || elided) continue;
    const meant = shorthand.get(term) ?? roadOf(term);
    const written = meant ?? term;
    const stem = stemsOf(meant ?? exact.toLowerCase(), 'fr')[0]!;
    words.push({ term: written, stem, telling: !emptyWords.has(written), part, from, to });
  }
}

/** Roads are spoken of by their number: the D12 is a route départementale, the N20 a nationale, the A10 an autoroute. */
function roadOf(term: string): string | undefined {
  if (!/^(?:rd|d|rn|n|a)\d{1,4}$/u.test(term)) return undefined;
  if (term.startsWith('a')) return 'autoroute';
  return term.startsWith('rn') || term.startsWith('n') ? 'rn' : 'rd';
}
