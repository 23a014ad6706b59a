/** Buckets of the hashed feature table; a power of two, so that a mask replaces a modulo. */
export const BUCKETS = 1 << 15;

const MASK = BUCKETS - 1;
const MAX_LETTERS = 160;
const MAX_WORD = 24;
const SPACE = 32;

/** The feature buckets of one text, valid until the next call: the buffer is shared, since a post is read at once. */
export type NgramFeatures = { buckets: Int32Array; count: number; letters: number; latin: number };

const buckets = new Int32Array(MAX_LETTERS * 5);
const word = new Uint16Array(MAX_WORD + 2);
const features: NgramFeatures = { buckets, count: 0, letters: 0, latin: 0 };

/**
 * Whole words and their 1 to 4 letter n-grams (the word padded with a blank), hashed. Links, mentions and numbers are
 * passed over: they say nothing of the language. Looks at the first 160 letters only: enough to tell, and what keeps a long post cheap.
 */
export function extractNgrams(text: string): NgramFeatures {
  features.count = 0;
  features.letters = 0;
  features.latin = 0;
  let length = 0;
  let inWord = false;
  const end = text.length;
  for (let at = 0; at <= end; at += 1) {
    const code = at === end ? SPACE : text.charCodeAt(at);
    if (isLetter(code)) {
      if (!inWord) {
        const skipped = skipTarget(text, at);
        if (skipped > at) {
          at = skipped - 1;
          continue;
        }
        inWord = true;
        length = 0;
      }
      features.letters += 1;
      if (code < 0x250) features.latin += 1;
      if (length < MAX_WORD) word[++length] = lower(code);
    } else if (inWord) {
      inWord = false;
      addWord(length);
      if (features.letters >= MAX_LETTERS) break;
    }
  }
  return features;
}

function addWord(length: number): void {
  word[0] = SPACE;
  word[length + 1] = SPACE;
  let count = features.count;
  let whole = 0x9e3779b1;
  for (let from = 0; from <= length + 1; from += 1) {
    whole = Math.imul(whole ^ word[from]!, 0x01000193);
    let hash = 0x811c9dc5;
    for (let size = 1; size <= 4 && from + size <= length + 2; size += 1) {
      hash = Math.imul(hash ^ word[from + size - 1]!, 0x01000193);
      if (size === 1 && word[from] === SPACE) continue;
      if (count < buckets.length) buckets[count++] = mix(hash + size);
    }
  }
  if (count < buckets.length) buckets[count++] = mix(whole);
  features.count = count;
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed & MASK;
}

/** Where a link or a mention that begins here ends; the same place when none does. */
function skipTarget(text: string, at: number): number {
  const before = at > 0 ? text.charCodeAt(at - 1) : SPACE;
  const isMention = before === 64;
  const isLink = text.startsWith('http', at) || text.startsWith('www.', at);
  if (!isMention && !isLink) return at;
  let end = at;
  while (end < text.length && text.charCodeAt(end) > SPACE) end += 1;
  return end;
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0) return false;
  if (code === 0xd7 || code === 0xf7) return false;
  return (code < 0x2000 && code !== 0x1680) || (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfb50);
}

function lower(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code >= 0xc0 && code <= 0xde) return code + 32;
  return code;
}
