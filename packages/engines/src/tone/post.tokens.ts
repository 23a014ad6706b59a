import { APOSTROPHE, DIGIT, foldTable, IGNORED, LETTER, QUOTE, STOP } from './char.fold.ts';
import { emojiName, emoticonAt } from './emoji.read.ts';

export const WORD = 1;
export const TAG = 2;
export const EMOJI = 3;
export const PUNCTUATION = 4;

/** At most this many tokens of a post are read: time is bounded whatever is posted. */
export const MAX_TOKENS = 220;
const MAX_CHARS = 4000;
const MAX_WORD = 40;

/** A post taken apart, as parallel columns; shared by every call, so read it before tokenising the next post. */
export type Tokens = {
  count: number;
  words: string[];
  kind: Uint8Array;
  start: Uint16Array;
  end: Uint16Array;
  /** 1 inside quotation marks. */
  quoted: Uint8Array;
  /** 1 when three or more letters are all capitals. */
  shouted: Uint8Array;
  /** A hash of the word with its accents, 0 when it has none: `attardé` is not `attarde`. */
  accented: Uint32Array;
  mentions: number;
  links: number;
  exclamations: number;
  questions: number;
};

const tokens: Tokens = {
  count: 0,
  words: [],
  kind: new Uint8Array(MAX_TOKENS),
  start: new Uint16Array(MAX_TOKENS),
  end: new Uint16Array(MAX_TOKENS),
  quoted: new Uint8Array(MAX_TOKENS),
  shouted: new Uint8Array(MAX_TOKENS),
  accented: new Uint32Array(MAX_TOKENS),
  mentions: 0,
  links: 0,
  exclamations: 0,
  questions: 0,
};

/** What a digit or a sign stands for inside a word that letters surround. */
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '*': '*',
};

let quoteOpen = false;

/**
 * Splits a post into folded words, hashtags (taken apart at their capitals), emoji and stops. Letters lose case and
 * accents, repeated ones (three or more) count once, look-alike letters and digits inside words are read as meant,
 * letters spaced out one by one are joined.
 */
export function tokenize(text: string): Tokens {
  tokens.count = 0;
  tokens.words.length = 0;
  tokens.mentions = tokens.links = tokens.exclamations = tokens.questions = 0;
  quoteOpen = false;
  const end = Math.min(text.length, MAX_CHARS);
  let at = 0;
  while (at < end && tokens.count < MAX_TOKENS) at = readToken(text, at, end);
  joinSpacedLetters();
  return tokens;
}

function readToken(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  const folded = foldTable[code]!;
  if (folded >= LETTER || folded === DIGIT) return readWord(text, at, end, WORD);
  const emoticon = emoticonAt(text, at);
  if (emoticon !== undefined) return push(emoticon.name, EMOJI, at, at + emoticon.length);
  if (code === 64 && at + 1 < end && foldTable[text.charCodeAt(at + 1)]! >= DIGIT) return skipMention(text, at, end);
  if (code === 35 && at + 1 < end && foldTable[text.charCodeAt(at + 1)]! >= LETTER) return readTag(text, at + 1, end);
  if (code === 38 && text.charCodeAt(at + 1) !== 32) {
    const entity = /^&(?:amp|lt|gt|quot|#39);/.exec(text.slice(at, at + 6));
    if (entity !== null) return at + entity[0].length;
  }
  if (folded === QUOTE) {
    quoteOpen = code === 0xab || code === 0x201c ? true : code === 0xbb || code === 0x201d ? false : !quoteOpen;
    return at + 1;
  }
  if (folded === STOP) return readStop(text, at, end, code);
  return code > 0x2190 ? readEmoji(text, at) : at + 1;
}

function readWord(text: string, from: number, end: number, kind: number): number {
  if (text.charCodeAt(from) === 104 && text.startsWith('http', from)) {
    const link = /^https?:\/\/\S+|^http(?=\s|$)/.exec(text.slice(from, Math.min(end, from + 300)));
    if (link !== null) {
      tokens.links += 1;
      return from + link[0].length;
    }
  }
  let word = '';
  let at = from;
  let digits = 0;
  let letters = 0;
  let capitals = 0;
  let accents = 0;
  let written = 0x811c9dc5;
  let last = '';
  let repeats = 0;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    let folded = foldTable[code]!;
    if (folded === IGNORED) continue;
    let char: string;
    if (folded >= LETTER) {
      if (kind === TAG && at > from && isHump(text, at)) break;
      letters += 1;
      if (code >= 0xc0) accents += 1;
      written = Math.imul(
        written ^ (code >= 0xc0 && code <= 0xde ? code + 32 : code < 128 ? folded : code),
        0x01000193,
      );
      if (code < 0x250 && code !== folded && text[at] !== text[at]!.toLowerCase()) capitals += 1;
      char =
        code === 0x153 || code === 0x152
          ? 'oe'
          : code === 0xe6 || code === 0xc6
            ? 'ae'
            : code === 0xdf
              ? 'ss'
              : String.fromCharCode(folded);
    } else if (folded === DIGIT) {
      digits += 1;
      char = text[at]!;
    } else if (letters > 0 && isInnerSign(text, at, end)) {
      digits += 1;
      char = text[at]!;
      folded = DIGIT;
    } else break;
    repeats = char === last ? repeats + 1 : 1;
    last = char;
    if (repeats < 3 && word.length < MAX_WORD) word += char;
    else if (repeats === 3 && folded >= LETTER) word = word.slice(0, -1);
  }
  if (at < end && letters > 0 && foldTable[text.charCodeAt(at)] === APOSTROPHE) at += 1;
  if (letters > 0 && digits > 0) word = unleet(word);
  push(letters === 0 ? '0' : word, kind, from, at);
  if (accents > 0) tokens.accented[tokens.count - 1] = written;
  tokens.shouted[tokens.count - 1] = letters > 2 && capitals === letters ? 1 : 0;
  return at;
}

/** A sign such as `@`, `$` or `*` between two letters stands for a letter: s@lope, p*te. */
function isInnerSign(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 64 && code !== 36 && code !== 42 && code !== 0x20ac) return false;
  let next = at + 1;
  while (next < end && text.charCodeAt(next) === 42) next += 1;
  return next < end && foldTable[text.charCodeAt(next)]! >= LETTER;
}

function isHump(text: string, at: number): boolean {
  const isUpper = (index: number): boolean => text[index] !== text[index]!.toLowerCase();
  return isUpper(at) && !isUpper(at - 1);
}

function unleet(word: string): string {
  let plain = '';
  for (const char of word) plain += LEET[char] ?? char;
  return plain;
}

function readTag(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && tokens.count < MAX_TOKENS && foldTable[text.charCodeAt(at)]! >= DIGIT)
    at = readWord(text, at, end, TAG);
  return at;
}

function skipMention(text: string, from: number, end: number): number {
  if (text.startsWith('@url', from)) tokens.links += 1;
  else tokens.mentions += 1;
  let at = from + 1;
  while (at < end && (foldTable[text.charCodeAt(at)]! >= DIGIT || text.charCodeAt(at) === 95)) at += 1;
  return at;
}

function readStop(text: string, at: number, end: number, code: number): number {
  if (code === 33) tokens.exclamations += 1;
  if (code === 63) tokens.questions += 1;
  const isFull = code === 33 || code === 63 || code === 46 || code === 0x2026 || code === 10;
  const name = code === 33 ? '!' : code === 63 ? '?' : isFull ? '.' : ',';
  let next = at + 1;
  while (next < end && foldTable[text.charCodeAt(next)] === STOP && emoticonAt(text, next) === undefined) {
    if (text.charCodeAt(next) === 33) tokens.exclamations += 1;
    next += 1;
  }
  return push(name, PUNCTUATION, at, next);
}

function readEmoji(text: string, at: number): number {
  const point = text.codePointAt(at)!;
  const length = point > 0xffff ? 2 : 1;
  const name = emojiName(point);
  return name === undefined ? at + length : push(name, EMOJI, at, at + length);
}

function push(word: string, kind: number, start: number, end: number): number {
  if (tokens.count >= MAX_TOKENS) return end;
  const index = tokens.count++;
  tokens.words[index] = word;
  tokens.kind[index] = kind;
  tokens.start[index] = start;
  tokens.end[index] = end;
  tokens.quoted[index] = quoteOpen ? 1 : 0;
  tokens.shouted[index] = 0;
  tokens.accented[index] = 0;
  return end;
}

/** `p é d é` is one word; three single letters in a row, with nothing between, are enough to say so. */
function joinSpacedLetters(): void {
  let to = 0;
  for (let from = 0; from < tokens.count;) {
    let last = from;
    while (
      last < tokens.count &&
      isLoneLetter(last) &&
      (last === from || tokens.start[last]! - tokens.end[last - 1]! <= 1)
    )
      last += 1;
    if (last - from >= 3) {
      const word = tokens.words.slice(from, last).join('');
      move(from, to);
      tokens.words[to] = word;
      tokens.end[to] = tokens.end[last - 1]!;
      from = last;
    } else {
      move(from, to);
      from += 1;
    }
    to += 1;
  }
  tokens.count = to;
  tokens.words.length = to;
}

function isLoneLetter(index: number): boolean {
  return (
    tokens.kind[index] === WORD &&
    tokens.words[index]!.length === 1 &&
    tokens.words[index] !== '0' &&
    (tokens.end[index] ?? 0) - (tokens.start[index] ?? 0) === 1
  );
}

function move(from: number, to: number): void {
  if (from === to) return;
  tokens.words[to] = tokens.words[from]!;
  tokens.kind[to] = tokens.kind[from]!;
  tokens.start[to] = tokens.start[from]!;
  tokens.end[to] = tokens.end[from]!;
  tokens.quoted[to] = tokens.quoted[from]!;
  tokens.shouted[to] = tokens.shouted[from]!;
  tokens.accented[to] = tokens.accented[from]!;
}
