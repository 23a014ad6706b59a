/**
 * How much of what a page said it still says, from 0 to 1: the share of its words, each counted as often as it stands
 * there (multiset containment). A date or a counter that moves weighs nothing; a page that was rewritten does.
 */
export function likeness(before: string, now: string): number {
  const had = wordsOf(before);
  if (had.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of wordsOf(now)) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of had) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    kept += 1;
  }
  return kept / had.length;
}

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('fr').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Below that, a page is another than the one that was relayed. */
export const SAME_PAGE = 0.8;
