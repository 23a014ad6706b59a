import { grown } from './int.pool.ts';
import { MOST_PLACES } from './post.document.ts';

/** The positions of each term in the post being read, in order, as linked lists that are emptied in no time. */
export class PlaceChains {
  private head = new Int32Array(64);
  private tail = new Int32Array(64);
  private length = new Uint8Array(64);
  private next = new Int32Array(1024);
  private position = new Int32Array(1024);
  private used = 0;

  /** Makes room for atoms up to `id`. */
  reserve(id: number): void {
    if (id < this.head.length) return;
    const size = Math.max(id + 1, this.head.length * 2);
    [this.head, this.tail] = [grown(this.head, size), grown(this.tail, size)];
    const lengths = new Uint8Array(size);
    lengths.set(this.length);
    this.length = lengths;
  }

  /** Forgets the positions of the last post; those of each atom are forgotten by `open`. */
  clear(): void {
    this.used = 0;
  }

  open(atom: number): void {
    this.head[atom] = -1;
    this.length[atom] = 0;
  }

  add(atom: number, position: number): void {
    const length = this.length[atom]!;
    if (length === MOST_PLACES) return;
    if (length > 0 && this.position[this.tail[atom]!] === position) return;
    if (this.used === this.next.length) {
      [this.next, this.position] = [grown(this.next, this.used * 2), grown(this.position, this.used * 2)];
    }
    const at = this.used;
    this.used += 1;
    this.position[at] = position;
    this.next[at] = -1;
    if (length === 0) this.head[atom] = at;
    else this.next[this.tail[atom]!] = at;
    this.tail[atom] = at;
    this.length[atom] = length + 1;
  }

  /** Writes the positions of a term into `out`; answers how many. */
  read(atom: number, out: Int32Array): number {
    let count = 0;
    for (let at = this.head[atom]!; at >= 0; at = this.next[at]!) {
      out[count] = this.position[at]!;
      count += 1;
    }
    return count;
  }

  /** Keeps of the first `count` numbers of `starts` those at which the term stands, `offset` further; answers how many. */
  keep(starts: Int32Array, count: number, atom: number, offset: number): number {
    let kept = 0;
    let at = this.head[atom]!;
    for (let index = 0; index < count; index += 1) {
      const wanted = starts[index]! + offset;
      while (at >= 0 && this.position[at]! < wanted) at = this.next[at]!;
      if (at < 0) break;
      if (this.position[at] === wanted) {
        starts[kept] = starts[index]!;
        kept += 1;
      }
    }
    return kept;
  }
}

/** Whether a number of the second list follows one of the first by `least` to `most`; both in ascending order. */
export function follows(
  first: Int32Array,
  firstCount: number,
  second: Int32Array,
  secondCount: number,
  least: number,
  most: number,
): boolean {
  let at = 0;
  for (let index = 0; index < firstCount; index += 1) {
    const from = first[index]! + least;
    while (at < secondCount && second[at]! < from) at += 1;
    if (at === secondCount) return false;
    if (second[at]! <= first[index]! + most) return true;
  }
  return false;
}
