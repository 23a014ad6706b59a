export { hoursOf, nextOnCall, onCallAt, uncovered, union } from './coverage.read.ts';
export { dutyMinutes, legalNight, type DutyMinutes, type Night } from './duty.count.ts';
export type { Period, Place, Shift, Slot, Swap } from './oncall.types.ts';
export { expandShifts } from './shifts.expand.ts';
export { overlapsItself } from './slot.check.ts';
export { applySwaps } from './swaps.apply.ts';
