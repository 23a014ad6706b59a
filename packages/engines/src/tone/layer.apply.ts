import { classOf, lookUp } from './lexicon/lexicon.index.ts';
import { COLUMNS } from './model.read.ts';
import type { Sentence } from './sentence.read.ts';
import type { ToneLayer } from './tone.types.ts';

/** A territory's layer may never add more than this to a logit: it corrects the base, it does not replace it. */
const REACH = 4;
const MIN_LETTERS = 3;

export type LayerFeature = { name: string; first: number; last: number };

/** The words and pairs of words of a post that a layer may hold a weight for; each once. */
export function featuresOf(sentence: Sentence): LayerFeature[] {
  const found = new Map<string, LayerFeature>();
  let previous = -1;
  for (let at = 0; at < sentence.count; at += 1) {
    if (!isTelling(sentence, at)) continue;
    const token = sentence.token[at]!;
    const word = sentence.words[at]!;
    if (!found.has(word)) found.set(word, { name: word, first: token, last: token });
    if (previous >= 0) {
      const pair = `${sentence.words[previous]} ${word}`;
      if (!found.has(pair)) found.set(pair, { name: pair, first: sentence.token[previous]!, last: token });
    }
    previous = at;
  }
  return [...found.values()];
}

/** Little words and the names of groups are never taught: a correction is about neither. */
function isTelling(sentence: Sentence, at: number): boolean {
  const word = sentence.words[at]!;
  if (word.charCodeAt(0) === 58) return true;
  if (word.length < MIN_LETTERS || word.charCodeAt(0) === 60) return false;
  const entry = lookUp(word);
  return entry === undefined || classOf(entry) === 0 || sentence.polarity[at] !== 0 || word.length > 5;
}

/** Adds the layer's weights to the base's logits. */
export function applyLayer(layer: ToneLayer, sentence: Sentence, logits: Float64Array): void {
  if (layer.corrections === 0) return;
  const added = new Float64Array(COLUMNS);
  for (const { name } of featuresOf(sentence)) {
    if (!Object.hasOwn(layer.weights, name)) continue;
    const weights = layer.weights[name]!;
    for (let head = 0; head < COLUMNS; head += 1) added[head]! += weights[head] ?? 0;
  }
  for (let head = 0; head < COLUMNS; head += 1) logits[head]! += Math.max(-REACH, Math.min(REACH, added[head]!));
}

/** @throws TypeError when the value read from a file or a table is not a layer */
export function checkLayer(layer: ToneLayer): void {
  const isSound =
    layer?.format === 1 &&
    typeof layer.weights === 'object' &&
    Object.values(layer.weights).every(
      (row) => Array.isArray(row) && row.length === COLUMNS && row.every(Number.isFinite),
    );
  if (!isSound) throw new TypeError('this is not a tone layer / ceci n’est pas une couche de tonalité');
}
