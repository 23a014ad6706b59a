import { EMOJI, PUNCTUATION, tokenize, type Tokens } from './post.tokens.ts';
import { readSentence, type Sentence } from './sentence.read.ts';
import { isKnown, type KnownWords } from './known.words.ts';
import { addClassFeatures } from './class.features.ts';
import { addPolarityFeatures } from './polarity.features.ts';
import { FeatureList } from './feature.list.ts';
import { classCode } from './lexicon/word.classes.ts';
import { combine, hashWord } from './word.hash.ts';

const WORD_SEED = 11;
const PAIR_SEED = 12;
const LETTERS_SEED = 13;
const SIGN_SEED = 14;
const ACCENT_SEED = 15;
const GROUP = classCode('group');
/** Letters of a word that n-grams are cut from. */
const LETTERS_FROM = 4;
const MAX_LETTERS = 16;

const list = new FeatureList();

export type Extracted = { features: FeatureList; tokens: Tokens; sentence: Sentence };

/** All that the model sees of a post. The answer is shared: read it before the next call. */
export function extract(text: string, known: KnownWords): Extracted {
  const tokens = tokenize(text);
  const sentence = readSentence(tokens, (word) => isKnown(known, word));
  list.clear();
  addWords(tokens, sentence);
  addLetters(tokens, sentence);
  addClassFeatures(list, sentence);
  addPolarityFeatures(list, tokens, sentence);
  addSigns(tokens);
  return { features: list, tokens, sentence };
}

function addWords(tokens: Tokens, sentence: Sentence): void {
  const value = 1 / Math.sqrt(Math.max(4, sentence.count));
  let previous = hashWord('<', WORD_SEED);
  let before = -1;
  for (let at = 0; at < sentence.count; at += 1) {
    const hash = hashWord(sentence.words[at]!, WORD_SEED);
    const token = sentence.token[at]!;
    list.add(hash, value, token, token);
    const written = tokens.accented[token]!;
    if (written !== 0 && sentence.wordClass[at] !== GROUP) list.add(combine(ACCENT_SEED, written), value, token, token);
    list.add(combine(previous + PAIR_SEED, hash), value, before < 0 ? token : before, token);
    previous = hash;
    before = token;
  }
}

function addLetters(tokens: Tokens, sentence: Sentence): void {
  const value = 0.5 / Math.sqrt(Math.max(16, sentence.letters));
  for (let at = 0; at < sentence.count; at += 1) {
    const token = sentence.token[at]!;
    const word = sentence.words[at]!;
    if (tokens.kind[token] === PUNCTUATION || tokens.kind[token] === EMOJI || word.charCodeAt(0) === 60) continue;
    const length = Math.min(word.length, MAX_LETTERS);
    if (length < LETTERS_FROM) continue;
    for (let from = -1; from <= length - 3; from += 1) {
      let hash = from < 0 ? LETTERS_SEED * 7919 : LETTERS_SEED;
      for (let size = 0; size < 5 && from + size <= length; size += 1) {
        const letter = from + size < 0 ? 60 : from + size === length ? 62 : word.charCodeAt(from + size);
        hash = Math.imul(hash ^ letter, 0x01000193) + size;
        if (size >= 2) list.add(combine(hash, size), value, token, token);
      }
    }
  }
}

function addSigns(tokens: Tokens): void {
  const sign = (name: string, count: number): void =>
    list.add(hashWord(`${name}${count}`, SIGN_SEED), 0.5, 0xffff, 0xffff);
  sign('!', Math.min(3, tokens.exclamations));
  sign('?', Math.min(2, tokens.questions));
  sign('length', Math.min(8, Math.round(Math.log2(tokens.count + 1))));
  sign('links', Math.min(2, tokens.links));
  sign('mentions', Math.min(2, tokens.mentions));
  let shouted = 0;
  for (let at = 0; at < tokens.count; at += 1) shouted += tokens.shouted[at]!;
  sign('capitals', Math.min(3, shouted));
}
