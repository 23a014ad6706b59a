import { foldWord, stemFrench, tokenize } from '../text/index.ts';
import { stopwords } from './stopwords.table.ts';

/** Little words hold sentences together and tell nothing; numbers say how much, names say who. */
const LITTLE_WORD = 0.05;
const NUMBER = 2;
const NAME = 1.5;
/** Two words count as forms of one from this share of common letter trigrams. */
const ALIKE = 0.5;
const WORDS_SHARE = 0.85;
/** Content words by which short sentences are doubted: two words in common may be chance. */
const DOUBT = 1;
const MAX_UNITS = 4_000;
const MAX_WORDS = 120;
const MAX_LETTERS = 24;
const littleWords = new Set(stopwords);

type Word = { letters: string; stem: string; weight: number; grams: Set<string> };

/**
 * How alike two short sentences are, 0 (nothing in common) to 1 (the same words in the same order); symmetric.
 *
 * Each word looks for its nearest in the other sentence: the same letters, the same French stem, or shared letter
 * trigrams, so that inflected forms and slips of the keyboard count. After the monolingual alignment of Sultan, Bethard
 * and Sumner (SemEval 2015), with letters in the place of a dictionary of paraphrases; mixed with the Dice index of the
 * sentences' own trigrams, which keeps word order.
 */
export function similarity(a: string, b: string): number {
  const left = readWords(a);
  const right = readWords(b);
  const leftLine = lineOf(left);
  const rightLine = lineOf(right);
  if (leftLine === rightLine) return 1;
  if (left.length === 0 || right.length === 0) return 0;
  const aligned = (covered(left, right) + covered(right, left)) / 2;
  const mixed = WORDS_SHARE * aligned + (1 - WORDS_SHARE) * dice(gramsOf(leftLine), gramsOf(rightLine));
  const content = contentOf(left) + contentOf(right);
  return (mixed * content) / (content + DOUBT);
}

function covered(from: readonly Word[], to: readonly Word[]): number {
  let total = 0;
  let found = 0;
  for (const word of from) {
    let best = 0;
    for (const other of to) best = Math.max(best, likeness(word, other));
    total += word.weight;
    found += word.weight * best;
  }
  return found / total;
}

function likeness(word: Word, other: Word): number {
  if (word.letters === other.letters) return 1;
  if (word.stem === other.stem && word.stem.length > 2) return 1;
  if (isLittle(word) !== isLittle(other) || /\d/.test(word.letters) || /\d/.test(other.letters)) return 0;
  const alike = dice(word.grams, other.grams);
  return alike < ALIKE ? 0 : alike;
}

function readWords(text: string): Word[] {
  const head = text.slice(0, MAX_UNITS).replace(/https?:\/\/\S+/g, ' ');
  const shouting = head === head.toUpperCase();
  const words: Word[] = [];
  for (const { kind, term, exact, position } of tokenize(head)) {
    if (kind !== 'word') continue;
    if (words.length === MAX_WORDS) break;
    const letters = term.slice(0, MAX_LETTERS);
    const name = !shouting && position > 1 && /^\p{Lu}/u.test(exact);
    const weight = littleWords.has(letters) ? LITTLE_WORD : /\d/.test(letters) ? NUMBER : name ? NAME : 1;
    words.push({ letters, stem: foldWord(stemFrench(exact.toLowerCase())), weight, grams: gramsOf(letters) });
  }
  return words;
}

function isLittle(word: Word): boolean {
  return word.weight === LITTLE_WORD;
}

function contentOf(words: readonly Word[]): number {
  return words.filter((word) => !isLittle(word)).length;
}

function lineOf(words: readonly Word[]): string {
  return words.map(({ letters }) => letters).join(' ');
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
