/**
 * What a character does to a text being cut into words. Numbers and not names: the scanner that reads the firehose
 * looks them up in a table of bytes, once for every code unit.
 */
export const CharacterClass = {
  /** Not looked up yet; never returned by `classOf`. */
  unknown: 0,
  /** Ends a word: spaces, punctuation, symbols, controls, lone surrogates. */
  separator: 1,
  /** Letters, digits and the marks that spell a word (Indic vowel signs). */
  word: 2,
  /** Left out without ending a word: accents, zero-width and bidi characters, variation selectors, soft hyphens. */
  ignored: 3,
  /** A word by itself, in scripts that put no space between words: Han, kana, Thai, Lao, Khmer, Burmese. */
  solo: 4,
  emoji: 5,
  /** Half of a flag. */
  regional: 6,
  /** Part of the letter before it when that letter is `solo` (the voiced marks of kana). */
  voiced: 7,
  hash: 8,
  at: 9,
  /** The first half of a pair: the class is that of the whole character. */
  highSurrogate: 10,
} as const;

const table = new Uint8Array(0x10000);
const astral = new Map<number, number>();

/** The class of a code point, by the Unicode data of the runtime. */
export function classOf(codePoint: number): number {
  if (codePoint < 0x10000) return table[codePoint] || (table[codePoint] = classify(codePoint));
  let known = astral.get(codePoint);
  if (known === undefined) astral.set(codePoint, (known = classify(codePoint)));
  return known;
}

/** The classes of all UTF-16 code units, `highSurrogate` for the first half of a pair: 64 kB, filled at the first call. */
export function codeUnitClasses(): Uint8Array {
  for (let unit = 0; unit < 0x10000; unit += 1) classOf(unit);
  const units = table.slice();
  units.fill(CharacterClass.highSurrogate, 0xd800, 0xdc00);
  return units;
}

/** Whether an accent or another diacritic is left out when text is folded; the other marks are letters of their script. */
export function isDiacritic(codePoint: number): boolean {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x483 && codePoint <= 0x489) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7) ||
    (codePoint >= 0x610 && codePoint <= 0x61a) ||
    (codePoint >= 0x64b && codePoint <= 0x65f) ||
    codePoint === 0x670 ||
    (codePoint >= 0x6d6 && codePoint <= 0x6ed) ||
    (codePoint >= 0x1ab0 && codePoint <= 0x1aff) ||
    (codePoint >= 0x1dc0 && codePoint <= 0x1dff) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f)
  );
}

/** Symbols of text that Unicode lists among the pictographs, and that nobody looks for as an emoji. */
const textSymbols = new Set([0x23, 0x2a, 0xa9, 0xae, 0x203c, 0x2049, 0x2122, 0x2139]);

function classify(codePoint: number): number {
  if (codePoint === 0x23 || codePoint === 0xff03) return CharacterClass.hash;
  if (codePoint === 0x40 || codePoint === 0xff20) return CharacterClass.at;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return CharacterClass.separator;
  if (codePoint === 0x3099 || codePoint === 0x309a) return CharacterClass.voiced;
  const character = String.fromCodePoint(codePoint);
  if (isDiacritic(codePoint) || codePoint === 0x640) return CharacterClass.ignored;
  if (/^[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]$/u.test(character)) return CharacterClass.ignored;
  if (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) return CharacterClass.ignored;
  if (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) return CharacterClass.regional;
  if (codePoint === 0x30fc || codePoint === 0xff70) return CharacterClass.solo;
  if (/^[\p{L}\p{N}\p{M}]$/u.test(character)) {
    return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u.test(
      character.normalize('NFKD'),
    )
      ? CharacterClass.solo
      : CharacterClass.word;
  }
  if (/^\p{Extended_Pictographic}$/u.test(character) && !textSymbols.has(codePoint)) return CharacterClass.emoji;
  return CharacterClass.separator;
}
