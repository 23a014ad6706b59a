export { identify } from './language.identify.ts';
export type { Identified, Lang } from './language.identify.ts';
export { decodeWeights } from './weights.decode.ts';
