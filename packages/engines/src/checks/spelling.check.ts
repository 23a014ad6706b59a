import { findEntities } from '../counting/index.ts';
import { fold } from '../text/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText } from './draft.prepare.ts';
import { finding, inText } from './draft.prepare.ts';

const SHORTEST_NAME = 5;
const SHORTEST_ALONE = 6;
const LONG_ALONE = 9;

/** Names of the directory, one or two letters away: officials, places, departments. */
export const checkSpelling: Check = ({ texts, context }) => {
  const names = (context.directory ?? [])
    .map(({ name }) => ({ name, words: namedWords(name) }))
    .filter(({ words }) => words.length > 0);
  if (names.length === 0) return [];
  const exact = new Set(names.flatMap(({ words }) => [words.map(fold).join(' '), ...words.map(fold)]));
  return texts.flatMap((text) => misspelled(text, names, exact));
};

type Word = { word: string; from: number; to: number };

function misspelled(
  text: DraftText,
  names: { name: string; words: string[] }[],
  exact: ReadonlySet<string>,
): Finding[] {
  const closed = findEntities(text.text);
  const words = [...text.text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)]
    .map((match): Word => ({ word: match[0], from: match.index, to: match.index + match[0].length }))
    .filter((word) => !closed.some(({ from, to }) => from < word.to && word.from < to));
  const found: Finding[] = [];
  const said = new Set<string>();
  for (const { name, words: parts } of names) {
    for (let at = 0; at + parts.length <= words.length; at += 1) {
      const run = words.slice(at, at + parts.length);
      if (!/^\p{Lu}/u.test(run[0]!.word) || !joined(text.text, run)) continue;
      const written = run.map(({ word }) => word);
      if (written.every((word, index) => word === parts[index])) continue;
      const foldedWritten = written.map(fold).join(' ');
      const foldedName = parts.map(fold).join(' ');
      const onlyAccents = foldedWritten === foldedName;
      if (
        !onlyAccents &&
        (exact.has(foldedWritten) || !near(written.map(fold), parts.map(fold), opensSentence(text.text, run[0]!.from)))
      )
        continue;
      // All in capitals is a choice of typography, not a mistake.
      if (onlyAccents && written.every((word) => word === word.toLocaleUpperCase('fr'))) continue;
      const from = run[0]!.from;
      const to = run.at(-1)!.to;
      if (said.has(`${from} ${to}`)) continue;
      said.add(`${from} ${to}`);
      found.push(
        finding(
          'name_misspelled',
          'advises',
          {
            fr: `« ${text.text.slice(from, to)} » : l’annuaire écrit « ${name} ».`,
            en: `“${text.text.slice(from, to)}”: the directory writes “${name}”.`,
          },
          inText(text, from, to),
          { fix: name },
        ),
      );
    }
  }
  return found;
}

function namedWords(name: string): string[] {
  const words = name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.join('').length >= SHORTEST_NAME ? [...words] : [];
}

function opensSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…:\n«“"–—-])[\s\u00a0]*$/u.test(text.slice(Math.max(0, at - 12), at));
}

function joined(text: string, run: Word[]): boolean {
  return run.every(
    (word, index) => index === 0 || /^[ \u00a0\u202f'’-]$/.test(text.slice(run[index - 1]!.to, word.from)),
  );
}

/**
 * Two letters away at most. Of a name of several words, one at least is exact, so that two real people do not pass for
 * each other. A name of one word must be longer, and not be looked for at the start of a sentence, where any word has a
 * capital.
 */
function near(written: string[], name: string[], opensSentence: boolean): boolean {
  const distances = written.map((word, index) => distance(word, name[index]!, 2));
  const total = distances.reduce((sum, one) => sum + one, 0);
  if (total === 0 || total > 2) return false;
  if (name.length > 1)
    return distances.includes(0) && distances.every((one, index) => one < Math.max(2, name[index]!.length / 2));
  const letters = name[0]!.length;
  if (opensSentence || letters < SHORTEST_ALONE || (total === 2 && letters < LONG_ALONE)) return false;
  // A plural or a feminine of the name is another word.
  return (
    written[0]![0] === name[0]![0] &&
    !/^(?:e?s|e)$/.test(written[0]!.startsWith(name[0]!) ? written[0]!.slice(letters) : '')
  );
}

/** Letters to add, remove, change or swap (optimal string alignment), or more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1, swap));
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length]!, most + 1);
}
