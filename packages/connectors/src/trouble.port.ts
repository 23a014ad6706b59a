import type { Trouble, TroubleKind } from './port.ts';

/* What goes wrong when somebody is spoken to or listened to on an account of ours. */

export type PublishTroubleKind =
  | TroubleKind
  | 'duplicate'
  | 'rejected'
  | 'media_refused'
  | 'not_summoned'
  | 'quota_spent'
  | 'budget_spent'
  | 'version_sunset';
/** `done: 'no'` when nothing happened over there for sure; `'unknown'` after a time-out, a cut or a 5xx. */
export type PublishTrouble = Omit<Trouble, 'kind'> & { kind: PublishTroubleKind; done: 'no' | 'unknown' };
