import type { Directory, RouteRequest, Sample } from '../packages/engines/src/routing/index.ts';

/** Answers the label that it finds likeliest for a text. */
export type Peer = { name: string; label: (text: RouteRequest) => string };

type Terms = Map<string, number>;

/** The department most of whose words are in the request: what a list of keywords does. */
export function keywordMatch(directory: Directory): Peer {
  const words = directory.departments.map(({ id, name, competences = [], keywords = [] }) => ({
    id,
    words: new Set(wordsOf([name, ...competences, ...keywords].join(' ')).filter((word) => word.length > 3)),
  }));
  return {
    name: 'keywords of the directory',
    label: (request) => {
      const said = new Set(wordsOf(textOf(request)));
      const scored = words.map((department) => ({
        id: department.id,
        score: [...department.words].filter((word) => said.has(word)).length,
      }));
      const best = scored.toSorted((left, right) => right.score - left.score)[0]!;
      return best.score === 0 ? 'unsure' : best.id;
    },
  };
}

/** Multinomial naive Bayes over words, smoothed by one. */
export function plainBayes(samples: readonly Sample[]): Peer {
  const counts = new Map<string, { terms: Terms; total: number; texts: number }>();
  const vocabulary = new Set<string>();
  for (const sample of samples)
    for (const label of sample.labels) {
      const own = counts.get(label) ?? { terms: new Map(), total: 0, texts: 0 };
      counts.set(label, own);
      own.texts += 1;
      for (const word of wordsOf(textOf(sample))) {
        vocabulary.add(word);
        own.terms.set(word, (own.terms.get(word) ?? 0) + 1);
        own.total += 1;
      }
    }
  return {
    name: 'multinomial naive Bayes',
    label: (request) => {
      const words = wordsOf(textOf(request)).filter((word) => vocabulary.has(word));
      return best([...counts], ([, { terms, total, texts }]) =>
        words.reduce(
          (sum, word) => sum + Math.log(((terms.get(word) ?? 0) + 1) / (total + vocabulary.size)),
          Math.log(texts / samples.length),
        ),
      );
    },
  };
}

/** The nearest centroid of TF-IDF vectors over words, by the cosine. */
export function tfidfCentroid(samples: readonly Sample[]): Peer {
  const frequency = new Map<string, number>();
  for (const sample of samples)
    for (const word of new Set(wordsOf(textOf(sample)))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vector = (text: string): Terms => {
    const terms: Terms = new Map();
    for (const word of wordsOf(text)) terms.set(word, (terms.get(word) ?? 0) + 1);
    for (const [word, count] of terms)
      terms.set(word, (1 + Math.log(count)) * Math.log((1 + samples.length) / (1 + (frequency.get(word) ?? 0))));
    return toUnit(terms);
  };
  const centroids = new Map<string, Terms>();
  for (const sample of samples)
    for (const label of sample.labels) {
      const centroid = centroids.get(label) ?? new Map<string, number>();
      centroids.set(label, centroid);
      for (const [word, weight] of vector(textOf(sample))) centroid.set(word, (centroid.get(word) ?? 0) + weight);
    }
  for (const centroid of centroids.values()) toUnit(centroid);
  return {
    name: 'TF-IDF centroid',
    label: (request) => {
      const own = vector(textOf(request));
      return best([...centroids], ([, centroid]) =>
        [...own].reduce((sum, [word, weight]) => sum + weight * (centroid.get(word) ?? 0), 0),
      );
    },
  };
}

/** What a directory says of each department, line by line, as a training set for the peers. */
export function directorySamples(directory: Directory): Sample[] {
  return directory.departments.flatMap(({ id, name, competences = [], keywords = [], examples = [] }) =>
    [name, ...competences, ...keywords, ...examples].map((line) => ({
      text: typeof line === 'string' ? line : textOf(line),
      labels: [id],
    })),
  );
}

function best<T extends readonly [string, unknown]>(entries: readonly T[], score: (entry: T) => number): string {
  const scored = entries.map((entry) => ({ label: entry[0], score: score(entry) }));
  return scored.toSorted((left, right) => right.score - left.score)[0]!.label;
}

function toUnit(terms: Terms): Terms {
  const length = Math.hypot(...terms.values()) || 1;
  for (const [word, weight] of terms) terms.set(word, weight / length);
  return terms;
}

function textOf({ title, text }: RouteRequest): string {
  return title === undefined ? text : `${title} ${text}`;
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .match(/[\p{L}\d]+/gu) ?? []
  );
}
