import { baseModel } from './base.model.ts';
import { distressIn } from './distress.find.ts';
import { isLikely, withDistress, withHeard } from './distress.weigh.ts';
import { extract, type Features } from './feature.extract.ts';
import { applyLayer, checkLayer } from './layer.learn.ts';
import { withGrievance } from './grievance.weigh.ts';
import { readMessage, type Message } from './message.read.ts';
import { logitsOf, softmax } from './softmax.train.ts';
import {
  messageKinds,
  type Because,
  type Distress,
  type MessageKind,
  type Triage,
  type TriageLayer,
} from './triage.types.ts';

export type TriageEngine = {
  /** Says what a message is. The first call learns the base, in about a third of a second. */
  read: (text: string) => Triage;
};

const EMERGENCY = messageKinds.indexOf('emergency');
const MOST_REASONS = 5;

/**
 * Makes an engine out of the messages that ship and, if given, what a territory taught it.
 *
 * @throws TypeError when the layer is not one that `learn` made
 */
export function createTriage(layer?: TriageLayer): TriageEngine {
  if (layer !== undefined) checkLayer(layer);
  return { read: (text) => read(text, layer) };
}

function read(text: string, layer: TriageLayer | undefined): Triage {
  const message = readMessage(text);
  const { features, aggressive, about } = extract(message);
  const logits = logitsOf(baseModel(), features);
  const distress = withHeard(message, distressIn(message), softmax(logits));
  if (layer !== undefined) applyLayer(layer, features, logits);
  const p = withDistress(withGrievance(softmax(logits), features), distress);
  const best = p.reduce((winner, value, kind) => (value > p[winner]! ? kind : winner), 0);
  const kind = messageKinds[best]!;
  return {
    kind,
    confidence: rounded(p[best]!),
    p: Object.fromEntries(messageKinds.map((name, index) => [name, rounded(p[index]!)])) as Record<MessageKind, number>,
    because: explain(message, features, best, layer, distress),
    aggressive,
    distress,
    about,
  };
}

function explain(
  { text, words }: Message,
  features: Features,
  kind: number,
  layer: TriageLayer | undefined,
  signs: readonly Distress[],
): Because[] {
  const weights = new Float64Array(words.length);
  const model = baseModel();
  for (const [name, { value, first, last }] of features) {
    if (first < 0) continue;
    const learnt = layer !== undefined && Object.hasOwn(layer.weights, name) ? layer.weights[name]![kind]! : 0;
    const share = ((model.weights.get(name)?.[kind] ?? 0) * value + learnt) / (last - first + 1);
    for (let at = first; at <= last; at += 1) weights[at]! += share;
  }
  const told = new Map<string, number>();
  if (kind === EMERGENCY) for (const sign of signs.filter(isLikely)) told.set(sign.words, 3);
  for (const [at, { from, to }] of words.entries()) {
    const word = text.slice(from, to);
    if (weights[at]! > 0.05) told.set(word, (told.get(word) ?? 0) + weights[at]!);
  }
  return [...told]
    .map(([word, weight]) => ({ word, weight: Math.round(weight * 1000) / 1000 }))
    .toSorted((left, right) => right.weight - left.weight)
    .slice(0, MOST_REASONS);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
