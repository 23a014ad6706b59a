import { lexemesOf, MOST_PLACES, readDocument } from './post.document.ts';
import type { MatchablePost, Place, PostDocument } from './post.document.ts';
import { fieldHolds, readFields } from './post.fields.ts';
import type { PostFields } from './post.fields.ts';
import type { Query, Scope, WordPattern, Words } from './query.ast.ts';

/**
 * Whether a post matches a query: the plain evaluator, which says what every construct means. `createMatcher` answers
 * the same for many watches at once, and the SQL of `toSql` for stored posts; property tests hold the three together.
 */
export function matches(query: Query, post: MatchablePost): boolean {
  return holds(query, readDocument(post), readFields(post));
}

function holds(query: Query, document: PostDocument, fields: PostFields): boolean {
  switch (query.kind) {
    case 'and':
      return query.children.every((child) => holds(child, document, fields));
    case 'or':
      return query.children.some((child) => holds(child, document, fields));
    case 'not':
      return !holds(query.child, document, fields);
    case 'words':
      return startsOf(query, document).length > 0;
    case 'near': {
      const rightStarts = startsOf(query.right, document);
      const [leftWidth, rightWidth] = [widthOf(query.left), widthOf(query.right)];
      return startsOf(query.left, document).some((left) =>
        rightStarts.some((right) => {
          const after = right - (left + leftWidth);
          const before = left - (right + rightWidth);
          return (after >= 0 && after <= query.distance) || (before >= 0 && before <= query.distance);
        }),
      );
    }
    default:
      return fieldHolds(query, fields);
  }
}

/** Where a phrase starts in a document; a single word is a phrase of one. */
export function startsOf({ patterns, scope }: Words, document: PostDocument): number[] {
  const [first, ...rest] = patterns.map((pattern) => ({
    offset: pattern.offset,
    positions: positionsOf(pattern, scope, document),
  }));
  if (first === undefined) return [];
  return [...first.positions].filter((start) => rest.every(({ offset, positions }) => positions.has(start + offset)));
}

/** How many words a phrase goes beyond its first. */
export function widthOf({ patterns }: Words): number {
  return patterns.at(-1)?.offset ?? 0;
}

function positionsOf(pattern: WordPattern, scope: Scope, document: PostDocument): Set<number> {
  const { lexemes, prefix, asFolded } = lexemesOf(pattern);
  const places: Place[] = [];
  if (prefix) for (const [lexeme, found] of document) if (lexeme.startsWith(lexemes[0]!)) places.push(...found);
  if (!prefix) for (const lexeme of lexemes) places.push(...(document.get(lexeme) ?? []));
  const positions = places
    .filter((place) => (scope === 'anywhere' || place.inTitle) && (!asFolded || place.asFolded))
    .map((place) => place.position);
  return new Set([...new Set(positions)].sort((a, b) => a - b).slice(0, MOST_PLACES));
}
