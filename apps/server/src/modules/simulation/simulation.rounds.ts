import { endDueDrills } from './drills/drill.end.ts';
import { tellDrillMessages } from './drills/drill.messages.ts';
import { forgetOldKept } from './gate/kept.forget.ts';
import type { SimulationDeps } from './simulation.deps.ts';

/** What drills look at again and again, and how often, in milliseconds. */
export const simulationRounds = (deps: SimulationDeps) => [
  { name: 'messages of drills', everyMs: 2000, run: async () => tellDrillMessages(deps) },
  { name: 'end of drills', everyMs: 2000, run: async () => endDueDrills(deps) },
  { name: 'what drills kept', everyMs: 3_600_000, run: async () => forgetOldKept(deps.db, deps.now()) },
];
