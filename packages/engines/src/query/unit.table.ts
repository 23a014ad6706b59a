import { CharacterClass, codeUnitClasses, foldWord } from '../text/index.ts';

/** Beyond it, what a letter is folded to may depend on its neighbours (Hangul, Indic scripts, kana). */
const LAST_ALONE = 0x52f;
/** Below it, an entry of the table is a class; from it on, a folded letter. */
export const FIRST_LETTER = 0x20;

/** For each UTF-16 unit: the one letter that it is folded to, or else its class (`word` when it is folded to several). */
export function unitTable(): Uint16Array {
  const table = Uint16Array.from(codeUnitClasses());
  for (let unit = 0; unit <= LAST_ALONE; unit += 1) {
    if (table[unit] !== CharacterClass.word) continue;
    const folded = foldWord(String.fromCharCode(unit));
    if (folded.length === 1 && folded.charCodeAt(0) >= FIRST_LETTER) table[unit] = folded.charCodeAt(0);
  }
  return table;
}
