import { CharacterClass, classOf } from './character.class.ts';
import { exactForm, foldWord } from './fold.ts';

/**
 * A word, emoji, tag or account of a text.
 *
 * Positions count words from 1. An emoji has the position of the word before it (0 when it comes first), so that it
 * never stands between two words of a phrase. `#tag` and `@account` come in addition to the words in them, and have
 * the position of the first of these.
 */
export type Token = {
  kind: 'word' | 'emoji' | 'tag' | 'account';
  /** Folded; without the leading `#` or `@`. */
  term: string;
  /** As written, in NFC and without characters that do not show; without the leading `#` or `@`. */
  exact: string;
  position: number;
  /** UTF-16 offsets in the source. */
  from: number;
  to: number;
  /** `l` in `l'eau`, `jusqu` in `jusqu'ici`: an article, pronoun or conjunction that lost its vowel. */
  elided: boolean;
};

const elisions = new Set(['l', 'd', 'j', 'm', 't', 's', 'n', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu']);
const apostrophes = "'’ʼ‘`´′＇‛ʹ";

/**
 * Cuts a text of any script into tokens, in order of their start. Hyphens and apostrophes separate words; Chinese,
 * Japanese, Thai, Lao, Khmer and Burmese give one word a character; flags are one emoji, joined emoji are their parts.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let index = 0;
  let before: number = CharacterClass.separator;
  while (index < text.length) {
    const codePoint = text.codePointAt(index)!;
    const kind = classOf(codePoint);
    const from = index;
    index += codePoint > 0xffff ? 2 : 1;
    if (kind === CharacterClass.word || kind === CharacterClass.voiced) {
      index = endOfWord(text, index);
      position += 1;
      tokens.push(wordToken(text, from, index, position));
    } else if (kind === CharacterClass.solo) {
      index = endOfSolo(text, index);
      position += 1;
      tokens.push(wordToken(text, from, index, position));
    } else if (kind === CharacterClass.emoji) {
      tokens.push(emojiToken(text, from, index, position));
    } else if (kind === CharacterClass.regional) {
      const next = text.codePointAt(index) ?? 0;
      if (classOf(next) === CharacterClass.regional) index += 2;
      tokens.push(emojiToken(text, from, index, position));
    } else if (kind === CharacterClass.hash && opensName(before, text, from)) {
      const end = endOfTag(text, index);
      if (end > index) tokens.push(nameToken('tag', text, from, end, position + 1));
    } else if (kind === CharacterClass.at && opensName(before, text, from)) {
      const end = endOfAccount(text, index);
      if (end > index) tokens.push(nameToken('account', text, from, end, position + 1));
    }
    if (kind !== CharacterClass.ignored) before = kind;
  }
  return tokens;
}

/** The names under which an account may be looked for: `aurelie@piaille.fr` is also `aurelie`. */
export function accountNames(account: string): string[] {
  const local = /^[^@.]+/.exec(account)?.[0];
  return local === undefined || local === account ? [account] : [account, local];
}

/** A `#` or `@` in the middle of a word or of an address is not the start of a name. */
export function opensName(before: number, text: string, at: number): boolean {
  if (before === CharacterClass.word || before === CharacterClass.solo || before === CharacterClass.voiced)
    return false;
  const unit = at > 0 ? text.charCodeAt(at - 1) : 0x20;
  return unit !== 0x2f && unit !== 0x26 && unit !== 0x5f;
}

/** Where the tag that starts at `index` (after the `#`) ends: letters, digits and `_`, with at least one letter or digit. */
export function endOfTag(text: string, index: number): number {
  let end = index;
  let spelled = false;
  while (end < text.length) {
    const codePoint = text.codePointAt(end)!;
    const kind = classOf(codePoint);
    if (isSpelling(kind)) spelled = true;
    else if (codePoint !== 0x5f && kind !== CharacterClass.ignored) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return spelled ? end : index;
}

/** Where the account that starts at `index` (after the `@`) ends: `name`, `name.host.tld` or `name@host.tld`. */
export function endOfAccount(text: string, index: number): number {
  let end = endOfHandle(text, index);
  if (end > index && text.charCodeAt(end) === 0x40) end = Math.max(endOfHandle(text, end + 1), end);
  return text.charCodeAt(end - 1) === 0x40 && end > index ? end - 1 : end;
}

function endOfHandle(text: string, index: number): number {
  let end = index;
  let last = index;
  while (end < text.length) {
    const codePoint = text.codePointAt(end)!;
    const kind = classOf(codePoint);
    end += codePoint > 0xffff ? 2 : 1;
    // Dots and hyphens belong to a name only between two of its letters.
    if (isSpelling(kind) || (codePoint === 0x5f && last > index)) last = end;
    else if (codePoint === 0x5f || kind === CharacterClass.ignored) continue;
    else if ((codePoint !== 0x2e && codePoint !== 0x2d) || last !== end - 1) break;
  }
  return last;
}

/** Where a word ends whose first character ends at `index`. */
export function endOfWord(text: string, index: number): number {
  let end = index;
  while (end < text.length) {
    const codePoint = text.codePointAt(end)!;
    const kind = classOf(codePoint);
    if (kind !== CharacterClass.word && kind !== CharacterClass.ignored && kind !== CharacterClass.voiced) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return end;
}

/** Where a one-character word ends whose character ends at `index`: with the marks that belong to it. */
export function endOfSolo(text: string, index: number): number {
  let end = index;
  while (end < text.length) {
    const codePoint = text.codePointAt(end)!;
    const kind = classOf(codePoint);
    if (kind !== CharacterClass.ignored && kind !== CharacterClass.voiced) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return end;
}

function isSpelling(kind: number): boolean {
  return kind === CharacterClass.word || kind === CharacterClass.solo || kind === CharacterClass.voiced;
}

function wordToken(text: string, from: number, to: number, position: number): Token {
  const written = text.slice(from, to);
  const term = foldWord(written);
  const elided = elisions.has(term) && to < text.length && apostrophes.includes(text[to]!);
  return { kind: 'word', term, exact: exactForm(written), position, from, to, elided };
}

function emojiToken(text: string, from: number, to: number, position: number): Token {
  const term = text.slice(from, to);
  return { kind: 'emoji', term, exact: term, position, from, to, elided: false };
}

function nameToken(kind: 'tag' | 'account', text: string, from: number, to: number, position: number): Token {
  const written = text.slice(from + 1, to);
  return { kind, term: foldWord(written), exact: exactForm(written), position, from, to, elided: false };
}
