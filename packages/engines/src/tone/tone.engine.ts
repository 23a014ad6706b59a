import { identify } from '../language/index.ts';
import { explain } from './because.explain.ts';
import { extract } from './feature.extract.ts';
import { applyLayer, checkLayer } from './layer.apply.ts';
import { baseModel, COLUMNS } from './model.read.ts';
import { addLogits, gravest, setOpinion, toProbabilities } from './post.score.ts';
import type { Opinion, Sentiment, Tone, ToneEngine, ToneLayer, ToneResult } from './tone.types.ts';

const logits = new Float64Array(COLUMNS);
/** Above this an unknown language is surely not one we read. */
const FOREIGN = 0.8;

/**
 * Makes an engine out of the model that ships and, if given, what a territory taught it.
 *
 * @throws TypeError when the layer is not one that `learn` made
 */
export function createTone(layer?: ToneLayer): ToneEngine {
  if (layer !== undefined) checkLayer(layer);
  return { score: (text, lang, opinion) => score(text, lang, layer, opinion) };
}

function score(
  text: string,
  declared: string | undefined,
  layer: ToneLayer | undefined,
  opinion: Opinion | undefined,
): ToneResult {
  const { lang, confidence } = identify(text, declared);
  if (!isRead(lang, confidence)) return unread(lang);
  const model = baseModel();
  const { features, tokens, sentence } = extract(text, model.known);
  addLogits(model, features, logits);
  const own = likeliest(toProbabilities(logits).sentiment);
  if (opinion !== undefined) setOpinion(opinion, logits);
  if (layer !== undefined) applyLayer(layer, sentence, logits);
  const { sentiment, aggressive, irony } = toProbabilities(logits);
  const label = likeliest(sentiment);
  const aggression = gravest(logits);
  // Words of the base that speak for what it does not think itself would be an excuse, not a reason.
  const said = opinion === undefined || own === label ? label : 'neutral';
  const because = explain({ text, model, features, tokens, sentence, layer, sentiment: said, aggressive: aggression });
  return {
    lang,
    sentiment: { label, p: sentiment },
    aggressive: { label: aggression, p: aggressive },
    irony: { p: irony },
    because,
  };
}

/** Whether a post is scored at all: its language is read here. */
export function isScored(text: string, declared?: string): boolean {
  const { lang, confidence } = identify(text, declared);
  return isRead(lang, confidence);
}

/** Too short a post to tell its language is read as French; one surely in another language is not. */
function isRead(lang: string, confidence: number): boolean {
  return lang === 'fr' || lang === 'en' || (lang === 'und' && confidence < FOREIGN);
}

function unread(lang: string): ToneResult {
  return {
    lang,
    sentiment: { label: 'neutral', p: { negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 } },
    aggressive: { label: 'none', p: { none: 1, insult: 0, threat: 0, hate: 0 } },
    because: [],
  };
}

function likeliest(p: Record<Sentiment, number>): Sentiment {
  if (p.neutral >= p.negative && p.neutral >= p.positive) return 'neutral';
  return p.negative >= p.positive ? 'negative' : 'positive';
}

/** The tone shown on a badge: favourable, unfavourable, ironic or neutral. */
export function toneOf(result: ToneResult): Tone {
  return (result.irony?.p ?? 0) >= 0.5 ? 'ironic' : result.sentiment.label;
}

/** How sure the badge is, 0 to 1. */
export function confidence(result: ToneResult): number {
  return toneOf(result) === 'ironic' ? result.irony!.p : result.sentiment.p[result.sentiment.label];
}
