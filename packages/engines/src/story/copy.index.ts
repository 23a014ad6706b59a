import type { Fingerprint } from './text.fingerprint.ts';
import type { TextScan } from './text.scan.ts';

/** A distinct text of a story, kept to recognise its copies and variants. */
type KeptText = {
  seq: number;
  story: number;
  exact: number;
} & Fingerprint;

export type CopyIndex = {
  /** The text with the same words in the same order. */
  exact: (scan: TextScan) => KeptText | undefined;
  /** The text that shares most with this one, from `threshold` on. */
  variant: (print: Fingerprint) => { text: KeptText; likeness: number } | undefined;
  keep: (exact: number, print: Fingerprint, story: number) => void;
  texts: () => KeptText[];
};

const SLOTS = 4;
const MAX_CHECKS = 8;
/** Likeness from which no better candidate is looked for. */
const SURE = 0.7;
const met = new Int32Array(256);
const ranks = new Float64Array(256);

/**
 * Finds copies by the hash of their words and variants by their smallest word pairs, then by the true share of features.
 * Fixed tables: the newest text under an anchor drives out the oldest.
 */
export function createCopyIndex({ capacity, threshold }: { capacity: number; threshold: number }): CopyIndex {
  const buckets = nextPowerOfTwo(capacity * 2);
  const anchored = new Int32Array(buckets * SLOTS).fill(-1);
  const cursor = new Uint8Array(buckets);
  const ring: (KeptText | undefined)[] = Array.from({ length: capacity });
  const byExact = new Map<number, KeptText>();
  let next = 0;

  function put(text: KeptText): void {
    const slot = text.seq % capacity;
    const evicted = ring[slot];
    if (evicted !== undefined && byExact.get(evicted.exact) === evicted) byExact.delete(evicted.exact);
    ring[slot] = text;
    byExact.set(text.exact, text);
    for (const anchor of text.anchors) {
      const bucket = anchor & (buckets - 1);
      const place = cursor[bucket] ?? 0;
      anchored[bucket * SLOTS + place] = text.seq;
      cursor[bucket] = (place + 1) % SLOTS;
    }
  }

  /** Texts filed under the most of these anchors, the most first; `MAX_CHECKS` at most. */
  function candidates(anchors: Uint32Array): KeptText[] {
    let count = 0;
    for (const anchor of anchors) {
      const start = (anchor & (buckets - 1)) * SLOTS;
      for (let slot = start; slot < start + SLOTS; slot += 1) {
        const seq = anchored[slot] ?? -1;
        if (seq < 0) continue;
        met[count] = seq;
        count += 1;
      }
    }
    if (count === 0) return [];
    const sorted = met.subarray(0, count).sort();
    let ranked = 0;
    for (let from = 0; from < count;) {
      const seq = sorted[from] ?? 0;
      let to = from + 1;
      while (to < count && sorted[to] === seq) to += 1;
      // Most votes first, then the newest: both in one number, below zero to sort that way.
      ranks[ranked] = -((to - from) * 0x1_0000_0000 + seq);
      ranked += 1;
      from = to;
    }
    const found: KeptText[] = [];
    for (const rank of ranks.subarray(0, ranked).sort()) {
      const seq = -rank % 0x1_0000_0000;
      const text = ring[seq % capacity];
      if (text?.seq === seq) found.push(text);
      if (found.length === MAX_CHECKS) break;
    }
    return found;
  }

  return {
    exact: (scan) => byExact.get(scan.exact),
    variant(print) {
      let best: KeptText | undefined;
      let bestScore = 0;
      for (const text of candidates(print.anchors)) {
        const score = likeness(print.features, text.features);
        if (score >= threshold && score > bestScore) {
          best = text;
          bestScore = score;
        }
        if (bestScore >= SURE) break;
      }
      return best && { text: best, likeness: bestScore };
    },
    keep(exact, { features, anchors }, story) {
      put({ seq: next, story, exact, features, anchors });
      next += 1;
    },
    texts: () => ring.filter((text): text is KeptText => text !== undefined).sort((a, b) => a.seq - b.seq),
  };
}

/** Jaccard index of two ascending sets; a text that is mostly a piece of the other counts by the piece (truncation). */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let j = 0;
  let common = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) {
      common += 1;
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  const small = Math.min(a.length, b.length);
  const jaccard = common / Math.max(1, a.length + b.length - common);
  const contained = common / Math.max(1, small);
  return small >= 9 && contained >= 0.8 ? Math.max(jaccard, contained * 0.9) : jaccard;
}

function nextPowerOfTwo(value: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, value)));
}
