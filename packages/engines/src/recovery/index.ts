export { recoverySigns } from './signs.read.ts';
export { calmPoint, turningPoint } from './turning.find.ts';
export type { Recovery, RecoveryInput, RecoveryKey, RecoveryPoint, RecoverySign, Turning } from './recovery.types.ts';
