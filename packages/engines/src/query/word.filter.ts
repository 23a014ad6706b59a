const BITS = 20;
/** Longer prefixes share the last bit of `lengths`. */
const LONGEST_TOLD = 30;
/** Prefixes of at least as many letters are looked for only when a word opens as one of them does: few words do. */
const OPENING = 4;
/** The set of openings is small, so that it stays in the nearest memory. */
const OPENING_BITS = 16;
/** The bits of `lengths` for the beginnings that are shorter. */
const SHORTER = (1 << OPENING) - 1;

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
  /** Likewise for the first letters of the longer beginnings. */
  readonly openings = new Int32Array(1 << (OPENING_BITS - 5));
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
    if (prefix.length < OPENING) return;
    const opening = hashOf(prefix.slice(0, OPENING)) >>> (32 - OPENING_BITS);
    this.openings[opening >>> 5] = this.openings[opening >>> 5]! | (1 << (opening & 31));
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
   * Whether some watch may ask for a beginning of a word.
   *
   * @param hashes at each index, the hash of as many of its letters
   */
  begins(hashes: Int32Array, length: number): boolean {
    const { lengths } = this;
    let shortest = OPENING;
    if ((lengths & SHORTER) !== 0) shortest = 1;
    else if (length < OPENING || !opens(this.openings, hashes[OPENING]!)) return false;
    for (let letters = shortest; letters <= length; letters += 1) {
      if ((lengths & lengthBit(letters)) !== 0 && hasBit(this.starts, hashes[letters]!)) return true;
    }
    return false;
  }

  /**
   * Whether what a word stands for depends on how it is written.
   *
   * @param hashes at each index, the hash of as many of its letters
   */
  mindsWriting(hashes: Int32Array, length: number): boolean {
    if (hasBit(this.written, hashes[length]!)) return true;
    return this.stems.size > 0 && (this.stems.has(hashes[1]!) || (length > 1 && this.stems.has(hashes[2]!)));
  }
}

export function hasBit(bits: Int32Array, hash: number): boolean {
  return (bits[hash >>> (37 - BITS)]! & (1 << (hash >>> (32 - BITS)))) !== 0;
}

function opens(openings: Int32Array, hash: number): boolean {
  return (openings[hash >>> (37 - OPENING_BITS)]! & (1 << (hash >>> (32 - OPENING_BITS)))) !== 0;
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
