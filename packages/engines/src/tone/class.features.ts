import type { FeatureList } from './feature.list.ts';
import { classCode } from './lexicon/word.classes.ts';
import { turnOf, type Sentence } from './sentence.read.ts';
import { combine } from './word.hash.ts';

const ONE = 21;
const PAIR = 22;
const TRIPLE = 23;
const APART = 24;
const QUOTED = 64;
const DENIED = 128;
const POSITIVE = classCode('positive');
const NEGATIVE = classCode('negative');
const NEGATOR = classCode('negator');
const VALUE = 0.35;
const REACH = 10;
const MAX = 120;

/** Classes a word may turn its denial into: what one says not to do or not to be. */
const DENIABLE = new Set(
  (
    [
      'violence',
      'death',
      'exclude',
      'despise',
      'vermin',
      'slur',
      'insult',
      'peril',
      'positive',
      'negative',
      'must',
      'harm',
      'defend',
      'worth',
      'condemn',
    ] as const
  ).map(classCode),
);

const code = new Uint8Array(MAX);
const place = new Uint16Array(MAX);

/**
 * The order of word classes in a post: alone, in runs of two and three, and in pairs some words apart. This is what
 * carries over from one sentence to another that says the same in other words.
 */
export function addClassFeatures(list: FeatureList, sentence: Sentence): void {
  const count = collect(sentence);
  for (let at = 0; at < count; at += 1) {
    const token = sentence.token[place[at]!]!;
    list.add(combine(ONE, code[at]!), VALUE, token, token);
    const next = at + 1;
    if (next < count) {
      const last = sentence.token[place[next]!]!;
      const near = place[at]! + 1 === place[next] ? 1 : 0;
      const pair = combine(combine(PAIR, code[at]!), code[next]! + near * 512);
      list.add(pair, VALUE, token, last);
      if (at + 2 < count)
        list.add(combine(pair + TRIPLE, code[at + 2]!), VALUE, token, sentence.token[place[at + 2]!]!);
    }
    for (let far = at + 1; far < count && far <= at + REACH; far += 1) {
      list.add(combine(combine(APART, code[at]!), code[far]!), VALUE * 0.7, token, sentence.token[place[far]!]!);
    }
  }
}

/** Fills the columns with the classed words of the post; little words that only link are left out. */
function collect(sentence: Sentence): number {
  let count = 0;
  for (let at = 0; at < sentence.count && count < MAX; at += 1) {
    let wordClass = sentence.wordClass[at]!;
    const polarity = sentence.polarity[at]!;
    if (wordClass === 0 && polarity !== 0) wordClass = polarity > 0 ? POSITIVE : NEGATIVE;
    if (wordClass === 0) continue;
    let carried = wordClass;
    if (sentence.quoted[at] === 1) carried |= QUOTED;
    if (wordClass !== NEGATOR && DENIABLE.has(wordClass) && turnOf(sentence, at) < 0) carried |= DENIED;
    code[count] = carried;
    place[count] = at;
    count += 1;
  }
  return count;
}
