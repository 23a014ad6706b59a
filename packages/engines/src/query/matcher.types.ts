import type { MatchablePost } from './post.document.ts';
import type { Query } from './query.ast.ts';

/** Many watches against a stream of posts. Watches come, change and go at any time between two posts. */
export type Matcher = {
  readonly size: number;
  /** Adds a watch, or replaces the query of one. */
  set: (id: string, query: Query) => void;
  delete: (id: string) => boolean;
  /** The ids of the watches that the post matches, in the order in which they were added. */
  match: (post: MatchablePost) => string[];
};
