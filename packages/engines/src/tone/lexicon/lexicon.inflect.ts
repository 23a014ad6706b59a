import { foldTable, LETTER } from '../char.fold.ts';

const VERB_ER = [
  'e',
  'es',
  'ons',
  'ez',
  'ent',
  'er',
  'ant',
  'ante',
  'ants',
  'antes',
  'ees',
  'ee',
  'ai',
  'as',
  'a',
  'ait',
  'ais',
  'aient',
  'era',
  'erai',
  'eras',
  'eront',
  'erons',
  'erez',
  'erait',
  'erais',
  'eraient',
  'ions',
  'iez',
  'erent',
];
const VERB_IR = [
  'ir',
  'is',
  'it',
  'issons',
  'issez',
  'issent',
  'issant',
  'issait',
  'issaient',
  'i',
  'ie',
  'ies',
  'ira',
  'irai',
  'iront',
  'irait',
  'iraient',
  'isse',
];

/** The word as the tokeniser gives it. */
export function foldWord(word: string): string {
  let folded = '';
  for (const char of word) folded += char === 'œ' ? 'oe' : char === 'æ' ? 'ae' : foldChar(char);
  return folded;
}

function foldChar(char: string): string {
  const code = foldTable[char.charCodeAt(0)]!;
  return code >= LETTER ? String.fromCharCode(code) : char;
}

/**
 * The folded forms that a lexicon entry stands for: `stem+` a verb in -er, `stem~` a verb in -ir like finir,
 * `word/` an adjective or noun with feminine and plurals, a bare word itself alone.
 */
export function inflect(entry: string): string[] {
  const mark = entry.at(-1)!;
  const stem = foldWord('+~/'.includes(mark) ? entry.slice(0, -1) : entry);
  if (mark === '+') return VERB_ER.map((ending) => soften(stem, ending));
  if (mark === '~') return VERB_IR.map((ending) => stem + ending);
  return mark === '/' ? genders(stem) : [stem];
}

/** Mangeons, plaçons: the folded stem keeps its sound before a and o (ç folds to c). */
function soften(stem: string, ending: string): string {
  return stem.endsWith('g') && (ending.startsWith('a') || ending.startsWith('o')) ? `${stem}e${ending}` : stem + ending;
}

function genders(word: string): string[] {
  if (word.endsWith('eux')) return [word, `${word.slice(0, -1)}se`, `${word.slice(0, -1)}ses`];
  if (word.endsWith('if')) return [word, `${word}s`, `${word.slice(0, -1)}ve`, `${word.slice(0, -1)}ves`];
  if (word.endsWith('al')) return [word, `${word}e`, `${word}es`, `${word.slice(0, -1)}ux`];
  if (word.endsWith('eur'))
    return [
      word,
      `${word}s`,
      `${word.slice(0, -1)}se`,
      `${word.slice(0, -1)}ses`,
      `${word.slice(0, -3)}rice`,
      `${word.slice(0, -3)}rices`,
    ];
  if (word.endsWith('e')) return [word, `${word}s`, `${word}e`, `${word}es`];
  if (word.endsWith('s') || word.endsWith('x')) return [word, `${word}e`, `${word}es`, `${word}se`, `${word}ses`];
  const doubled = /(?:el|en|on|et|ul)$/.test(word) ? `${word}${word.at(-1)}` : word;
  return [word, `${word}s`, `${doubled}e`, `${doubled}es`];
}
