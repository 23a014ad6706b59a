import { grown, IntPool } from './int.pool.ts';

/** For each term or value, the places of the watches that wait for it, in one array. */
export class WaitingLists {
  readonly pool = new IntPool();
  /** Where the list of each atom starts, and how many places it has. */
  starts = new Int32Array(64);
  counts = new Int32Array(64);
  /** One bit for each atom that some watch waits for. */
  bits = new Int32Array(2);

  /** Makes room for atoms up to `atom`. */
  reserve(atom: number): void {
    if (atom < this.starts.length) return;
    const size = Math.max(atom + 1, this.starts.length * 2);
    this.starts = grown(this.starts, size);
    this.counts = grown(this.counts, size);
    this.bits = grown(this.bits, (size >>> 5) + 1);
  }

  add(atom: number, place: number): void {
    const count = this.counts[atom]!;
    const room = roomFor(count);
    if (count === 0) {
      this.starts[atom] = this.pool.take(roomFor(1));
      this.bits[atom >>> 5] = this.bits[atom >>> 5]! | (1 << (atom & 31));
    } else if (count === room) {
      const start = this.starts[atom]!;
      const larger = this.pool.take(roomFor(count + 1));
      this.pool.numbers.copyWithin(larger, start, start + count);
      this.pool.give(start, room);
      this.starts[atom] = larger;
    }
    this.pool.numbers[this.starts[atom]! + count] = place;
    this.counts[atom] = count + 1;
  }

  remove(atom: number, place: number): void {
    const { numbers } = this.pool;
    const start = this.starts[atom]!;
    const last = this.counts[atom]! - 1;
    for (let at = start; at <= start + last; at += 1) {
      if (numbers[at] !== place) continue;
      numbers[at] = numbers[start + last]!;
      break;
    }
    this.counts[atom] = last;
    if (last === 0) {
      this.pool.give(start, roomFor(1));
      this.bits[atom >>> 5] = this.bits[atom >>> 5]! & ~(1 << (atom & 31));
    } else if (roomFor(last) < roomFor(last + 1)) {
      const smaller = this.pool.take(roomFor(last));
      this.pool.numbers.copyWithin(smaller, start, start + last);
      this.pool.give(start, roomFor(last + 1));
      this.starts[atom] = smaller;
    }
  }
}

/** Places for a list of so many: a power of two, at least four. */
function roomFor(count: number): number {
  return count <= 4 ? 4 : 2 ** (32 - Math.clz32(count - 1));
}
