import { shortOdds, trainShort, type ShortLine, type ShortModel } from './short.model.ts';
import { subjectExamples } from './subjects/subject.examples.ts';
import { subjects } from './subjects/subject.table.ts';
import type { Word } from './text.words.ts';

/** An official term says more than a word of its field. */
const OFFICIAL = 3;

let model: ShortModel | undefined;

/** What tells the subject of a request, made once from the table of subjects and its examples. */
export function subjectModel(): ShortModel {
  return (model ??= trainShort(linesOf(), subjects.length));
}

/** How likely each subject of the table is. */
export function subjectOdds(words: readonly Word[]): Float64Array {
  return shortOdds(subjectModel(), words);
}

/** Every term by itself, all terms of a subject together, and how people write about it. */
function linesOf(): ShortLine[] {
  const columns = new Map(subjects.map(({ id }, column) => [id, column]));
  const lines = subjects.flatMap(({ label, terms, official }, column): ShortLine[] => [
    { text: label, column, weight: OFFICIAL },
    ...terms.map((text, at) => ({ text, column, weight: at < official ? OFFICIAL : 1 })),
    { text: [label, ...terms].join(', '), column, weight: 1 },
  ]);
  for (const line of subjectExamples.trim().split('\n')) {
    const at = line.indexOf(' | ');
    lines.push({ text: line.slice(at + 3), column: columns.get(line.slice(0, at))!, weight: 1 });
  }
  return lines;
}
