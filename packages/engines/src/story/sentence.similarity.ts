import { stopwords } from './stopwords.table.ts';

const STOPWORD_WEIGHT = 0.25;
const MAX_WORDS = 120;
const MAX_LETTERS = 24;
const stopSet = new Set(stopwords);

type Word = { letters: string; weight: number; grams: Set<string> };

/**
 * How alike two short sentences are, 0 (nothing in common) to 1 (the same words); symmetric.
 *
 * Each word looks for its nearest in the other sentence by its letter trigrams (so inflected forms and typing slips
 * count), little words weigh a quarter, numbers that differ tell sentences apart; mixed with the Dice index of the
 * sentences' own trigrams, which keeps word order. After the monolingual alignment of Sultan, Bethard and Sumner
 * (SemEval 2015), with letters in the place of a dictionary of paraphrases.
 */
export function similarity(a: string, b: string): number {
  const left = readWords(a);
  const right = readWords(b);
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const aligned = (covered(left, right) + covered(right, left)) / 2;
  const letters = dice(
    gramsOf(left.map((word) => word.letters).join(' ')),
    gramsOf(right.map((word) => word.letters).join(' ')),
  );
  return 0.65 * aligned + 0.35 * letters;
}

function covered(from: readonly Word[], to: readonly Word[]): number {
  let total = 0;
  let found = 0;
  for (const word of from) {
    let best = 0;
    for (const other of to) {
      if (word.letters === other.letters) best = 1;
      else if (best < 1) best = Math.max(best, soft(word, other));
      if (best === 1) break;
    }
    total += word.weight;
    found += word.weight * best;
  }
  return found / total;
}

function soft(word: Word, other: Word): number {
  if (word.weight !== other.weight && (word.weight < 1 || other.weight < 1)) return 0;
  if (/\d/.test(word.letters) || /\d/.test(other.letters)) return 0;
  const alike = dice(word.grams, other.grams);
  return alike < 0.4 ? 0 : alike;
}

function readWords(text: string): Word[] {
  const folded = text
    .slice(0, 4_000)
    .replace(/https?:\/\/\S+/g, ' ')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const words: Word[] = [];
  for (const [letters] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (words.length === MAX_WORDS) break;
    const short = letters.slice(0, MAX_LETTERS);
    words.push({ letters: short, weight: stopSet.has(short) ? STOPWORD_WEIGHT : 1, grams: gramsOf(short) });
  }
  return words;
}

function gramsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const grams = new Set<string>();
  for (let start = 0; start + 3 <= padded.length; start += 1) grams.add(padded.slice(start, start + 3));
  return grams;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const gram of a) if (b.has(gram)) common += 1;
  return (2 * common) / Math.max(1, a.size + b.size);
}
