import { CharacterClass, classOf, fold } from '../text/index.ts';

/** What a UTF-16 unit does to a word: ends it, is left out, or spells one letter (two in the case of a ligature). */
export const END = 1;
export const SKIP = 2;

/** Cyrillic and Greek letters that look Latin: a copy that swaps them in is still a copy. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};

/** 0 for a unit not looked up yet; the second letter of a ligature stands in the upper half. */
const table = new Uint32Array(0x10000);

/** `END`, `SKIP`, or the folded letter or letters of a unit; any script, after `fold`. */
export function letterOf(unit: number): number {
  return table[unit] || (table[unit] = lookUp(unit));
}

function lookUp(unit: number): number {
  // Pairs are emoji for the most part; what is spelled with them is unfolded beforehand.
  if (unit >= 0xd800 && unit <= 0xdfff) return END;
  const kind = classOf(unit);
  if (kind === CharacterClass.ignored) return SKIP;
  if (kind !== CharacterClass.word && kind !== CharacterClass.solo && kind !== CharacterClass.voiced) return END;
  const letters = fold(String.fromCharCode(unit));
  const spelled = lookalikes[letters] ?? letters;
  if (spelled === '' || spelled === "'") return END;
  return spelled.charCodeAt(0) + (spelled.length > 1 ? spelled.charCodeAt(1) * 0x10000 : 0);
}
