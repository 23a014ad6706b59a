export { emptyLayer, learn, MAX_FEATURES } from './layer.learn.ts';
export { confidence, createTone, toneOf } from './tone.engine.ts';
export type {
  Aggressive,
  Because,
  Correction,
  Sentiment,
  Tone,
  ToneEngine,
  ToneLayer,
  ToneResult,
} from './tone.types.ts';
