import { longestSuffix, regionAfter, replaceEnd } from './suffix.ts';

/**
 * The stem of a French word: M. F. Porter's Snowball stemmer, written from its published description
 * (https://snowballstem.org/algorithms/french/stemmer.html).
 *
 * Words typed without accents are read with those that their ending cannot do without (`employees` as `employées`,
 * `premiere` as `première`), so that both spellings share their stem once it is folded.
 *
 * @param word lower case, NFC, with its accents if it has any
 */
export function stemFrench(word: string): string {
  const marked = markConsonants(restoreAccents(word));
  const regions = { rv: startOfRv(marked), r1: regionAfter(marked, isVowel, 0), r2: 0 };
  regions.r2 = regionAfter(marked, isVowel, regions.r1);

  const standard = removeStandardSuffix(marked, regions);
  let stem = standard.word;
  let changed = standard.done;
  if (!changed) {
    const verb = removeVerbSuffix(stem, regions);
    changed = verb !== undefined;
    stem = verb ?? stem;
  }
  if (changed) stem = stem.replace(/Y$/u, 'i').replace(/ç$/u, 'c');
  else stem = removeResidualSuffix(stem, regions);
  stem = stem.replace(/(enn|onn|ett|ell|eill)$/u, (double) => double.slice(0, -1));
  stem = stem.replace(/[éè]([^aeiouyâàëéêèïîôûù]+)$/u, 'e$1');
  return stem.replace(/He|Hi|[HIUY]/gu, (mark) => ({ He: 'ë', Hi: 'ï', H: '', I: 'i', U: 'u', Y: 'y' })[mark]!);
}

type Regions = { rv: number; r1: number; r2: number };

function restoreAccents(word: string): string {
  if (/[^a-z]/u.test(word)) return word;
  return word
    .replace(/(?<=[^aeiou].*)ee(s?)$/u, 'ée$1')
    .replace(/iere(s?)$/u, 'ière$1')
    .replace(/(?<=..)erent$/u, 'èrent');
}

function isVowel(letter: string): boolean {
  return 'aeiouyâàëéêèïîôûù'.includes(letter);
}

/** Puts in capitals the vowels that sound as consonants, and spells ë and ï as two letters. */
function markConsonants(word: string): string {
  const letters = [...word];
  for (let index = 0; index < letters.length;) {
    if (!markAt(letters, index)) index += 1;
  }
  return letters.join('');
}

function markAt(letters: string[], index: number): boolean {
  const letter = letters[index]!;
  const next = letters[index + 1] ?? '-';
  const beforeVowel = isVowel(letters[index + 2] ?? '-');
  if (isVowel(letter)) {
    if ((next === 'u' || next === 'i') && beforeVowel) letters[index + 1] = next.toUpperCase();
    else if (next === 'y') letters[index + 1] = 'Y';
    else if (letter === 'ë') letters.splice(index, 1, 'H', 'e');
    else if (letter === 'ï') letters.splice(index, 1, 'H', 'i');
    else if (letter === 'y' && isVowel(next)) letters[index] = 'Y';
    else return false;
    return true;
  }
  if (letter !== 'q' || next !== 'u') return false;
  letters[index + 1] = 'U';
  return true;
}

function startOfRv(word: string): number {
  if (word.length >= 3 && isVowel(word[0]!) && isVowel(word[1]!)) return 3;
  if (/^(par|col|tap)/u.test(word)) return 3;
  for (let index = 1; index < word.length; index += 1) if (isVowel(word[index]!)) return index + 1;
  return word.length;
}

const plainSuffixes = 'ance iqUe isme able iste eux ances iqUes ismes ables istes'.split(' ');
const agentSuffixes = 'atrice ateur ation atrices ateurs ations'.split(' ');
const standardSuffixes = new Set([
  ...plainSuffixes,
  ...agentSuffixes,
  ...'logie logies usion ution usions utions ence ences ement ements ité ités if ive ifs ives'.split(' '),
  ...'eaux aux euse euses issement issements amment emment ment ments'.split(' '),
]);

/** Step 1. `done` when a suffix went for good; `word` may have changed without it, for the verbs to go on. */
function removeStandardSuffix(word: string, { rv, r1, r2 }: Regions): { word: string; done: boolean } {
  const kept = { word, done: false };
  const suffix = longestSuffix(word, standardSuffixes, 9);
  if (suffix === undefined) return kept;
  const at = word.length - suffix.length;
  const stem = word.slice(0, at);
  const done = (result: string): { word: string; done: boolean } => ({ word: result, done: true });
  const within = (start: number, length: number, text: string): boolean => text.length - length >= start;
  /** `ic` goes in R2, and is written `iqU` before. */
  const withoutIc = (text: string): string =>
    text.endsWith('ic') ? replaceEnd(text, 2, within(r2, 2, text) ? '' : 'iqU') : text;

  if (plainSuffixes.includes(suffix)) return at >= r2 ? done(stem) : kept;
  if (agentSuffixes.includes(suffix)) return at >= r2 ? done(withoutIc(stem)) : kept;
  switch (suffix.replace(/s$/u, '')) {
    case 'logie':
      return at >= r2 ? done(`${stem}log`) : kept;
    case 'usion':
    case 'ution':
      return at >= r2 ? done(`${stem}u`) : kept;
    case 'ence':
      return at >= r2 ? done(`${stem}ent`) : kept;
    case 'ement':
      return at >= rv ? done(afterEment(stem, { rv, r1, r2 })) : kept;
    case 'ité':
      if (at < r2) return kept;
      if (stem.endsWith('abil')) return done(replaceEnd(stem, 4, within(r2, 4, stem) ? '' : 'abl'));
      if (stem.endsWith('iv')) return done(within(r2, 2, stem) ? replaceEnd(stem, 2) : stem);
      return done(withoutIc(stem));
    case 'if':
    case 'ive':
      if (at < r2) return kept;
      return done(stem.endsWith('at') && within(r2, 2, stem) ? withoutIc(replaceEnd(stem, 2)) : stem);
    case 'eaux':
      return done(`${stem}eau`);
    case 'aux':
      return at >= r1 ? done(`${stem}al`) : kept;
    case 'euse':
      return at >= r2 ? done(stem) : at >= r1 ? done(`${stem}eux`) : kept;
    case 'issement':
      return at >= r1 && at > 0 && !isVowel(stem.at(-1)!) ? done(stem) : kept;
    case 'amment':
      return at >= rv ? { word: `${stem}ant`, done: false } : kept;
    case 'emment':
      return at >= rv ? { word: `${stem}ent`, done: false } : kept;
    default:
      return at > rv && isVowel(stem.at(-1)!) ? { word: stem, done: false } : kept;
  }
}

function afterEment(stem: string, { rv, r1, r2 }: Regions): string {
  const at = (suffix: string): number => (stem.endsWith(suffix) ? stem.length - suffix.length : -1);
  if (at('iv') >= 0) {
    if (at('iv') < r2) return stem;
    const shorter = replaceEnd(stem, 2);
    return shorter.endsWith('at') && shorter.length - 2 >= r2 ? replaceEnd(shorter, 2) : shorter;
  }
  if (at('eus') >= 0)
    return at('eus') >= r2 ? replaceEnd(stem, 3) : at('eus') >= r1 ? replaceEnd(stem, 3, 'eux') : stem;
  if (at('abl') >= 0 || at('iqU') >= 0) return stem.length - 3 >= r2 ? replaceEnd(stem, 3) : stem;
  if (at('ièr') >= 0 || at('Ièr') >= 0) return stem.length - 3 >= rv ? replaceEnd(stem, 3, 'i') : stem;
  return stem;
}

const iVerbSuffixes = new Set(
  (
    'îmes ît îtes i ie Ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is ' +
    'issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it'
  ).split(' '),
);
const verbSuffixes = new Set(
  (
    'ions é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez ' +
    'âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions'
  ).split(' '),
);

/** Steps 2a and 2b, within RV. */
function removeVerbSuffix(word: string, { rv, r2 }: Regions): string | undefined {
  const iVerb = longestSuffix(word, iVerbSuffixes, 8, rv);
  if (iVerb !== undefined) {
    const stem = replaceEnd(word, iVerb.length);
    const last = stem.length > rv ? stem.at(-1)! : 'a';
    if (last !== 'H' && !isVowel(last)) return stem;
  }
  const verb = longestSuffix(word, verbSuffixes, 7, rv);
  if (verb === undefined) return undefined;
  const stem = replaceEnd(word, verb.length);
  if (verb === 'ions') return stem.length >= r2 ? stem : undefined;
  const endsInA = /^[aâ]/u.test(verb);
  return endsInA && stem.length > rv && stem.endsWith('e') ? replaceEnd(stem, 1) : stem;
}

/** Step 4. */
function removeResidualSuffix(word: string, { rv, r2 }: Regions): string {
  const stem = /(Hi|[^aiouès])s$/u.test(word) ? replaceEnd(word, 1) : word;
  const length = stem.length;
  if (length - 3 >= rv && stem.endsWith('ion')) {
    return length - 3 >= r2 && length - 4 >= rv && /[st]ion$/u.test(stem) ? replaceEnd(stem, 3) : stem;
  }
  const ier = /(ier|ière|Ier|Ière)$/u.exec(stem)?.[0];
  if (ier !== undefined && length - ier.length >= rv) return replaceEnd(stem, ier.length, 'i');
  return length - 1 >= rv && stem.endsWith('e') ? replaceEnd(stem, 1) : stem;
}
