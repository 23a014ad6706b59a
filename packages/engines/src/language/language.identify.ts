import model from './model/language-model.json' with { type: 'json' };
import { extractNgrams, type NgramFeatures } from './ngram.features.ts';
import { languageOfScript } from './script.detect.ts';
import { decodeWeights } from './weights.decode.ts';

/** Languages told apart by their words; `other` stands for every further language in Latin letters. */
export const LATIN_LANGUAGES = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'other'] as const;

export type LatinLanguage = Exclude<(typeof LATIN_LANGUAGES)[number], 'other'>;
export type Lang = LatinLanguage | 'el' | 'hy' | 'he' | 'th' | 'ka' | 'ja' | 'ko' | 'zh' | 'ru' | 'uk' | 'ar' | 'und';
export type Identified = { lang: Lang; confidence: number };

const CLASSES = LATIN_LANGUAGES.length;
/** Below this share of the probability nothing is named; measured in the README. */
const SURE = 0.55;
/** What a declared language adds to its own logit: it tips a doubtful post, never a clear one. */
const DECLARED = 1.5;
const MIN_LETTERS = 2;

let weights: Int8Array | undefined;
const logits = new Float64Array(CLASSES);

/**
 * Names the language of a post, or `und` rather than guess.
 *
 * @param text the post; links, mentions and numbers are ignored
 * @param declared the language its network states (BCP 47), taken as a hint only
 * @returns the ISO 639-1 code and the probability (0 to 1) that it is right
 */
export function identify(text: string, declared?: string): Identified {
  const features = extractNgrams(text);
  const hint =
    declared === undefined ? -1 : LATIN_LANGUAGES.indexOf(declared.slice(0, 2).toLowerCase() as LatinLanguage);
  if (features.letters < MIN_LETTERS) return { lang: 'und', confidence: 0 };
  if (features.latin * 2 < features.letters) {
    const lang = languageOfScript(text) as Lang;
    return { lang, confidence: lang === 'und' ? 0 : 1 };
  }
  weights ??= decodeWeights(model.weights);
  sum(weights, features);
  const unit = model.scale / features.count ** model.power;
  for (let lang = 0; lang < CLASSES; lang += 1) logits[lang]! *= unit;
  if (hint >= 0) logits[hint]! += DECLARED;
  return mostLikely();
}

/** Eight named sums instead of a loop over a table: it is what most of the time goes to. */
function sum(weights: Int8Array, { buckets, count }: NgramFeatures): void {
  let [fr, en, es, de, it, pt, nl, other] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const row = buckets[index]! * CLASSES;
    fr += weights[row]!;
    en += weights[row + 1]!;
    es += weights[row + 2]!;
    de += weights[row + 3]!;
    it += weights[row + 4]!;
    pt += weights[row + 5]!;
    nl += weights[row + 6]!;
    other += weights[row + 7]!;
  }
  logits.set([fr, en, es, de, it, pt, nl, other]);
}

function mostLikely(): Identified {
  let best = 0;
  for (let lang = 1; lang < CLASSES; lang += 1) if (logits[lang]! > logits[best]!) best = lang;
  let total = 0;
  for (let lang = 0; lang < CLASSES; lang += 1) total += Math.exp(logits[lang]! - logits[best]!);
  const confidence = 1 / total;
  const lang = LATIN_LANGUAGES[best]!;
  return lang === 'other' || confidence < SURE ? { lang: 'und', confidence } : { lang, confidence };
}
