import { CharacterClass, classOf, isDiacritic } from './character.class.ts';

/** Longest folded word, in UTF-16 units: what is beyond is not compared. Keeps a lexeme under PostgreSQL's 2 kB. */
export const LONGEST_TERM = 128;

/** Letters that Unicode does not decompose and that a reader writes otherwise on another keyboard. */
const spelledOut: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

const apostrophes = new Set([0x27, 0x60, 0xb4, 0x2b9, 0x2bc, 0x2018, 0x2019, 0x201b, 0x2032, 0xff07]);

const folded: (string | undefined)[] = [];
const foldedAstral = new Map<number, string>();

/**
 * Folds a text as a French reader compares it: lower case, without accents, ligatures spelled out, every apostrophe
 * written `'`, compatibility forms (NFKC) and without zero-width, bidi and skin-tone characters. Lone surrogates become
 * U+FFFD. Length is not kept; `tokenize` gives the places in the source. `fold(fold(x)) = fold(x)`.
 *
 * @example fold('L’Œuvre d’été') // "l'oeuvre d'ete"
 */
export function fold(text: string): string {
  const lower = text.toLowerCase().replaceAll('`', "'");
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  const result = lower.replace(/[^\0-\x7f]/gu, foldCharacter);
  return /^[\0-\u02ff]*$/.test(lower) ? result : result.normalize('NFC');
}

/** Folds one word or name: as `fold`, cut at `LONGEST_TERM`. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return cut(/^[a-z0-9]*$/.test(lower) ? lower : fold(lower));
}

/** The form that `=term` compares: as written, accents and case kept, in NFC and without characters that do not show. */
export function exactForm(word: string): string {
  const result = /^[\x20-\x7e]*$/.test(word)
    ? word
    : word.normalize('NFC').replace(/[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]/gu, '');
  return cut(result);
}

function cut(word: string): string {
  if (word.length <= LONGEST_TERM) return word;
  const splitsPair = (word.charCodeAt(LONGEST_TERM - 1) & 0xfc00) === 0xd800;
  return word.slice(0, splitsPair ? LONGEST_TERM - 1 : LONGEST_TERM);
}

function foldCharacter(character: string): string {
  const codePoint = character.codePointAt(0)!;
  if (codePoint < 0x10000) return (folded[codePoint] ??= computeFold(codePoint));
  let known = foldedAstral.get(codePoint);
  if (known === undefined) foldedAstral.set(codePoint, (known = computeFold(codePoint)));
  return known;
}

function computeFold(codePoint: number): string {
  if (apostrophes.has(codePoint)) return "'";
  const kind = classOf(codePoint);
  if (kind === CharacterClass.ignored) return '';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\ufffd';
  if (kind === CharacterClass.emoji || kind === CharacterClass.regional) return String.fromCodePoint(codePoint);
  const letters = kind === CharacterClass.word || kind === CharacterClass.solo || kind === CharacterClass.voiced;
  let result = '';
  // Twice: a compatibility form may reveal a capital, and a capital a mark (`İ`).
  const decomposed = String.fromCodePoint(codePoint).toLowerCase().normalize('NFKD').toLowerCase().normalize('NFKD');
  for (const character of decomposed) {
    const part = character.codePointAt(0)!;
    if (isDiacritic(part) || classOf(part) === CharacterClass.ignored) continue;
    if (!letters) result += apostrophes.has(part) ? "'" : character;
    else if (/^[\p{L}\p{N}\p{M}]$/u.test(character)) result += spelledOut[character] ?? character;
  }
  // A ligature of two characters that are each a word stays one word.
  const splits = kind === CharacterClass.solo && [...result].length > 1 && !/[\u3099\u309a]$/u.test(result);
  // A few Arabic presentation forms are nothing but marks: they stay as they are rather than vanish.
  return (result === '' && letters) || splits ? String.fromCodePoint(codePoint) : result;
}
