import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.ts';
import { matches } from './query.evaluator.ts';
import { parseQuery } from './query.parser.ts';
import { printQuery } from './query.printer.ts';
import { post, query } from './testing/index.ts';

// `LONG=1` runs the long suite: 100,000 pairs of a query and a post.
const isLong = process.env['LONG'] === '1';
const runs = isLong ? 2500 : 150;
const timeout = isLong ? 600_000 : 20_000;

describe('the matcher and the plain evaluator', () => {
  it(
    'agree on every query and post, whatever was read before',
    () => {
      fc.assert(
        fc.property(
          fc.array(query, { minLength: 8, maxLength: 8 }),
          fc.array(post, { minLength: 5, maxLength: 5 }),
          (queries, posts) => {
            const matcher = createMatcher();
            for (const [index, one] of queries.entries()) matcher.set(String(index), one);
            for (const one of posts) {
              const expected = queries.flatMap((candidate, index) => (matches(candidate, one) ? [String(index)] : []));
              expect(matcher.match(one)).toEqual(expected);
            }
          },
        ),
        { numRuns: runs },
      );
    },
    timeout,
  );

  it(
    'agree while watches come, change and go',
    () => {
      const change = fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        query: fc.option(query, { nil: undefined }),
        post,
      });
      fc.assert(
        fc.property(fc.array(change, { minLength: 10, maxLength: 40 }), (changes) => {
          const matcher = createMatcher();
          const watches = new Map<string, (typeof changes)[number]['query'] & {}>();
          for (const { id, query, post } of changes) {
            if (query === undefined) expect(matcher.delete(id)).toBe(watches.delete(id));
            else {
              matcher.set(id, query);
              watches.set(id, query);
            }
            const expected = [...watches].filter(([, query]) => matches(query, post)).map(([id]) => id);
            expect(matcher.match(post).toSorted()).toEqual(expected.toSorted());
            expect(matcher.size).toBe(watches.size);
          }
        }),
        { numRuns: isLong ? 1000 : 60 },
      );
    },
    timeout,
  );

  it(
    'agree once a watch has been looked at so often that it is compiled again',
    () => {
      fc.assert(
        fc.property(
          fc.array(query, { minLength: 5, maxLength: 5 }),
          fc.array(post, { minLength: 4, maxLength: 4 }),
          (queries, posts) => {
            const matcher = createMatcher();
            for (const [index, one] of queries.entries()) matcher.set(String(index), one);
            for (let round = 0; round < 90; round += 1) for (const one of posts) matcher.match(one);
            for (const one of posts) {
              const expected = queries.flatMap((candidate, index) => (matches(candidate, one) ? [String(index)] : []));
              expect(matcher.match(one)).toEqual(expected);
            }
          },
        ),
        { numRuns: isLong ? 500 : 30 },
      );
    },
    timeout,
  );
});

describe('the printer and the parser', () => {
  it(
    'agree: a printed query is read back as itself, or refused because it only excludes',
    () => {
      fc.assert(
        fc.property(query, (one) => {
          const { query: read, issues } = parseQuery(printQuery(one));
          if (read === undefined) expect(issues.map((issue) => issue.code)).toEqual(['query.only_exclusion']);
          else expect(read).toEqual(one);
        }),
        { numRuns: runs * 4 },
      );
    },
    timeout,
  );
});
