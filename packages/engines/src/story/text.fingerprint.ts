import { buildFoldTable, foldHigh, SKIP } from './fold.table.ts';
import { stopwords } from './stopwords.table.ts';

/** What the grouper keeps of a text: hashes only. */
export type Fingerprint = {
  /** Hash of the words in their order, a safe integer; equal for texts that differ by case, accents, emoji, mentions, links. */
  exact: number;
  /** How many words were read. */
  words: number;
  /** Distinct hashes of words and of neighbouring pairs, ascending. */
  features: Uint32Array;
  /** Pairs under which the text is filed, to find its variants. */
  anchors: Uint32Array;
  /** Distinct stems that carry the subject; those of `tags` first. */
  terms: Uint32Array;
  /** How many of `terms` come from hashtags. */
  tags: number;
  /** Addresses found in the text. */
  links: string[];
  /** The text opens as a share ("RT @…"). */
  shared: boolean;
};

const MAX_UNITS = 6_000;
const MAX_WORDS = 400;
const MAX_TERMS = 40;
const fold = buildFoldTable();
const word = new Uint16Array(64);
const wordHashes = new Uint32Array(MAX_WORDS);
const wordStops = new Uint8Array(MAX_WORDS);
const stopHashes = new Set(stopwords.map((stopword) => hashOf(stopword)));

/** Reads a text in one pass over at most 6,000 units and 400 words; pure, though it works in buffers of its own. */
export function fingerprint(text: string): Fingerprint {
  const units = Math.min(text.length, MAX_UNITS);
  const links: string[] = [];
  const tagTerms: number[] = [];
  const terms: number[] = [];
  const shared = /^\s*RT\s+@/.test(text.slice(0, 40));
  let words = 0;
  let position = shared ? text.indexOf('@') : 0;
  while (position < units && words < MAX_WORDS) {
    const unit = text.charCodeAt(position);
    if (unit === 64 /* @ */) {
      position = endOfName(text, position + 1, units);
      continue;
    }
    if (unit === 104 /* h */ && text.startsWith('http', position)) {
      const end = endOfLink(text, position, units);
      if (text.startsWith('://', position + 4) || text.startsWith('://', position + 5))
        links.push(text.slice(position, end));
      if (end - position > 4 || text.length === end || text.charCodeAt(end) <= 32) {
        position = end;
        continue;
      }
    }
    const letter = foldOf(unit);
    if (letter <= SKIP) {
      position += 1;
      continue;
    }
    const tagged = position > 0 && text.charCodeAt(position - 1) === 35;
    let length = 0;
    while (position < units) {
      const next = foldOf(text.charCodeAt(position));
      if (next === 0) break;
      if (next !== SKIP && length < word.length) {
        word[length] = next;
        length += 1;
      }
      position += 1;
    }
    const hash = hashWord(length);
    const stop = stopHashes.has(hash) || length === 1;
    wordHashes[words] = hash;
    wordStops[words] = stop ? 1 : 0;
    words += 1;
    if (!stop && length >= 3) (tagged ? tagTerms : terms).push(hashWord(stemLength(length)));
  }
  return assemble({ words, links, tagTerms, terms, shared, text });
}

type Raw = { words: number; links: string[]; tagTerms: number[]; terms: number[]; shared: boolean; text: string };

function assemble({ words, links, tagTerms, terms, shared, text }: Raw): Fingerprint {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  const features: number[] = [];
  const pairs: number[] = [];
  for (let index = 0; index < words; index += 1) {
    const hash = wordHashes[index] ?? 0;
    low = Math.imul(low ^ hash, 0x01000193) >>> 0;
    high = (Math.imul(high ^ hash, 0xcc9e2d51) ^ (high >>> 15)) >>> 0;
    features.push(hash);
    if (index === 0) continue;
    const pair = mix((wordHashes[index - 1] ?? 0) ^ Math.imul(hash, 0x85ebca6b));
    features.push(pair);
    if (wordStops[index] === 0 || wordStops[index - 1] === 0) pairs.push(pair);
  }
  if (words === 0) {
    low = hashOf(text.trim().slice(0, 300));
    high = text.length;
  }
  const subject = distinct([...tagTerms, ...terms], MAX_TERMS);
  const tags = Math.min(new Set(tagTerms).size, subject.length);
  return {
    exact: (high & 0x1fffff) * 0x1_0000_0000 + low,
    words,
    features: Uint32Array.from(distinct(features, 2 * MAX_WORDS)).sort(),
    anchors: smallest(pairs, 8 + Math.min(16, words >> 3)),
    terms: Uint32Array.from(subject),
    tags,
    links,
    shared,
  };
}

/** The `count` smallest distinct hashes: the same ones come out of two texts that share most of their pairs (Broder 1997). */
function smallest(hashes: number[], count: number): Uint32Array {
  return Uint32Array.from(distinct(hashes, hashes.length)).sort().slice(0, count);
}

function distinct(values: number[], limit: number): number[] {
  const seen = new Set(values);
  return seen.size <= limit ? [...seen] : [...seen].slice(0, limit);
}

function foldOf(unit: number): number {
  return unit < 0x600 ? (fold[unit] ?? 0) : foldHigh(unit);
}

/** Cuts the endings of number, gender and the commonest of verbs, so that one subject has one stem. */
function stemLength(length: number): number {
  let end = length;
  const at = (back: number): number => word[end - back] ?? 0;
  if (end > 4 && (at(1) === 115 || at(1) === 120)) end -= 1;
  if (end > 5 && at(1) === 101) end -= 1;
  if (end > 5 && at(1) === 101) end -= 1;
  if (end > 6 && at(2) === 101 && (at(1) === 114 || at(1) === 122)) end -= 2;
  else if (end > 6 && at(3) === 101 && at(2) === 110 && at(1) === 116) end -= 3;
  return Math.min(end, 10);
}

function hashWord(length: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < length; index += 1) hash = Math.imul(hash ^ (word[index] ?? 0), 0x01000193);
  return mix(hash);
}

/** 32-bit hash of a string (FNV-1a with the finaliser of MurmurHash3). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function endOfName(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit) {
    const unit = text.charCodeAt(end);
    const plain = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
    if (!plain && unit !== 95 && unit !== 45 && unit !== 46 && unit !== 64) break;
    end += 1;
  }
  return end;
}

function endOfLink(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && text.charCodeAt(end) > 32 && !'"<>«»'.includes(text.charAt(end))) end += 1;
  return end;
}
