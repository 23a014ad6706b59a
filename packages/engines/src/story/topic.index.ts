/** Weighted stems of a story, at most `MAX_CENTROID`, heaviest first. */
export type Centroid = { terms: number[]; weights: number[]; norm: number };

/** Distinct stems of a post, the `tags` first of them from hashtags. */
export type Subject = { terms: number[]; tags: number };

export type Weighted = { terms: number[]; weights: number[]; norm: number };

export type TopicIndex = {
  /** Counts the post's stems and weighs them by their rarity so far. */
  weigh: (subject: Subject) => Weighted;
  /** Sequence numbers of the stories filed under the post's rarest stems. */
  candidates: (post: Weighted) => number[];
  file: (post: Weighted, story: number) => void;
  counts: () => { total: number; seen: [number, number][] };
  restore: (counts: { total: number; seen: [number, number][] }) => void;
};

const TABLE = 1 << 17;
const BUCKETS = 1 << 16;
const SLOTS = 8;
const FILED = 6;
const MAX_CENTROID = 32;
const FADE = 0.95;
const HALVE_AFTER = 200_000;
/** What a stem weighs before anything was counted: as if one in two thousand posts had it. */
const PRIOR_POSTS = 2_000;

/** Fixed-size counting of stems (hashed table, halved now and then so that old days fade) and a bounded inverted index. */
export function createTopicIndex(): TopicIndex {
  const seen = new Float32Array(TABLE);
  const filed = new Int32Array(BUCKETS * SLOTS).fill(-1);
  const cursor = new Uint8Array(BUCKETS);
  let total = 0;

  function rarest(post: Weighted): number[] {
    const order = [...post.terms.keys()].sort((a, b) => (post.weights[b] ?? 0) - (post.weights[a] ?? 0));
    return order.slice(0, FILED).map((index) => post.terms[index] ?? 0);
  }

  return {
    weigh({ terms, tags }) {
      total += 1;
      if (total > HALVE_AFTER) {
        total /= 2;
        for (let index = 0; index < TABLE; index += 1) seen[index] = (seen[index] ?? 0) / 2;
      }
      const weights: number[] = [];
      let square = 0;
      for (let index = 0; index < terms.length; index += 1) {
        const slot = (terms[index] ?? 0) & (TABLE - 1);
        const count = (seen[slot] ?? 0) + 1;
        seen[slot] = count;
        const rarity = Math.log((total + PRIOR_POSTS) / count);
        const weight = rarity * (index < tags ? 1.3 : 1);
        weights.push(weight);
        square += weight * weight;
      }
      return { terms, weights, norm: Math.sqrt(square) };
    },
    candidates(post) {
      const found = new Set<number>();
      for (const term of rarest(post)) {
        const start = (term & (BUCKETS - 1)) * SLOTS;
        for (let slot = start; slot < start + SLOTS; slot += 1) {
          const story = filed[slot] ?? -1;
          if (story >= 0) found.add(story);
        }
      }
      return [...found];
    },
    file(post, story) {
      for (const term of rarest(post)) {
        const bucket = term & (BUCKETS - 1);
        const start = bucket * SLOTS;
        let present = false;
        for (let slot = start; slot < start + SLOTS; slot += 1) present ||= filed[slot] === story;
        if (present) continue;
        const place = cursor[bucket] ?? 0;
        filed[start + place] = story;
        cursor[bucket] = (place + 1) % SLOTS;
      }
    },
    counts() {
      const pairs: [number, number][] = [];
      for (let index = 0; index < TABLE; index += 1)
        if ((seen[index] ?? 0) >= 0.5) pairs.push([index, seen[index] ?? 0]);
      return { total, seen: pairs };
    },
    restore(counts) {
      total = counts.total;
      for (const [index, count] of counts.seen) if (index >= 0 && index < TABLE) seen[index] = count;
    },
  };
}

/** Cosine of a post and a story's centroid, 0 to 1; `shared` is the number of stems they have in common. */
export function closeness(post: Weighted, centroid: Centroid): { cosine: number; shared: number } {
  let dot = 0;
  let shared = 0;
  for (let index = 0; index < post.terms.length; index += 1) {
    const place = centroid.terms.indexOf(post.terms[index] ?? 0);
    if (place < 0) continue;
    shared += 1;
    dot += (post.weights[index] ?? 0) * (centroid.weights[place] ?? 0);
  }
  return { cosine: shared === 0 ? 0 : dot / (post.norm * centroid.norm), shared };
}

/** Moves a story's centroid by a post; old weights fade a little so that a story may drift. */
export function absorb(centroid: Centroid, post: Weighted): Centroid {
  const terms = [...centroid.terms];
  const weights = centroid.weights.map((weight) => weight * FADE);
  for (let index = 0; index < post.terms.length; index += 1) {
    const term = post.terms[index] ?? 0;
    const place = terms.indexOf(term);
    if (place < 0) {
      terms.push(term);
      weights.push(post.weights[index] ?? 0);
    } else weights[place] = (weights[place] ?? 0) + (post.weights[index] ?? 0);
  }
  if (terms.length <= MAX_CENTROID) return { terms, weights, norm: normOf(weights) };
  const order = [...terms.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).slice(0, MAX_CENTROID);
  const kept = order.map((index) => weights[index] ?? 0);
  return { terms: order.map((index) => terms[index] ?? 0), weights: kept, norm: normOf(kept) };
}

function normOf(weights: readonly number[]): number {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  return Math.sqrt(square);
}

export const emptyCentroid: Centroid = { terms: [], weights: [], norm: 0 };
