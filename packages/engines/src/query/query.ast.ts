/**
 * A watch query as frozen data: built by `parseQuery`, read by the evaluator, the matcher, the printer and the SQL
 * compiler. Every `switch` on `kind` is exhaustive, so a new construct is a compile error in each of them.
 */
export type Query = AllOf | AnyOf | Not | Words | Near | Field;

export type AllOf = { readonly kind: 'and'; readonly children: readonly Query[] };
export type AnyOf = { readonly kind: 'or'; readonly children: readonly Query[] };
export type Not = { readonly kind: 'not'; readonly child: Query };

/** One word, tag, account or emoji, or several that follow one another (a phrase). */
export type Words = {
  readonly kind: 'words';
  readonly patterns: readonly WordPattern[];
  /** `title` looks only in the title; `anywhere` in the title and in the text, never across the two. */
  readonly scope: Scope;
};
export type Scope = 'anywhere' | 'title';

/** The two stand at most `distance` words apart, in either order. */
export type Near = { readonly kind: 'near'; readonly distance: number; readonly left: Words; readonly right: Words };

export type WordPattern = {
  readonly match: WordMatch;
  /** Folded, except for `exact` (as written) and `inflected` (lower case with its accents); no `#`, `@`, `=`, `~`, `*`. */
  readonly text: string;
  /** Position counted from the first pattern of the same `Words`: 0 for the first, and for an emoji that of the word before. */
  readonly offset: number;
};
export type WordMatch =
  | 'word'
  | 'prefix'
  | 'inflected'
  | 'exact'
  | 'emoji'
  | 'tag'
  | 'tag-prefix'
  | 'account'
  | 'account-prefix';

export type Field =
  /** The folded handle, whole or up to its `@`; or the start of it. */
  | { readonly kind: 'from'; readonly author: string; readonly prefix: boolean }
  /** Lower-case BCP 47; `fr` stands for `fr-CA` too. */
  | { readonly kind: 'lang'; readonly lang: string }
  | { readonly kind: 'network'; readonly network: string }
  /** Lower-case host name without `www.`; its subdomains count. */
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'has'; readonly what: 'link' | 'media' }
  | { readonly kind: 'followers'; readonly comparison: Comparison; readonly count: number };
export type Comparison = '>' | '>=' | '<' | '<=' | '=';

/** NEAR/n and the gap between title and text, in words. */
export const LONGEST_DISTANCE = 100;

export function allOf(children: readonly Query[]): Query {
  return combine('and', children);
}

export function anyOf(children: readonly Query[]): Query {
  return combine('or', children);
}

export function not(child: Query): Query {
  return Object.freeze({ kind: 'not', child });
}

export function words(patterns: readonly WordPattern[], scope: Scope): Words {
  return Object.freeze({
    kind: 'words',
    patterns: Object.freeze(patterns.map((pattern) => Object.freeze(pattern))),
    scope,
  });
}

export function near(distance: number, left: Words, right: Words): Near {
  return Object.freeze({ kind: 'near', distance, left, right });
}

/** `a AND (b AND c)` is `a AND b AND c`: one node a level keeps depth for what needs it. */
function combine(kind: 'and' | 'or', children: readonly Query[]): Query {
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  return flat.length === 1 ? flat[0]! : Object.freeze({ kind, children: Object.freeze(flat) });
}

/**
 * Whether a post must contain something that the query names. When it need not (`NOT spam`, `a OR NOT b`), the query
 * takes nearly every post, and no index can serve it.
 */
export function isAnchored(query: Query, negated = false): boolean {
  switch (query.kind) {
    case 'not':
      return isAnchored(query.child, !negated);
    case 'and':
    case 'or':
      return (query.kind === 'and') === negated
        ? query.children.every((child) => isAnchored(child, negated))
        : query.children.some((child) => isAnchored(child, negated));
    default:
      return !negated;
  }
}
