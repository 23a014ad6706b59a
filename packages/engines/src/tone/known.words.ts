import { hashWord } from './word.hash.ts';

/** Bits of the filter; three probes keep false friends under one word in a hundred for 70,000 forms. */
export const KNOWN_BITS = 1 << 20;

/** A set of common words in 131 kB (Bloom 1970): what it holds is spelt right and is left alone by the repair. */
export type KnownWords = Uint8Array;

export function addKnown(known: KnownWords, word: string): void {
  for (let probe = 1; probe <= 3; probe += 1) {
    const bit = hashWord(word, probe) & (KNOWN_BITS - 1);
    known[bit >> 3]! |= 1 << (bit & 7);
  }
}

export function isKnown(known: KnownWords, word: string): boolean {
  for (let probe = 1; probe <= 3; probe += 1) {
    const bit = hashWord(word, probe) & (KNOWN_BITS - 1);
    if ((known[bit >> 3]! & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}
