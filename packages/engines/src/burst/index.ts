export {
  ringThreshold,
  type BurstBand,
  type BurstEvidence,
  type BurstPoint,
  type BurstSettings,
  type BurstSubject,
  type BurstVerdict,
} from './burst.types.ts';
export { decodeBurstState, encodeBurstState, initialBurstState, type BurstState } from './burst.state.ts';
export { createBurstPool, type BurstPool } from './burst.pool.ts';
export { explain, type BurstExplanation } from './explain.ts';
export { forecast, forecastRange } from './forecast.ts';
export { observe, peek } from './observe.ts';
