const BITS = 20;
/** Longer prefixes share the last bit of `lengths`. */
const LONGEST_TOLD = 30;

/** The hash of a word that goes on with one more folded UTF-16 unit; that of no unit is 0. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit ^ 0x5bd1e995, 0x9e3779b1);
}

/**
 * Tells at once that a word is of no interest to any watch, as most words of a stream; what it lets through is looked
 * up. It only grows: what was removed costs a look in vain.
 */
export class WordFilter {
  /** One bit for the hash of each lexeme that is looked for. */
  readonly wholes = new Int32Array(1 << (BITS - 5));
  /** Likewise for each beginning that is looked for. */
  readonly starts = new Int32Array(1 << (BITS - 5));
  /** One bit for each length of a beginning. */
  lengths = 0;
  /** Whether it matters of any word how it is written, and which ones: these, and those that begin so. */
  minds = false;
  private readonly written = new Int32Array(1 << (BITS - 5));
  private readonly stems = new Set<number>();

  addLexeme(lexeme: string): void {
    setBit(this.wholes, hashOf(lexeme));
  }

  addPrefix(prefix: string): void {
    setBit(this.starts, hashOf(prefix));
    this.lengths |= lengthBit(prefix.length);
  }

  /** @param word folded */
  addWritten(word: string): void {
    this.minds = true;
    setBit(this.wholes, hashOf(word));
    setBit(this.written, hashOf(word));
  }

  /** The first two letters of a stem are those of its words, but for `i` and `y` (`dying`, `die`). */
  addStem(stem: string): void {
    this.minds = true;
    const first = stem.slice(0, 2);
    for (const start of /^.[iy]$/u.test(first) ? [`${first[0]}i`, `${first[0]}y`] : [first]) {
      this.addPrefix(start);
      this.stems.add(hashOf(start));
    }
  }

  /**
   * Whether what a word stands for depends on how it is written.
   *
   * @param first its first folded letter
   * @param second its second, or undefined
   */
  mindsWriting(hash: number, first: number, second: number | undefined): boolean {
    if (hasBit(this.written, hash)) return true;
    if (this.stems.size === 0) return false;
    const one = hashOn(0, first);
    return this.stems.has(one) || (second !== undefined && this.stems.has(hashOn(one, second)));
  }
}

export function hasBit(bits: Int32Array, hash: number): boolean {
  return (bits[hash >>> (37 - BITS)]! & (1 << (hash >>> (32 - BITS)))) !== 0;
}

export function lengthBit(length: number): number {
  return 1 << (length < LONGEST_TOLD ? length : LONGEST_TOLD);
}

function setBit(bits: Int32Array, hash: number): void {
  const at = hash >>> (37 - BITS);
  bits[at] = bits[at]! | (1 << (hash >>> (32 - BITS)));
}

function hashOf(word: string): number {
  let hash = 0;
  for (let index = 0; index < word.length; index += 1) hash = hashOn(hash, word.charCodeAt(index));
  return hash;
}
