import { matches } from './query.evaluator.ts';
import type { Matcher } from './matcher.types.ts';
import type { Query } from './query.ast.ts';

export function createMatcher(): Matcher {
  const watches = new Map<string, Query>();
  return {
    get size() {
      return watches.size;
    },
    set: (id, query) => void watches.set(id, query),
    delete: (id) => watches.delete(id),
    match: (post) => [...watches].filter(([, query]) => matches(query, post)).map(([id]) => id),
  };
}
