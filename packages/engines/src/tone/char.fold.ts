/** What a character is for the tokeniser, beside the letter that it folds to. */
export const IGNORED = 1;
export const QUOTE = 2;
export const APOSTROPHE = 3;
export const STOP = 4;
export const DIGIT = 5;
/** Codes from here on are letters. */
export const LETTER = 32;

const LOOKALIKES: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  ο: 'o',
  α: 'a',
  ε: 'e',
  ι: 'i',
  ν: 'v',
  κ: 'k',
  τ: 't',
  υ: 'u',
  ρ: 'p',
};

/** One entry per UTF-16 code unit: a kind below 32, or the folded letter. Ligatures are spelt out by the tokeniser. */
export const foldTable: Uint16Array = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let code = 33; code < 65536; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if (code >= 0x0180 && !/\p{L}/u.test(char)) continue;
    const base = char.toLowerCase().normalize('NFKD').charCodeAt(0);
    if (/\p{L}/u.test(char)) table[code] = (LOOKALIKES[char.toLowerCase()] ?? String.fromCharCode(base)).charCodeAt(0);
    else if (base >= 48 && base <= 57) table[code] = DIGIT;
  }
  for (let code = 0xff10; code <= 0xff19; code += 1) table[code] = DIGIT;
  mark(table, '"«»“”„‟', QUOTE);
  mark(table, "'’ʼ‘`´", APOSTROPHE);
  mark(table, '.!?…;:,()[]\n', STOP);
  mark(
    table,
    '\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\ufe0f',
    IGNORED,
  );
  for (let code = 0x300; code < 0x370; code += 1) table[code] = IGNORED;
  return table;
}

function mark(table: Uint16Array, characters: string, kind: number): void {
  for (const character of characters) table[character.charCodeAt(0)] = kind;
}
