import { longestSuffix, regionAfter, replaceEnd } from './suffix.ts';

const exceptions: ReadonlyMap<string, string> = new Map(
  (
    'skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli ' +
    'singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const stopsAfterPlural = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

/**
 * The stem of an English word: M. F. Porter's second Snowball stemmer ('Porter2'), written from its published
 * description (https://snowballstem.org/algorithms/english/stemmer.html).
 *
 * @param word lower case, without apostrophes
 */
export function stemEnglish(word: string): string {
  if (word.length <= 2) return word;
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  let stem = word.replace(/^y/u, 'Y').replace(/(?<=[aeiouy])y/gu, 'Y');
  const special = /^(gener|commun|arsen)/u.exec(stem)?.[0];
  const r1 = special === undefined ? regionAfter(stem, isVowel, 0) : special.length;
  const r2 = regionAfter(stem, isVowel, r1);
  stem = removePlural(stem);
  if (stopsAfterPlural.has(stem)) return stem;
  stem = removePast(stem, r1);
  stem = stem.replace(/(?<=.[^aeiouy])[yY]$/u, 'i');
  stem = replaceLong(stem, r1);
  stem = replaceMiddle(stem, r1, r2);
  stem = removeShort(stem, r2);
  return removeFinal(stem, r1, r2).replaceAll('Y', 'y');
}

function isVowel(letter: string): boolean {
  return 'aeiouy'.includes(letter);
}

/** Step 1a. */
function removePlural(word: string): string {
  if (word.endsWith('sses')) return replaceEnd(word, 2);
  if (/ie[ds]$/u.test(word)) return replaceEnd(word, word.length > 4 ? 2 : 1);
  if (/(us|ss)$/u.test(word)) return word;
  return /[aeiouy].+s$/u.test(word) ? replaceEnd(word, 1) : word;
}

/** Step 1b. */
function removePast(word: string, r1: number): string {
  const suffix = /(eedly|ingly|edly|eed|ing|ed)$/u.exec(word)?.[0];
  if (suffix === undefined) return word;
  const stem = replaceEnd(word, suffix.length);
  if (suffix.startsWith('eed')) return stem.length >= r1 ? `${stem}ee` : word;
  if (!/[aeiouy]/u.test(stem)) return word;
  if (/(at|bl|iz)$/u.test(stem)) return `${stem}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/u.test(stem)) return replaceEnd(stem, 1);
  return stem.length <= r1 && endsInShortSyllable(stem) ? `${stem}e` : stem;
}

function endsInShortSyllable(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/u.test(word) || /^[aeiouy][^aeiouy]$/u.test(word);
}

const longSuffixes: Readonly<Record<string, string>> = {
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  abli: 'able',
  entli: 'ent',
  izer: 'ize',
  ization: 'ize',
  ational: 'ate',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  aliti: 'al',
  alli: 'al',
  fulness: 'ful',
  ousli: 'ous',
  ousness: 'ous',
  iveness: 'ive',
  iviti: 'ive',
  biliti: 'ble',
  bli: 'ble',
  ogi: 'og',
  fulli: 'ful',
  lessli: 'less',
  li: '',
};
const longSuffixSet = new Set(Object.keys(longSuffixes));

/** Step 2. */
function replaceLong(word: string, r1: number): string {
  const suffix = longestSuffix(word, longSuffixSet, 7);
  if (suffix === undefined || word.length - suffix.length < r1) return word;
  if (suffix === 'ogi' && !word.endsWith('logi')) return word;
  if (suffix === 'li' && !/[cdeghkmnrt]li$/u.test(word)) return word;
  return replaceEnd(word, suffix.length, longSuffixes[suffix]);
}

const middleSuffixes: Readonly<Record<string, string>> = {
  tional: 'tion',
  ational: 'ate',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
  ative: '',
};
const middleSuffixSet = new Set(Object.keys(middleSuffixes));

/** Step 3. */
function replaceMiddle(word: string, r1: number, r2: number): string {
  const suffix = longestSuffix(word, middleSuffixSet, 7);
  if (suffix === undefined || word.length - suffix.length < (suffix === 'ative' ? Math.max(r1, r2) : r1)) return word;
  return replaceEnd(word, suffix.length, middleSuffixes[suffix]);
}

const shortSuffixSet = new Set(
  'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' '),
);

/** Step 4. */
function removeShort(word: string, r2: number): string {
  const suffix = longestSuffix(word, shortSuffixSet, 5);
  if (suffix === undefined || word.length - suffix.length < r2) return word;
  return suffix === 'ion' && !/[st]ion$/u.test(word) ? word : replaceEnd(word, suffix.length);
}

/** Step 5. */
function removeFinal(word: string, r1: number, r2: number): string {
  const at = word.length - 1;
  if (word.endsWith('e')) {
    return at >= r2 || (at >= r1 && !endsInShortSyllable(word.slice(0, -1))) ? word.slice(0, -1) : word;
  }
  return word.endsWith('ll') && at >= r2 ? word.slice(0, -1) : word;
}
