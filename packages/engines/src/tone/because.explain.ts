import type { FeatureList } from './feature.list.ts';
import { featuresOf } from './layer.apply.ts';
import { COLUMNS, HEADS, type Model } from './model.read.ts';
import { MAX_TOKENS, type Tokens } from './post.tokens.ts';
import type { Sentence } from './sentence.read.ts';
import type { Aggressive, Because, Sentiment, ToneLayer } from './tone.types.ts';

const MOST = 6;
const LEAST = 0.05;
const weight = new Float64Array(MAX_TOKENS);

type Asked = {
  text: string;
  model: Model;
  features: FeatureList;
  tokens: Tokens;
  sentence: Sentence;
  layer: ToneLayer | undefined;
  sentiment: Sentiment;
  aggressive: Aggressive;
};

/**
 * The words that weighed most for the labels given. A weight is the word's share of the logit, exact for a linear
 * model: a feature that spans several words is shared between its first and last.
 */
export function explain(asked: Asked): Because[] {
  const because: Because[] = [];
  if (asked.sentiment !== 'neutral') collect(asked, HEADS.indexOf(asked.sentiment), asked.sentiment, because);
  if (asked.aggressive !== 'none') collect(asked, HEADS.indexOf(asked.aggressive), asked.aggressive, because);
  return because.sort((left, right) => right.weight - left.weight).slice(0, MOST);
}

function collect(asked: Asked, head: number, label: string, into: Because[]): void {
  const { features, tokens } = asked;
  weight.fill(0, 0, tokens.count);
  for (let at = 0; at < features.count; at += 1) {
    const first = features.first[at]!;
    if (first >= tokens.count) continue;
    const share = contribution(asked.model, features.bucket[at]!, head) * features.value[at]! * 0.5;
    weight[first]! += share;
    weight[Math.min(features.last[at]!, tokens.count - 1)]! += share;
  }
  if (asked.layer !== undefined) {
    for (const { name, first, last } of featuresOf(asked.sentence)) {
      const share = (asked.layer.weights[name]?.[head] ?? 0) / 2;
      weight[first]! += share;
      weight[last]! += share;
    }
  }
  for (let round = 0; round < MOST / 2 + 1; round += 1) {
    let best = -1;
    for (let token = 0; token < tokens.count; token += 1)
      if (weight[token]! > (best < 0 ? LEAST : weight[best]!)) best = token;
    if (best < 0) return;
    into.push({
      word: asked.text.slice(tokens.start[best], tokens.end[best]).trim(),
      weight: Math.round(weight[best]! * 1000) / 1000,
      for: label,
    });
    weight[best] = 0;
  }
}

/** For the three sentiments, what counts is by how much a label gains on the other two. */
function contribution(model: Model, bucket: number, head: number): number {
  const row = bucket * COLUMNS;
  const own = model.weights[row + head]! * model.scale[head]!;
  if (head > 2) return own;
  let others = 0;
  for (let other = 0; other < 3; other += 1)
    if (other !== head) others += model.weights[row + other]! * model.scale[other]!;
  return own - others / 2;
}
