/** A set of numbers that is emptied in their order: two levels of bits, a few instructions a number. */
export class MatchedWatches {
  count = 0;
  private bits = new Uint32Array(32);
  private summary = new Uint32Array(1);

  /** Makes room for numbers up to `highest`. */
  reserve(highest: number): void {
    if (highest < this.bits.length * 32) return;
    const words = Math.ceil((highest + 1) / 1024) * 64;
    this.bits = new Uint32Array(words);
    this.summary = new Uint32Array(words / 32);
  }

  add(number: number): void {
    const word = number >>> 5;
    this.bits[word] = this.bits[word]! | (1 << (number & 31));
    this.summary[word >>> 5] = this.summary[word >>> 5]! | (1 << (word & 31));
    this.count += 1;
  }

  /** Calls `use` with each number, in ascending order, and leaves the set empty. */
  drain(use: (number: number) => void): void {
    if (this.count === 0) return;
    this.count = 0;
    const { bits, summary } = this;
    for (let index = 0; index < summary.length; index += 1) {
      for (let words = summary[index]!; words !== 0; words &= words - 1) {
        const word = index * 32 + lowestBit(words);
        for (let left = bits[word]!; left !== 0; left &= left - 1) use(word * 32 + lowestBit(left));
        bits[word] = 0;
      }
      summary[index] = 0;
    }
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
