/** A plain way to find near-duplicates: answers the id of the first post of the group, or the post's own. */
export type CopyPeer = { name: string; create: () => (id: string, text: string) => string };

/** SimHash of words (Charikar 2002), 64 bits, within 8 bits, in four bands of 16 (Manku, Jain and Das Sarma 2007). */
export const simHashPeer: CopyPeer = {
  name: 'SimHash 64 bits, distance 8',
  create() {
    const bands = Array.from({ length: 4 }, () => new Map<number, { hash: bigint; group: string }[]>());
    return (id, text) => {
      const hash = simHash(text);
      for (const [index, band] of bands.entries()) {
        for (const other of band.get(bandOf(hash, index)) ?? []) {
          if (bitsOf(hash ^ other.hash) <= 8) return other.group;
        }
      }
      for (const [index, band] of bands.entries()) {
        const key = bandOf(hash, index);
        const filed = band.get(key);
        if (filed === undefined) band.set(key, [{ hash, group: id }]);
        else if (filed.length < 64) filed.push({ hash, group: id });
      }
      return id;
    };
  },
};

/** MinHash of word pairs, 64 functions in 16 bands of 4 (Broder 1997; banding as in Leskovec, Rajaraman and Ullman). */
export const minHashPeer: CopyPeer = {
  name: 'MinHash 64, 16 bands',
  create() {
    const bands = Array.from({ length: 16 }, () => new Map<string, { signature: Uint32Array; group: string }>());
    return (id, text) => {
      const signature = minHash(text);
      for (const [index, band] of bands.entries()) {
        const other = band.get(signature.subarray(index * 4, index * 4 + 4).join());
        if (other === undefined) continue;
        const same = signature.reduce((sum, value, at) => sum + (other.signature[at] === value ? 1 : 0), 0);
        if (same >= 24) return other.group;
      }
      for (const [index, band] of bands.entries()) {
        band.set(signature.subarray(index * 4, index * 4 + 4).join(), { signature, group: id });
      }
      return id;
    };
  },
};

/** Share of common letter trigrams. */
export function trigramJaccard(a: string, b: string): number {
  const left = trigrams(a);
  const right = trigrams(b);
  let common = 0;
  for (const gram of left) if (right.has(gram)) common += 1;
  return common / Math.max(1, left.size + right.size - common);
}

/** Rank correlation; equal values share their mean rank. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const left = ranks(a);
  const right = ranks(b);
  const mean = (a.length - 1) / 2;
  let both = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let index = 0; index < a.length; index += 1) {
    const x = (left[index] ?? 0) - mean;
    const y = (right[index] ?? 0) - mean;
    both += x * y;
    leftSquare += x * x;
    rightSquare += y * y;
  }
  return both / Math.sqrt(leftSquare * rightSquare);
}

function ranks(values: readonly number[]): Float64Array {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let index = from; index < to; index += 1) result[order[index] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return result;
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text.toLowerCase()} `;
  const grams = new Set<string>();
  for (let start = 0; start + 3 <= padded.length; start += 1) grams.add(padded.slice(start, start + 3));
  return grams;
}

function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|https?\S*|@\w+/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function hash32(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function simHash(text: string): bigint {
  const votes = new Int32Array(64);
  for (const word of wordsOf(text)) {
    const halves = [hash32(word, 1), hash32(word, 2)];
    for (let bit = 0; bit < 64; bit += 1) votes[bit]! += ((halves[bit >> 5] ?? 0) >>> (bit & 31)) & 1 ? 1 : -1;
  }
  let hash = 0n;
  for (let bit = 0; bit < 64; bit += 1) if ((votes[bit] ?? 0) > 0) hash |= 1n << BigInt(bit);
  return hash;
}

function bandOf(hash: bigint, index: number): number {
  return Number((hash >> BigInt(index * 16)) & 0xffffn);
}

function bitsOf(value: bigint): number {
  let bits = 0;
  for (let rest = value; rest > 0n; rest &= rest - 1n) bits += 1;
  return bits;
}

function minHash(text: string): Uint32Array {
  const words = wordsOf(text);
  const signature = new Uint32Array(64).fill(0xffffffff);
  for (let index = 0; index < Math.max(1, words.length - 1); index += 1) {
    const pair = `${words[index] ?? ''} ${words[index + 1] ?? ''}`;
    let hash = hash32(pair, 3);
    for (let at = 0; at < 64; at += 1) {
      hash = (Math.imul(hash, 0x9e3779b1) + 0x7f4a7c15) >>> 0;
      const mixed = (hash ^ (hash >>> 15)) >>> 0;
      if (mixed < (signature[at] ?? 0)) signature[at] = mixed;
    }
  }
  return signature;
}
