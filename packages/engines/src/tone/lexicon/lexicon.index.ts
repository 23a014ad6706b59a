import { AGGRESSION } from './aggression.lexicon.ts';
import { EMOJI_POLARITY } from './emoji.lexicon.ts';
import { FAVOURABLE } from './favourable.lexicon.ts';
import { GRAMMAR } from './grammar.lexicon.ts';
import { GROUPS, THINGS, TRADES } from './groups.lexicon.ts';
import { foldWord, inflect } from './lexicon.inflect.ts';
import { UNFAVOURABLE } from './unfavourable.lexicon.ts';
import { classCode, type WordClass } from './word.classes.ts';

/** Class code in the low byte, polarity + 8 in the next. */
const lexicon = buildLexicon();

export function lookUp(word: string): number | undefined {
  return lexicon.get(word);
}

export function classOf(entry: number): number {
  return entry & 255;
}

export function polarityOf(entry: number): number {
  return (entry >> 8) - 8;
}

/** Every folded form the lexicon holds. */
export function lexiconWords(): IterableIterator<string> {
  return lexicon.keys();
}

function buildLexicon(): Map<string, number> {
  const polarity = new Map<string, number>();
  // The strongest lists come first: a word written in two keeps the first.
  for (const [sign, lists] of [
    [1, FAVOURABLE],
    [-1, UNFAVOURABLE],
  ] as const) {
    for (const [strength, words] of lists)
      for (const word of entries(words)) if (!polarity.has(word)) polarity.set(word, sign * strength);
  }
  for (const [name, value] of Object.entries(EMOJI_POLARITY)) polarity.set(name, value);
  const classes = new Map<string, number>();
  const add = (name: WordClass, words: string): void => {
    for (const word of entries(words)) if (!classes.has(word)) classes.set(word, classCode(name));
  };
  add('group', GROUPS);
  for (const name of ['slur', 'violence', 'despise', 'vermin', 'insult', 'swear'] as const)
    add(name, AGGRESSION[name]!);
  for (const [name, words] of Object.entries(GRAMMAR)) add(name as WordClass, words);
  for (const [name, words] of Object.entries(AGGRESSION)) add(name as WordClass, words);
  add('trade', TRADES);
  add('thing', THINGS);
  const merged = new Map<string, number>();
  for (const word of new Set([...polarity.keys(), ...classes.keys()])) {
    const isGroup = classes.get(word) === classCode('group');
    merged.set(word, (classes.get(word) ?? 0) | (((isGroup ? 0 : (polarity.get(word) ?? 0)) + 8) << 8));
  }
  return merged;
}

/** Words joined by a low line are read as a note to the reader: the tokeniser never gives such a word. */
function entries(words: string): string[] {
  return words
    .split(/\s+/)
    .filter((word) => word !== '' && !word.includes('_'))
    .flatMap(inflect)
    .map(foldWord);
}
