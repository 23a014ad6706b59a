export type { CrisisDeps, CrisisStore } from './crisis.deps.ts';
export type { CrisisFacts } from './crisis.events.ts';
export { crisisRounds } from './crisis.rounds.ts';
export { crisisGoesOn } from './room/crisis.store.ts';
export { crisesSinceYouLeft } from './room/since.read-model.ts';
export { mountCrisis, mountCrisisPages } from './crisis.routes.ts';
export { subscribeCrisis } from './crisis.subscriptions.ts';
export type { CrisisTables } from './crisis.tables.ts';
