import type { AtomTable } from './atom.table.ts';
import type { WatchTree } from './watch.tree.ts';

/**
 * A watch as the matcher runs it: a list of steps, one number each, run from the first on; 0 when the post matches.
 *
 * A step looks at an atom (bits 10 to 30; bit 31 when it is worked out on demand). Bit 9 says whether to jump when the
 * atom holds (1) or when it does not (0), the bits below by how many numbers: 0 when the post then does not match,
 * `FAR` when the number that follows says it. Otherwise the next step follows.
 *
 * `awaited` are terms and values of which every matching post has at least one, the rarest such set. There is none
 * when the query also matches posts that contain nothing of it.
 */
export type CompiledWatch = { program: number[]; awaited: readonly number[] | undefined };

export const ATOM_SHIFT = 10;
export const ATOM_MASK = 0x1fffff;
export const JUMPS_WHEN_TRUE = 0x200;
export const FAR = 0x1ff;

/** The share of posts in which a term or value is found. */
export type Share = (atom: number) => number;

type Cover = { atoms: readonly number[]; cost: number };
type Node = { share: number; cover: Cover | undefined } & (
  | { kind: 'atom'; atom: number; guards: readonly number[]; negated: boolean }
  | { kind: 'and' | 'or'; children: Node[] }
);

/** Goes to other tests by their place in the list, or to an end. */
type Test = { atom: number; onDemand: boolean; whenTrue: number; whenFalse: number };
const MOST_GUARDS = 3;
const ACCEPT = -1;
const REJECT = -2;

/** Puts a watch in the order that settles it soonest. */
export function compileWatch(tree: WatchTree, table: AtomTable, share: Share): CompiledWatch {
  let at = 0;
  const read = (): Node => {
    const number = tree[at]!;
    at += 1;
    if (number > 0) return atomNode(number >> 1, (number & 1) === 1, table, share);
    const children = Array.from({ length: -number >> 1 }, read);
    return (number & 1) === 0 ? allNode(children) : anyNode(children);
  };
  const root = read();
  const tests: Test[] = [];
  emit(root, ACCEPT, REJECT, tests, table);
  return { program: layOut(tests), awaited: root.cover?.atoms };
}

function atomNode(atom: number, negated: boolean, table: AtomTable, share: Share): Node {
  const required = [...new Set(requiredBy(atom, table))].sort((a, b) => share(a) - share(b));
  const [rarest] = required;
  const found = share(rarest ?? atom);
  return {
    kind: 'atom',
    atom,
    negated,
    guards: rarest === atom ? [] : required.slice(0, MOST_GUARDS),
    share: negated ? 1 - found : found,
    cover: negated || rarest === undefined ? undefined : { atoms: [rarest], cost: found },
  };
}

/** The terms and values without which an atom cannot hold. */
function requiredBy(id: number, table: AtomTable): number[] {
  const atom = table.atoms[id]!;
  if (atom.kind === 'phrase' || atom.kind === 'near') return atom.parts.flatMap((part) => requiredBy(part, table));
  return atom.kind === 'check' ? [] : [id];
}

/** The child whose cover is awaited comes last: the watch is looked at only when that child probably holds. */
function allNode(children: Node[]): Node {
  let awaited: Node | undefined;
  for (const child of children) {
    if (child.cover !== undefined && child.cover.cost < (awaited?.cover?.cost ?? Infinity)) awaited = child;
  }
  const ordered = children.filter((child) => child !== awaited).sort((a, b) => a.share - b.share);
  if (awaited !== undefined) ordered.push(awaited);
  const share = Math.min(...children.map((child) => child.share));
  return { kind: 'and', children: ordered, share, cover: awaited?.cover };
}

function anyNode(children: Node[]): Node {
  const atoms = new Set<number>();
  let cost = 0;
  for (const { cover } of children) {
    for (const atom of cover?.atoms ?? []) atoms.add(atom);
    cost += cover?.cost ?? Infinity;
  }
  const ordered = children.toSorted((a, b) => b.share - a.share);
  const missing =
    1 -
    Math.min(
      0.999,
      children.reduce((sum, child) => sum + child.share, 0),
    );
  return {
    kind: 'or',
    children: ordered,
    share: 1 - missing,
    cover: cost < Infinity ? { atoms: [...atoms], cost } : undefined,
  };
}

/** Adds the tests of a node, those that come last first, so that each may go to those before it in the list. */
function emit(node: Node, onTrue: number, onFalse: number, tests: Test[], table: AtomTable): number {
  if (node.kind !== 'atom') {
    let entry = node.kind === 'and' ? onTrue : onFalse;
    for (const child of node.children.toReversed()) {
      entry =
        node.kind === 'and' ? emit(child, entry, onFalse, tests, table) : emit(child, onTrue, entry, tests, table);
    }
    return entry;
  }
  const [whenTrue, whenFalse] = node.negated ? [onFalse, onTrue] : [onTrue, onFalse];
  const { kind } = table.atoms[node.atom]!;
  tests.push({ atom: node.atom, onDemand: kind !== 'term' && kind !== 'value', whenTrue, whenFalse });
  // Most phrases are settled by their rarest words, without a look at the places.
  for (const guard of node.guards.toReversed()) {
    tests.push({ atom: guard, onDemand: false, whenTrue: tests.length - 1, whenFalse });
  }
  return tests.length - 1;
}

/** Turns the list round: what a test goes to on one of its outcomes is then always what follows it. */
function layOut(tests: readonly Test[]): number[] {
  const reversed: number[] = [0];
  /** How far from the end each test starts. */
  const fromEnd: number[] = [];
  for (const [index, { atom, onDemand, whenTrue, whenFalse }] of tests.entries()) {
    const jumpsWhenTrue = whenTrue !== index - 1;
    const target = jumpsWhenTrue ? whenTrue : whenFalse;
    const distance = target === REJECT ? 0 : reversed.length + 1 - (target === ACCEPT ? 1 : fromEnd[target]!);
    const isFar = distance >= FAR;
    if (isFar) reversed.push(distance + 1);
    const sense = jumpsWhenTrue ? JUMPS_WHEN_TRUE : 0;
    reversed.push((onDemand ? 1 << 31 : 0) | (atom << ATOM_SHIFT) | sense | (isFar ? FAR : distance));
    fromEnd.push(reversed.length);
  }
  return reversed.toReversed();
}
