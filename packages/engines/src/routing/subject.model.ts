import { shortOdds, trainShort, type ShortModel } from './short.model.ts';
import { subjectExamples } from './subjects/subject.examples.ts';
import { subjects } from './subjects/subject.table.ts';
import type { Word } from './text.words.ts';

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
function linesOf(): { text: string; column: number }[] {
  const columns = new Map(subjects.map(({ id }, column) => [id, column]));
  const lines = subjects.flatMap(({ label, terms }, column) =>
    [label, ...terms, [label, ...terms].join(', ')].map((text) => ({ text, column })),
  );
  for (const line of subjectExamples.trim().split('\n')) {
    const at = line.indexOf(' | ');
    lines.push({ text: line.slice(at + 3), column: columns.get(line.slice(0, at))! });
  }
  return lines;
}
