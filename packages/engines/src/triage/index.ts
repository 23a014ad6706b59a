export { compareNeeds, needsAnswer, type AnswerContext, type AnswerNeed } from './answer.need.ts';
export { findDistress } from './distress.find.ts';
export { distressAdvice } from './distress.table.ts';
export { emptyLayer, learn, MAX_FEATURES } from './layer.learn.ts';
export { ownMessages } from './base.model.ts';
export { findSensitive, proposeHiding } from './sensitive.find.ts';
export { neutralSummary } from './summary.write.ts';
export { createTriage, type TriageEngine } from './triage.engine.ts';
export { messageKinds } from './triage.types.ts';
export type {
  About,
  Aggression,
  Because,
  Distress,
  DistressAdvice,
  DistressKind,
  Doubt,
  MessageKind,
  Sensitive,
  SensitiveKind,
  Triage,
  TriageCorrection,
  TriageLayer,
} from './triage.types.ts';
