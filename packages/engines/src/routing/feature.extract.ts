import { eachSubject, type Terms } from './subject.index.ts';
import { subjects } from './subjects/subject.table.ts';
import type { Word } from './text.words.ts';
import type { Repair } from './word.repair.ts';

/** The views of a text: its words and pairs of words, the letters inside words, the subjects its words speak of. */
export const VIEWS = ['words', 'letters', 'subjects'] as const;
export type View = (typeof VIEWS)[number];

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const LONGEST_WORD = 24;
/** What a repaired word is worth beside one that was rightly written. */
const REPAIRED = 0.7;

/** Gets a feature, how much it counts, and the places of its first and last word. */
export type Emit = (view: View, key: string, weight: number, first: number, last: number) => void;

/** How unknown words are repaired, if at all, and which terms of the table of subjects are looked for. */
export type Reading = { repair: Repair | undefined; terms: Terms };

/** Emits every feature of a text, as many times as it is there; those of letters only when asked. */
export function eachFeature(words: readonly Word[], { repair, terms }: Reading, emit: Emit, letters = true): void {
  const read = repair === undefined ? words : words.map((word) => repaired(word, repair));
  let previous = '^';
  for (const [at, word] of read.entries()) {
    emit('words', word.stem, word === words[at] ? 1 : REPAIRED, at, at);
    emit('words', `${previous} ${word.stem}`, 1, Math.max(0, at - 1), at);
    previous = word.stem;
    if (letters) eachGram(word.term, (gram) => emit('letters', gram, 1, at, at));
  }
  eachSubject(
    read,
    (subject, weight, first, last) => emit('subjects', subjects[subject]!.id, weight, first, last),
    terms,
  );
}

function repaired(word: Word, repair: Repair): Word {
  if (!word.telling) return word;
  const stem = repair.stemOf(word.term);
  return stem === undefined ? word : { ...word, stem };
}

function eachGram(term: string, emit: (gram: string) => void): void {
  const padded = ` ${term.slice(0, LONGEST_WORD)} `;
  for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size += 1)
    for (let from = 0; from + size <= padded.length; from += 1) emit(padded.slice(from, from + size));
}
