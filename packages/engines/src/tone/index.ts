export { emptyLayer, learn, MAX_FEATURES } from './layer.learn.ts';
export { confidence, createTone, isScored, toneOf } from './tone.engine.ts';
export type {
  Aggressive,
  Because,
  Correction,
  Opinion,
  Sentiment,
  Tone,
  ToneEngine,
  ToneLayer,
  ToneResult,
} from './tone.types.ts';
