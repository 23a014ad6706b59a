import type { DeskDeps } from './desk.deps.ts';
import { remindEmergencies } from './distance/emergency.alert.ts';
import { forgetExposure } from './distance/exposure.store.ts';
import { forgetEvidence } from './evidence/evidence.forget.ts';
import { remindEvidence } from './evidence/evidence.remind.ts';
import { stampEvidence } from './evidence/stamp.round.ts';
import { expireMeasures } from './moderation/measure.expire.ts';

const MINUTE = 60_000;

/** What keeps its distance looks at again and again, and how often, in milliseconds. */
export const distanceRounds = (deps: DeskDeps) => [
  { name: 'emergencies', everyMs: MINUTE / 2, run: async () => remindEmergencies(deps) },
  { name: 'measures of moderation', everyMs: MINUTE / 4, run: async () => expireMeasures(deps) },
  { name: 'time stamps', everyMs: MINUTE / 4, run: async () => stampEvidence(deps) },
  { name: 'time limits of evidence', everyMs: 10 * MINUTE, run: async () => remindEvidence(deps) },
  { name: 'old evidence', everyMs: 60 * MINUTE, run: async () => forgetEvidence(deps) },
  { name: 'old exposure', everyMs: 60 * MINUTE, run: async () => forgetExposure(deps.db, deps.now()) },
];
