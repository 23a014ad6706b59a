import { END, letterOf, SKIP } from './letter.fold.ts';
import { stopwords } from './stopwords.table.ts';
import { FNV_PRIME, FNV_START, hashOf, mix } from './word.hash.ts';

/** What is read of a text in one pass: hashes only. */
export type TextScan = {
  /** Hash of the words in their order, a safe integer; equal for texts that differ by case, accents, emoji, mentions, links. */
  exact: number;
  /** How many words were read. */
  count: number;
  /** Addresses found in the text. */
  links: readonly string[];
  /** The text opens as a share ("RT @…"). */
  shared: boolean;
};

const MAX_UNITS = 6_000;
const MAX_WORDS = 400;
const MAX_LETTERS = 64;
/** Links kept of one post. */
export const MAX_LINKS = 8;
const MAX_STEM = 10;
const AT = 64;
const HASH = 35;
const LOWER_H = 104;

const letters = new Uint16Array(MAX_LETTERS + 2);
/** Running hash of the word's first letters, by their number. */
const prefixes = new Uint32Array(MAX_LETTERS + 3);
/**
 * The words of the text scanned last, the first `count` of each: their hashes, the hashes of the stems that carry the
 * subject (0 for words that say nothing of it), and whether they stand in a hashtag. The next scan writes over them:
 * most posts are copies, of which nothing needs to be kept.
 */
export const lastWords = {
  hashes: new Uint32Array(MAX_WORDS),
  stems: new Uint32Array(MAX_WORDS),
  tagged: new Uint8Array(MAX_WORDS),
};
const noLinks: readonly string[] = [];
const stopHashes = new Set(stopwords.map((stopword) => hashOf(stopword)));
const stopSieve = new Uint8Array(1 << 13);
for (const hash of stopHashes) stopSieve[hash & 0x1fff] = 1;

/** Reads at most 6,000 units and 400 words of a text, into `lastWords`. */
export function scanText(whole: string): TextScan {
  const { hashes, stems, tagged } = lastWords;
  const text = plain(whole);
  const units = Math.min(text.length, MAX_UNITS);
  let links = noLinks;
  const shared = /^\s{0,9}RT\s{1,9}@/.test(text);
  let position = shared ? text.indexOf('@') : 0;
  let count = 0;
  let low = FNV_START;
  let high = 0x1b873593;
  while (position < units && count < MAX_WORDS) {
    const unit = text.charCodeAt(position);
    if (unit === AT) {
      position = endOfName(text, position + 1, units);
      continue;
    }
    if (unit === LOWER_H && text.startsWith('http', position)) {
      const begun = position;
      const scheme = begun + (text.startsWith('https', begun) ? 5 : 4);
      const address = scheme + 3 <= units && text.startsWith('://', scheme);
      // Only what is a link is read to its end: "http." over and over would be read again and again.
      if (address || endOfLink(text, scheme, Math.min(units, scheme + 1)) === scheme) {
        position = address ? endOfLink(text, begun, units) : scheme;
        if (address && links.length < MAX_LINKS) links = [...links, text.slice(begun, position)];
        continue;
      }
    }
    if (letterOf(unit) <= SKIP) {
      position += 1;
      continue;
    }
    const inTag = position > 0 && text.charCodeAt(position - 1) === HASH;
    const start = position;
    position = readWord(text, position, units);
    const length = letterCount;
    if (length === 0) {
      position = Math.max(position, start + 1);
      continue;
    }
    const hash = mix(prefixes[length] ?? 0);
    const stop = length < 2 || (stopSieve[hash & 0x1fff] === 1 && stopHashes.has(hash));
    hashes[count] = hash;
    stems[count] = stop || length < 3 ? 0 : mix(prefixes[stemLength(length)] ?? 0);
    tagged[count] = inTag ? 1 : 0;
    count += 1;
    low = Math.imul(low ^ hash, FNV_PRIME) >>> 0;
    high = (Math.imul(high ^ hash, 0xcc9e2d51) ^ (high >>> 15)) >>> 0;
  }
  if (count === 0) {
    low = hashOf(text.trim().slice(0, 300));
    high = text.length;
  }
  return { exact: (high & 0x1fffff) * 0x1_0000_0000 + low, count, links, shared };
}

let letterCount = 0;

/** Reads one word from `from` into `letters` and `prefixes`, and answers where it ends. */
function readWord(text: string, from: number, limit: number): number {
  let position = from;
  let hash = FNV_START;
  let length = 0;
  while (position < limit) {
    const letter = letterOf(text.charCodeAt(position));
    if (letter === END) break;
    position += 1;
    if (letter === SKIP || length >= MAX_LETTERS) continue;
    letters[length] = letter & 0xffff;
    hash = Math.imul(hash ^ (letter & 0xffff), FNV_PRIME);
    length += 1;
    prefixes[length] = hash;
    if (letter < 0x10000) continue;
    letters[length] = letter >>> 16;
    hash = Math.imul(hash ^ (letter >>> 16), FNV_PRIME);
    length += 1;
    prefixes[length] = hash;
  }
  letterCount = length;
  return position;
}

/** Letters dressed up as mathematical signs or enclosed ones are written with pairs: they are told plainly first. */
function plain(text: string): string {
  const head = text.length > MAX_UNITS ? text.slice(0, MAX_UNITS) : text;
  return /[\ud835\ud83c][\udc00-\udfff]/.test(head) ? head.normalize('NFKC') : head;
}

/** Cuts the endings of number, gender and the commonest of verbs, so that one subject has one stem. */
function stemLength(length: number): number {
  let end = length;
  const at = (back: number): number => letters[end - back] ?? 0;
  if (end > 4 && (at(1) === 115 || at(1) === 120)) end -= 1;
  if (end > 5 && at(1) === 101) end -= 1;
  if (end > 5 && at(1) === 101) end -= 1;
  if (end > 6 && at(2) === 101 && (at(1) === 114 || at(1) === 122)) end -= 2;
  else if (end > 6 && at(3) === 101 && at(2) === 110 && at(1) === 116) end -= 3;
  return Math.min(end, MAX_STEM);
}

function endOfName(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit) {
    const unit = text.charCodeAt(end);
    const word = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
    if (!word && unit !== 95 && unit !== 45 && unit !== 46 && unit !== AT) break;
    end += 1;
  }
  return end;
}

function endOfLink(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && text.charCodeAt(end) > 32 && !'"<>«»'.includes(text.charAt(end))) end += 1;
  return end;
}
