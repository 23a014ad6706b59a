import type { Fingerprint } from './text.fingerprint.ts';

/** A distinct text of a story, kept to recognise its copies and variants. */
export type KeptText = {
  seq: number;
  story: number;
  exact: number;
  words: number;
  features: Uint32Array;
  anchors: Uint32Array;
};

export type CopyIndex = {
  exact: (print: Fingerprint) => KeptText | undefined;
  variant: (print: Fingerprint) => { text: KeptText; likeness: number } | undefined;
  keep: (print: Fingerprint, story: number) => void;
  restore: (text: Omit<KeptText, 'seq'>) => void;
  texts: () => KeptText[];
};

const SLOTS = 4;
const MAX_CHECKS = 8;

/**
 * Finds copies by the hash of their words and variants by their smallest word pairs, then by the true share of features.
 * Fixed tables: the newest text under an anchor drives out the oldest.
 */
export function createCopyIndex({ capacity, threshold }: { capacity: number; threshold: number }): CopyIndex {
  const buckets = nextPowerOfTwo(capacity * 2);
  const anchored = new Float64Array(buckets * SLOTS).fill(-1);
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

  function candidates(anchors: Uint32Array): KeptText[] {
    const votes = new Map<number, number>();
    for (const anchor of anchors) {
      const start = (anchor & (buckets - 1)) * SLOTS;
      for (let slot = start; slot < start + SLOTS; slot += 1) {
        const seq = anchored[slot] ?? -1;
        if (seq >= 0) votes.set(seq, (votes.get(seq) ?? 0) + 1);
      }
    }
    const ranked = [...votes.entries()];
    if (ranked.length > 1) ranked.sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    const found: KeptText[] = [];
    for (const [seq] of ranked.slice(0, MAX_CHECKS)) {
      const text = ring[seq % capacity];
      if (text !== undefined && text.seq === seq) found.push(text);
    }
    return found;
  }

  return {
    exact: (print) => byExact.get(print.exact),
    variant(print) {
      if (print.words < 4) return undefined;
      let best: KeptText | undefined;
      let bestScore = 0;
      for (const text of candidates(print.anchors)) {
        const score = likeness(print.features, text.features);
        if (score >= threshold && score > bestScore) {
          best = text;
          bestScore = score;
        }
      }
      return best && { text: best, likeness: bestScore };
    },
    keep(print, story) {
      put({
        seq: next,
        story,
        exact: print.exact,
        words: print.words,
        features: print.features,
        anchors: print.anchors,
      });
      next += 1;
    },
    restore(text) {
      put({ ...text, seq: next });
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
