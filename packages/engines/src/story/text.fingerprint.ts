import { lastWords, type TextScan } from './text.scan.ts';
import { mix } from './word.hash.ts';

/** What is kept of a text to find its variants. */
export type Fingerprint = {
  /** Distinct hashes of words and of neighbouring pairs, ascending. */
  features: Uint32Array;
  /** Pairs under which the text is filed. */
  anchors: Uint32Array;
};

const MAX_TERMS = 40;
const featureBuffer = new Uint32Array(1_024);
const pairBuffer = new Uint32Array(512);

/**
 * Words and pairs of the text scanned last, and as anchors its smallest pairs: the same ones come out of two texts that share most of
 * their pairs (min-wise hashing, Broder 1997). Pairs of two small words are no anchors.
 */
export function fingerprint({ count }: TextScan): Fingerprint {
  const { hashes, stems } = lastWords;
  let features = 0;
  let pairs = 0;
  for (let index = 0; index < count; index += 1) {
    const hash = hashes[index] ?? 0;
    featureBuffer[features] = hash;
    features += 1;
    if (index === 0) continue;
    const pair = mix((hashes[index - 1] ?? 0) ^ Math.imul(hash, 0x85ebca6b));
    featureBuffer[features] = pair;
    features += 1;
    if (stems[index] === 0 && stems[index - 1] === 0) continue;
    pairBuffer[pairs] = pair;
    pairs += 1;
  }
  const anchors = 8 + Math.min(16, count >> 3);
  return { features: ascending(featureBuffer, features, features), anchors: ascending(pairBuffer, pairs, anchors) };
}

/** The `most` smallest distinct values of the first `count`, ascending. */
function ascending(buffer: Uint32Array, count: number, most: number): Uint32Array {
  const sorted = buffer.subarray(0, count).sort();
  let kept = 0;
  for (let index = 0; index < count && kept < most; index += 1) {
    const value = sorted[index] ?? 0;
    if (kept > 0 && sorted[kept - 1] === value) continue;
    sorted[kept] = value;
    kept += 1;
  }
  return sorted.slice(0, kept);
}

/** Stems of the text scanned last that carry its subject, each once, those of hashtags first; `tags` counts these. */
export function subjectOf({ count }: TextScan): { terms: number[]; tags: number } {
  const terms: number[] = [];
  collect(terms, count, 1);
  const tags = terms.length;
  collect(terms, count, 0);
  return { terms, tags };
}

function collect(terms: number[], count: number, wanted: number): void {
  const { stems, tagged } = lastWords;
  for (let index = 0; index < count && terms.length < MAX_TERMS; index += 1) {
    const stem = stems[index] ?? 0;
    if (stem !== 0 && tagged[index] === wanted && !terms.includes(stem)) terms.push(stem);
  }
}
