import type { FeatureList } from './feature.list.ts';
import { classCode } from './lexicon/word.classes.ts';
import type { Tokens } from './post.tokens.ts';
import { turnOf, type Sentence } from './sentence.read.ts';
import { combine } from './word.hash.ts';

const LEVEL = 31;
const SUM = 32;
const BALANCE = 33;
const LATE = 34;
const FIRST = 35;
const NONE = 0xffff;
const INTENSE = classCode('intense');
const WEAK = classCode('weak');
const BUT = classCode('but');

/**
 * What the lexicon of favourable and unfavourable words says: each polar word with its strength, its denial and its
 * place after a `mais`, then the sums and how they balance.
 */
export function addPolarityFeatures(list: FeatureList, tokens: Tokens, sentence: Sentence): void {
  let favourable = 0;
  let unfavourable = 0;
  let late = 0;
  let after = 0;
  let last = 0;
  for (let at = 0; at < sentence.count; at += 1) {
    if (sentence.wordClass[at] === BUT) after = 1;
    const polarity = sentence.polarity[at]!;
    if (polarity === 0) continue;
    const turn = turnOf(sentence, at);
    const strength = polarity * turn * weightBefore(sentence, at) * (turn < 0 ? 0.7 : 1);
    const token = sentence.token[at]!;
    const signs = (polarity + 4) * 8 + (turn < 0 ? 4 : 0) + after * 2 + sentence.quoted[at]!;
    list.add(combine(LEVEL, signs), 0.4, token, token);
    list.add(combine(SUM, strength > 0 ? 1 : 2), Math.abs(strength) * 0.25, token, token);
    if (strength > 0) favourable += strength;
    else unfavourable -= strength;
    if (after === 1) late += strength;
    last = strength;
  }
  const balance = favourable - unfavourable;
  list.add(combine(BALANCE, step(favourable) * 16 + step(unfavourable)), 0.7, NONE, NONE);
  list.add(combine(BALANCE, 1000 + Math.round(Math.max(-6, Math.min(6, balance)))), 0.7, NONE, NONE);
  list.add(
    combine(SUM, balance > 0 ? 3 : 4),
    Math.min(1.5, Math.abs(balance) / Math.sqrt(Math.max(6, tokens.count))),
    NONE,
    NONE,
  );
  if (late !== 0) list.add(combine(LATE, late > 0 ? 1 : 2), 0.6, NONE, NONE);
  if (last !== 0) list.add(combine(FIRST, last > 0 ? 1 : 2), 0.4, NONE, NONE);
}

function step(sum: number): number {
  return sum === 0 ? 0 : sum <= 1 ? 1 : sum <= 2 ? 2 : sum <= 4 ? 3 : sum <= 7 ? 4 : 5;
}

function weightBefore(sentence: Sentence, at: number): number {
  if (at === 0) return 1;
  const before = sentence.wordClass[at - 1]!;
  return before === INTENSE ? 1.5 : before === WEAK ? 0.6 : 1;
}
