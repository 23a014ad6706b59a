import { tokenize } from '../text/index.ts';
import { shorthand } from './sms.table.ts';

/** What is read of a message: time is bounded whatever is sent. */
export const MAX_CHARS = 4000;
const MAX_WORDS = 300;

export type Word = {
  /** Folded, shorthand spelled out: it may be several words. */
  term: string;
  from: number;
  to: number;
  quoted: boolean;
};

export type Message = {
  text: string;
  words: readonly Word[];
  /** All terms, a blank before, between and after: what patterns are looked for in. */
  line: string;
  /** For each word, where its term starts in `line`. */
  starts: readonly number[];
  emoji: number;
  tags: number;
  accounts: number;
};

export type Span = { from: number; to: number; first: number; last: number };

/** Cuts a message into folded words, SMS spelling spelled out, and says which stand in quotation marks. */
export function readMessage(source: string): Message {
  const text = source.slice(0, MAX_CHARS);
  const words: Word[] = [];
  const starts: number[] = [];
  const counts = { emoji: 0, tag: 0, account: 0 };
  const quotes = quotedRanges(text);
  let line = ' ';
  let skipTo = 0;
  for (const { kind, term, exact, from, to, elided } of tokenize(text)) {
    if (kind !== 'word') {
      counts[kind] += 1;
      // The name of an account says nothing of the message.
      if (kind === 'account') skipTo = to;
      continue;
    }
    if (from < skipTo || words.length >= MAX_WORDS) continue;
    const meant = elided ? term : spelledOut(exact.toLowerCase(), term, words.at(-1)?.term);
    starts.push(line.length);
    words.push({ term: meant, from, to, quoted: quotes.some((range) => range.from < from && to <= range.to) });
    line += `${meant} `;
  }
  return { text, words, line, starts, emoji: counts.emoji, tags: counts.tag, accounts: counts.account };
}

function spelledOut(written: string, term: string, before: string | undefined): string {
  const known = shorthand.get(written) ?? shorthand.get(term);
  if (known !== undefined) return known;
  if (term === 'c') return 'c est';
  if (term === 'v' && before === 'je') return 'vais';
  // Letters drawn out: `merciiii`, `nuuul`.
  return term.length > 4 ? term.replaceAll(/(\p{L})\1{2,}/gu, '$1') : term;
}

/** Between « », “ ” or " ", at most 120 characters: a lone sign quotes nothing. */
function quotedRanges(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/«[^»]{1,120}»|“[^”]{1,120}”|"[^"]{1,120}"/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** The words that a stretch of `line` covers; undefined when it covers none. */
export function spanOf({ words, starts }: Message, index: number, length: number): Span | undefined {
  let first = -1;
  let last = -1;
  for (let at = 0; at < words.length; at += 1) {
    const start = starts[at]!;
    if (start + words[at]!.term.length <= index) continue;
    if (start >= index + length) break;
    if (first < 0) first = at;
    last = at;
  }
  return first < 0 ? undefined : { from: words[first]!.from, to: words[last]!.to, first, last };
}
