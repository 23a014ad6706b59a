/** What each UTF-16 unit below 0x600 becomes before words are hashed: 0 ends a word, 1 is left out, else the letter. */
export const SKIP = 1;

const homoglyphs: Readonly<Record<string, string>> = {
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

/** Builds the table once: accents go, letters that look Latin become Latin, ligatures are told by their first letter. */
export function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x600);
  for (let unit = 0; unit < table.length; unit += 1) {
    const letter = String.fromCharCode(unit).toLowerCase();
    const folded = letter.normalize('NFD').replace(/\p{M}/gu, '');
    const plain = homoglyphs[folded] ?? (folded === 'œ' ? 'o' : folded === 'æ' ? 'a' : folded);
    if (/^[\p{L}\p{N}]/u.test(plain)) table[unit] = plain.charCodeAt(0);
  }
  for (let mark = 0x300; mark < 0x370; mark += 1) table[mark] = SKIP;
  table[0xad] = SKIP;
  return table;
}

/** Units of 0x600 and above: word parts of any script, fullwidth letters as Latin ones, invisible marks left out. */
export function foldHigh(unit: number): number {
  if ((unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e) || unit === 0xfeff) return SKIP;
  if ((unit >= 0x2060 && unit <= 0x206f) || (unit >= 0xfe00 && unit <= 0xfe0f)) return SKIP;
  if (unit >= 0xff21 && unit <= 0xff3a) return unit - 0xff21 + 97;
  if (unit >= 0xff41 && unit <= 0xff5a) return unit - 0xff41 + 97;
  if (unit >= 0xff10 && unit <= 0xff19) return unit - 0xff10 + 48;
  if (unit >= 0x1e00 && unit <= 0x1eff) return String.fromCharCode(unit).normalize('NFD').toLowerCase().charCodeAt(0);
  if (unit >= 0x2000 && unit <= 0x2bff) return 0;
  if (unit >= 0x3000 && unit <= 0x303f) return 0;
  if (unit >= 0xd800 && unit <= 0xf8ff) return 0;
  return unit;
}
