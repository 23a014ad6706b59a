/**
 * All that is kept of a watch's past: a fixed number of 64-bit floats, in the order of `slot`. It never grows.
 * Kept as one flat array so that a million watches are a million small blocks, and a row of a table is its bytes.
 */
export type BurstState = Float64Array;

/** Smoothing times of the stretches that are compared with habit, in minutes; 0 is the bucket alone. */
export const spans = [0, 15, 60, 240] as const;
export const channels = ['volume', 'negative', 'reach'] as const;

const HOURS = 48;
const PER_SPAN = 4;
const PER_CHANNEL = 2 + spans.length * PER_SPAN;

/** Where each figure lies in the array. */
export const slot = {
  version: 0,
  /** Start of the last bucket, ms UTC; 0 before the first. */
  at: 1,
  /** Usual step between points, ms. */
  step: 2,
  /** How long the watch has been learning, in ms of buckets seen. */
  seen: 3,
  /** Discounted sums of the level: mentions per hour without the rhythm, and its weight. */
  levelSum: 4,
  levelWeight: 5,
  since: 6,
  /** Greatest rarity of the event under way, log10 of days. */
  peak: 7,
  /** Last time the event was still above habit, ms UTC. */
  lastHot: 8,
  /** Nothing of lesser size rings before this, ms UTC. */
  quietUntil: 9,
  ringing: 10,
  /** Sums of count over level by hour of working day and of weekend, then their weights. */
  seasonSum: 16,
  seasonWeight: 16 + HOURS,
  channel: 16 + 2 * HOURS,
  size: 16 + 2 * HOURS + channels.length * PER_CHANNEL,
} as const;

export const hoursKept = HOURS;

/** First slot of a channel: its discounted sum, the mentions it came from, then four figures a span. */
export function channelSlot(channel: number): number {
  return slot.channel + channel * PER_CHANNEL;
}

/** First slot of a span of a channel: recent count, recent habit, high quantile of the departures, mean excess above it. */
export function spanSlot(channel: number, span: number): number {
  return channelSlot(channel) + 2 + span * PER_SPAN;
}

export const stateVersion = 1;

/** The state of a watch that has seen nothing. */
export function initialBurstState(): BurstState {
  const state = new Float64Array(slot.size);
  state[slot.version] = stateVersion;
  for (let channel = 0; channel < channels.length; channel += 1) {
    for (let span = 0; span < spans.length; span += 1) {
      state[spanSlot(channel, span) + 2] = 0.7;
      state[spanSlot(channel, span) + 3] = 0.25;
    }
  }
  return state;
}

/** The state as bytes (little-endian), to be kept in a column. */
export function encodeBurstState(state: BurstState): Uint8Array {
  const bytes = new Uint8Array(slot.size * 8);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < slot.size; index += 1) view.setFloat64(index * 8, state[index] ?? 0, true);
  return bytes;
}

/** Reads what `encodeBurstState` wrote; undefined for bytes of another length or version: start afresh and replay. */
export function decodeBurstState(bytes: Uint8Array): BurstState | undefined {
  if (bytes.byteLength !== slot.size * 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const state = new Float64Array(slot.size);
  for (let index = 0; index < slot.size; index += 1) state[index] = view.getFloat64(index * 8, true);
  return state[slot.version] === stateVersion && state.every(Number.isFinite) ? state : undefined;
}
