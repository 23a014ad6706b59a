import { channelSlot, type BurstState } from './burst.state.ts';

const MAX_COUNT = 1e12;
const NEGATIVE = 1;
const REACH = 2;

/** Whether a figure is a count at all: a finite number of 0 or more. */
export function isCount(value: number): boolean {
  return value >= 0 && Number.isFinite(value);
}

/**
 * The count of a channel, in mentions. Reach is turned into the mentions it usually takes, at most ten times the mentions
 * that were counted: one account with a million followers is not a crowd.
 */
export function measured(state: BurstState, channel: number, count: number, value: number): number {
  const amount = isCount(count) ? Math.min(count, MAX_COUNT) : 0;
  if (channel !== REACH) return amount;
  const at = channelSlot(channel);
  const perMention = ((state[at] ?? 0) + 1) / ((state[at + 1] ?? 0) + 1);
  return Math.min(amount / Math.max(perMention, 1e-6), value * 10);
}

/** The share of mentions that the channel usually counts, before this bucket, which it then learns. */
export function learnShare(state: BurstState, channel: number, count: number, value: number): number {
  if (channel === 0) return 1;
  const at = channelSlot(channel);
  const share = channel === NEGATIVE ? Math.min(1, ((state[at] ?? 0) + 1) / ((state[at + 1] ?? 0) + 5)) : 1;
  const fade = 0.999 ** Math.min(value, 200);
  state[at] = (state[at] ?? 0) * fade + Math.min(count, MAX_COUNT);
  state[at + 1] = (state[at + 1] ?? 0) * fade + value;
  return share;
}
