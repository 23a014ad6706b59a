/** 32-bit hash of a string (FNV-1a with the finaliser of MurmurHash3). */
export function hashOf(text: string): number {
  let hash = FNV_START;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return mix(hash);
}

export const FNV_START = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

/** Spreads every bit of a value over all others. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
