export { startBlueskyStub, type BlueskyScenario } from './bluesky-stub.ts';
export { startPds, type RunningPds } from './real-pds.ts';
