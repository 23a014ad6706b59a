const WHOLE_BITS = 20;
const START_BITS = 15;
/** Longer prefixes share the last bit of `lengths`. */
const LONGEST_TOLD = 30;

/** What a word starts with, as `starts` says it. */
export const PREFIX = 1;
export const STEM = 2;

/** The hash of a word that goes on with one more folded UTF-16 unit; that of no unit is 0. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit ^ 0x5bd1e995, 0x9e3779b1);
}

/**
 * Tells at once that a word is of no interest to any watch, as most words of a stream; what it lets through is looked
 * up. It only grows: what was removed costs a look in vain.
 */
export class WordFilter {
  /** One bit for the hash of each word that is looked for. */
  readonly wholes = new Int32Array(1 << (WHOLE_BITS - 5));
  /** Likewise for the words of which it matters how they are written. */
  readonly written = new Int32Array(1 << (WHOLE_BITS - 5));
  /** `PREFIX` and `STEM` for the hash of each beginning that is looked for. */
  readonly starts = new Uint8Array(1 << START_BITS);
  /** Whether it matters of any word how it is written. */
  minds = false;
  /** One bit for each length of a beginning. */
  lengths = 0;

  addWord(word: string): void {
    setBit(this.wholes, hashOf(word));
  }

  addWritten(word: string): void {
    this.minds = true;
    setBit(this.written, hashOf(word));
  }

  addPrefix(prefix: string): void {
    this.addStart(prefix, PREFIX);
  }

  /** The first two letters of a stem are those of its words, but for `i` and `y` (`dying`, `die`). */
  addStem(stem: string): void {
    const first = stem.slice(0, 2);
    for (const start of /^.[iy]$/u.test(first) ? [`${first[0]}i`, `${first[0]}y`] : [first]) this.addStart(start, STEM);
  }

  private addStart(start: string, kind: number): void {
    const at = startSlot(hashOf(start));
    this.starts[at] = this.starts[at]! | kind;
    this.lengths |= lengthBit(start.length);
  }
}

export function hasBit(bits: Int32Array, hash: number): boolean {
  return (bits[hash >>> (37 - WHOLE_BITS)]! & (1 << (hash >>> (32 - WHOLE_BITS)))) !== 0;
}

export function startSlot(hash: number): number {
  return hash >>> (32 - START_BITS);
}

export function lengthBit(length: number): number {
  return 1 << (length < LONGEST_TOLD ? length : LONGEST_TOLD);
}

function setBit(bits: Int32Array, hash: number): void {
  const at = hash >>> (37 - WHOLE_BITS);
  bits[at] = bits[at]! | (1 << (hash >>> (32 - WHOLE_BITS)));
}

function hashOf(word: string): number {
  let hash = 0;
  for (let index = 0; index < word.length; index += 1) hash = hashOn(hash, word.charCodeAt(index));
  return hash;
}
