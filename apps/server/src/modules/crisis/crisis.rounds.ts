import { keepMeasures } from './after-action/measure.keep.ts';
import type { CrisisDeps } from './crisis.deps.ts';
import { forgetRoomPresence } from './room/presence.store.ts';

/** What is looked at again and again, and how often, in milliseconds. */
export const crisisRounds = (deps: CrisisDeps): { name: string; everyMs: number; run: () => Promise<unknown> }[] => [
  { name: 'who was in a room', everyMs: 600_000, run: async () => forgetRoomPresence(deps.db, deps.now()) },
  { name: 'what closed crises counted', everyMs: 3_600_000, run: async () => keepMeasures(deps) },
];
