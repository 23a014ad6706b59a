import type { StoryPlacement } from '../story.types.ts';
import type { PerturbedPost } from './perturbed.posts.ts';

/**
 * Copies and variants held against the texts they were made of. Found: placed as copy or variant in the story where the
 * first post of its source went. Precision counts every post placed as copy or variant, originals included.
 */
export function copyScore(
  posts: readonly PerturbedPost[],
  placed: readonly StoryPlacement[],
): { precision: number; recall: number } {
  const storyOf = new Map<number, string>();
  let claimed = 0;
  let right = 0;
  let wanted = 0;
  posts.forEach(({ source }, index) => {
    const { storyId, kind } = placed[index] ?? { storyId: '', kind: 'new' };
    const known = storyOf.get(source);
    const claims = kind === 'copy' || kind === 'variant';
    if (claims) claimed += 1;
    if (known === undefined) {
      storyOf.set(source, storyId);
      return;
    }
    wanted += 1;
    if (claims && storyId === known) right += 1;
  });
  return { precision: right / Math.max(1, claimed), recall: right / Math.max(1, wanted) };
}

/** Texts of at least six words of which none holds six tenths of another's: what is a copy is then known for certain. */
export function distinctTexts(texts: readonly string[]): string[] {
  const kept: { text: string; size: number }[] = [];
  const holders = new Map<string, number[]>();
  for (const text of texts) {
    const words = wordsOf(text);
    if (words.size < 6) continue;
    const common = new Map<number, number>();
    for (const word of words)
      for (const other of holders.get(word) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
    const near = [...common].some(([other, count]) => count / Math.min(words.size, kept[other]?.size ?? 1) > 0.6);
    if (near) continue;
    for (const word of words) holders.set(word, [...(holders.get(word) ?? []), kept.length]);
    kept.push({ text, size: words.size });
  }
  return kept.map(({ text }) => text);
}

function wordsOf(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|https?\S*|\bhttp\b|@\w+/gu, '');
  return new Set(plain.match(/[\p{L}\p{N}]+/gu));
}
