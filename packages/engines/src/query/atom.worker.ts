import type { Atom, AtomTable } from './atom.table.ts';
import { follows } from './place.chains.ts';
import { MOST_PLACES } from './post.document.ts';
import type { MatchablePost } from './post.document.ts';
import { compares, hasLink } from './post.fields.ts';
import type { PostReader } from './post.reader.ts';

/** Works out, once a post, the atoms that reading it does not tell: phrases, NEAR, `has:` and `followers:`. */
export class AtomWorker {
  private readonly table: AtomTable;
  private readonly reader: PostReader;
  private readonly lefts = new Int32Array(MOST_PLACES);
  private readonly rights = new Int32Array(MOST_PLACES);

  constructor(table: AtomTable, reader: PostReader) {
    this.table = table;
    this.reader = reader;
  }

  holds(id: number, post: MatchablePost): boolean {
    const { stamps, post: number } = this.reader;
    if (stamps[id] === number) return true;
    if (stamps[id] === -number) return false;
    const holds = this.workOut(this.table.atoms[id]!, post);
    stamps[id] = holds ? number : -number;
    return holds;
  }

  private workOut(atom: Atom, post: MatchablePost): boolean {
    switch (atom.kind) {
      case 'phrase':
        return this.startsOf(atom, this.lefts) > 0;
      case 'near': {
        const [left, right] = [this.table.atoms[atom.parts[0]]!, this.table.atoms[atom.parts[1]]!];
        const leftCount = this.placesOf(left, atom.parts[0], this.lefts);
        const rightCount = leftCount === 0 ? 0 : this.placesOf(right, atom.parts[1], this.rights);
        if (rightCount === 0) return false;
        const [leftWidth, rightWidth] = [widthOf(left), widthOf(right)];
        return (
          follows(this.lefts, leftCount, this.rights, rightCount, leftWidth, leftWidth + atom.distance) ||
          follows(this.rights, rightCount, this.lefts, leftCount, rightWidth, rightWidth + atom.distance)
        );
      }
      case 'check': {
        const { field } = atom;
        if (field.kind === 'has') return field.what === 'link' ? hasLink(post) : post.hasMedia === true;
        return post.followers !== undefined && compares(post.followers, field.comparison, field.count);
      }
      default:
        throw new TypeError(`a ${atom.kind} is found by reading the post`);
    }
  }

  private placesOf(atom: Atom, id: number, out: Int32Array): number {
    if (atom.kind === 'phrase') return this.startsOf(atom, out);
    return this.reader.has(id) ? this.reader.chains.read(id, out) : 0;
  }

  private startsOf({ parts, offsets }: Extract<Atom, { kind: 'phrase' }>, out: Int32Array): number {
    const { reader } = this;
    for (let index = 0; index < parts.length; index += 1) if (!reader.has(parts[index]!)) return 0;
    let count = reader.chains.read(parts[0]!, out);
    for (let index = 1; index < parts.length && count > 0; index += 1) {
      count = reader.chains.keep(out, count, parts[index]!, offsets[index]!);
    }
    return count;
  }
}

function widthOf(atom: Atom): number {
  return atom.kind === 'phrase' ? atom.offsets.at(-1)! : 0;
}
