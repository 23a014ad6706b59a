/** Chance that is the same each time: drawn from words, so that any part of a simulation can be made again alone. */
export type Random = {
  /** From 0 up to 1, 1 left out. */
  next: () => number;
  below: (count: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** One of the names, as often as its weight says. */
  weighted: <Name extends string>(weights: Partial<Record<Name, number>>) => Name;
  /** How many of something that happens `mean` times on average. */
  poisson: (mean: number) => number;
  /** Around 0, mostly between -1 and 1. */
  normal: () => number;
};

/** `randomOf('seed', 'posts', 12)`: FNV-1a over the words, then sfc32 (PractRand-clean, public domain). */
export function randomOf(...words: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5;
  for (const sign of words.join('\u0000')) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  let [a, b, c, d] = [hash, hash ^ 0x9e3779b9, hash ^ 0x243f6a88, 1];
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let warming = 0; warming < 12; warming += 1) next();
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    below: (count) => Math.floor(next() * count),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [Extract<keyof typeof weights, string>, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
      if (!found) throw new Error('nothing to weigh');
      return found[0];
    },
    poisson: (mean) => {
      if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const floor = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > floor; product *= next()) count += 1;
      return count;
    },
  };
}
