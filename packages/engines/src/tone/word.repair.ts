import { classCode } from './lexicon/word.classes.ts';
import { classOf, lexiconWords, lookUp } from './lexicon/lexicon.index.ts';

/** Classes whose words people misspell on purpose to pass filters, or whose loss changes what a post says. */
const REPAIRED = new Set(
  (['group', 'slur', 'insult', 'vermin', 'violence', 'despise', 'death', 'exclude', 'peril', 'swear'] as const).map(
    classCode,
  ),
);
const MIN_LENGTH = 4;
const MAX_LENGTH = 14;

let byDeletion: Map<string, string> | undefined;

/**
 * The lexicon word that an unknown word most likely is: one letter lost, added, changed or swapped with its neighbour
 * (symmetric deletion, W. Garbe 2012), or the words that were written without a blank between them.
 */
export function repair(word: string): string[] | undefined {
  byDeletion ??= indexDeletions();
  if (word.length >= MIN_LENGTH - 1 && word.length <= MAX_LENGTH) {
    const found = byDeletion.get(word) ?? nearest(word, byDeletion);
    if (found !== undefined) return [found];
  }
  return word.length >= 7 ? split(word) : undefined;
}

function nearest(word: string, index: Map<string, string>): string | undefined {
  if (word.length < MIN_LENGTH) return undefined;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    const shorter = word.slice(0, at) + word.slice(at + 1);
    if (isRepaired(shorter) && shorter.length >= MIN_LENGTH) return shorter;
    if (word.length >= MIN_LENGTH + 1) {
      const found = index.get(shorter);
      if (found !== undefined && (found.length >= 6 || isSwap(word, found))) return found;
    }
  }
  return undefined;
}

function isSwap(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
}

function isRepaired(word: string): boolean {
  const entry = lookUp(word);
  return entry !== undefined && REPAIRED.has(classOf(entry));
}

function indexDeletions(): Map<string, string> {
  const index = new Map<string, string>();
  for (const word of lexiconWords()) {
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH || !isRepaired(word)) continue;
    for (let at = 0; at < word.length; at += 1) {
      const shorter = word.slice(0, at) + word.slice(at + 1);
      if (lookUp(shorter) === undefined && !index.has(shorter)) index.set(shorter, word);
    }
  }
  return index;
}

/** `verminefemme`: lexicon words end to end, at least one of them of a repaired class and of five letters or more. */
function split(word: string): string[] | undefined {
  for (let at = word.length - 2; at >= 2; at -= 1) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    if (lookUp(left) === undefined) continue;
    const rest = lookUp(right) !== undefined ? [right] : right.length >= 4 ? split(right) : undefined;
    if (rest === undefined) continue;
    const parts = [left, ...rest];
    if (parts.some((part) => part.length >= 5 && isRepaired(part))) return parts;
  }
  return undefined;
}
