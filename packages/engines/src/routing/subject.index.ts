import { subjects } from './subjects/subject.table.ts';
import { readWords, type Word } from './text.words.ts';

type Node = { next: Map<string, Node>; subjects: number[] };

/** Longest term of the table, in telling words. */
const LONGEST_TERM = 6;

/** Which terms are looked for: those of texts and offices only, or also those that people use. */
export type Terms = 'official' | 'all';

const roots: Partial<Record<Terms, Node>> = {};

/**
 * Calls `found` for each term of the table of subjects that the words hold, in their order; articles and the like are
 * passed over, in the terms as in the words.
 *
 * @param found gets the subject's place in the table, a weight (longer terms weigh more, shared ones less) and the
 * places of the first and last word
 */
export function eachSubject(
  words: readonly Word[],
  found: (subject: number, weight: number, first: number, last: number) => void,
  terms: Terms = 'all',
): void {
  const root = (roots[terms] ??= plant(terms));
  const telling: number[] = [];
  for (const [at, word] of words.entries()) if (word.telling) telling.push(at);
  for (let from = 0; from < telling.length; from += 1) {
    let node: Node | undefined = root;
    const end = Math.min(telling.length, from + LONGEST_TERM);
    for (let to = from; to < end; to += 1) {
      node = node.next.get(words[telling[to]!]!.stem);
      if (node === undefined) break;
      const weight = (to - from + 1) / Math.max(1, node.subjects.length);
      for (const subject of node.subjects) found(subject, weight, telling[from]!, telling[to]!);
    }
  }
}

function plant(which: Terms): Node {
  const planted: Node = { next: new Map(), subjects: [] };
  for (const [index, { label, terms, official }] of subjects.entries()) {
    for (const term of [label, ...terms.slice(0, which === 'all' ? terms.length : official)]) {
      let node = planted;
      for (const word of readWords('', term)) {
        if (!word.telling) continue;
        let next = node.next.get(word.stem);
        if (next === undefined) node.next.set(word.stem, (next = { next: new Map(), subjects: [] }));
        node = next;
      }
      if (node !== planted && !node.subjects.includes(index)) node.subjects.push(index);
    }
  }
  return planted;
}
