import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMatcher, highlights, matches, parseQuery } from './index.ts';
import type { MatchablePost } from './index.ts';

/** The rows of the table of constructs in the README: query, a post that it takes, a post that it leaves. */
const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const examples = readme
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split(' | ')
      .map((cell) => cell.replaceAll(/^\|? ?`|` ?\|?$/gu, ''))
      .slice(0, 3),
  );

function postOf(cell: string): MatchablePost {
  return cell.startsWith('{') ? { text: '', ...(JSON.parse(cell) as Partial<MatchablePost>) } : { text: cell };
}

describe('the table of constructs', () => {
  it('has an example of every construct', () => {
    expect(examples.length).toBeGreaterThan(25);
  });

  it.each(examples)('%s takes %s and leaves %s', (source, taken, left) => {
    const { query, issues } = parseQuery(source!);
    expect(issues).toEqual([]);
    const matcher = createMatcher();
    matcher.set('watch', query!);
    expect([matches(query!, postOf(taken!)), matches(query!, postOf(left!))]).toEqual([true, false]);
    expect([matcher.match(postOf(taken!)), matcher.match(postOf(left!))]).toEqual([['watch'], []]);
  });
});

describe('highlights', () => {
  const marked = (source: string, text: string): string[] =>
    highlights(parseQuery(source).query!, { text }).map(({ from, to }) => text.slice(from, to));

  it('show what the query looks for, as it is written', () => {
    expect(marked('eau fuite* -concert', 'Grosses FUITES d’eau : concert annulé')).toEqual(['FUITES', 'eau']);
    expect(marked('"conseil régional" OU #métro', 'Le Conseil, régional ! #Metro')).toEqual([
      'Conseil, régional',
      '#Metro',
    ]);
    expect(marked('finances~', 'Il finance l’Œuvre')).toEqual(['finance']);
    expect(marked('"a b" "b c"', 'a b c')).toEqual(['a b c']);
  });
});
