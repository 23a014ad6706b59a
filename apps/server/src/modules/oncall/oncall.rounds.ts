import { followPresence } from './digest/presence.store.ts';
import { climb, forgetEscalations } from './escalation/escalation.round.ts';
import { tellShifts } from './handover/shifts.tell.ts';
import type { OncallDeps } from './oncall.deps.ts';

/** What is looked at again and again, and how often, in milliseconds. */
export const oncallRounds = (deps: OncallDeps): { name: string; everyMs: number; run: () => Promise<unknown> }[] => [
  { name: 'calls', everyMs: 2000, run: async () => climb(deps) },
  { name: 'calls of long ago', everyMs: 3_600_000, run: async () => forgetEscalations(deps) },
  { name: 'hours that begin', everyMs: 60_000, run: async () => tellShifts(deps) },
  { name: 'who is here', everyMs: 5 * 60_000, run: async () => followPresence(deps.db, deps.now()) },
];
