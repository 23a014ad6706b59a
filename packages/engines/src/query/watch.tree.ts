import type { AtomTable } from './atom.table.ts';
import type { Query, Words } from './query.ast.ts';

/**
 * A watch as a list of numbers, in prefix order: `2 * atom` for an atom that must hold, `2 * atom + 1` for one that must
 * not, `-2 * n` for all of the `n` nodes that follow, `-2 * n - 1` for any of them. NOT stands nowhere else.
 */
export type WatchTree = number[];

/** Builds the tree of a query; every atom in it counts as used once more. */
export function buildTree(query: Query, table: AtomTable, negated = false, tree: WatchTree = []): WatchTree {
  switch (query.kind) {
    case 'not':
      return buildTree(query.child, table, !negated, tree);
    case 'and':
    case 'or':
      tree.push(-2 * query.children.length - ((query.kind === 'or') === negated ? 0 : 1));
      for (const child of query.children) buildTree(child, table, negated, tree);
      return tree;
    default: {
      const atom = atomOf(query, table);
      tree.push(2 * atom + (negated ? 1 : 0));
      return tree;
    }
  }
}

/** The atoms of a tree, to be released with it. */
export function atomsOfTree(tree: Iterable<number>): number[] {
  return Array.from(tree)
    .filter((node) => node > 0)
    .map((node) => node >> 1);
}

function atomOf(query: Exclude<Query, { kind: 'and' | 'or' | 'not' }>, table: AtomTable): number {
  if (query.kind === 'words') return wordsAtom(query, table);
  if (query.kind !== 'near') return table.field(query);
  return table.near(wordsAtom(query.left, table), wordsAtom(query.right, table), query.distance);
}

function wordsAtom({ patterns, scope }: Words, table: AtomTable): number {
  const parts = patterns.map((pattern) => table.term(pattern, scope));
  if (parts.length === 1) return parts[0]!;
  return table.phrase(
    parts,
    patterns.map((pattern) => pattern.offset),
  );
}
