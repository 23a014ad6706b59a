/**
 * All that is kept of a watch's past: a fixed number of 64-bit floats, in the order of `slot`. It never grows.
 * The first figures, up to `seasonSum`, are clocks and totals; the rest are rates, for which seven digits are enough.
 */
export type BurstState = Float64Array;

/** Smoothing times of the stretches that are held against habit, in minutes; the first is hardly more than a bucket. */
export const spans = [2, 15, 60, 240] as const;
/** Smoothing time of the stretch that sees slow rises, in minutes. */
export const slowSpan = 1_440;
/** Smoothing times, in minutes, of the stretches that see what lasts: a strike of a day, a complaint of days. */
export const lastingSpans = [480, 2_880] as const;
export const channels = ['volume', 'negative', 'reach'] as const;

/** Working days and weekends, hour by hour. */
export const hoursKept = 48;

/** Figures kept of one span: its recent count, then habit and tail as seen from this hour, then from any hour. */
export const spanField = { count: 0, hour: 1, any: 4, size: 7 } as const;
/** Figures of one tail: recent habit, followed quantile of the departures, mean excess above it. */
export const tailField = { habit: 0, quantile: 1, spread: 2 } as const;

/** Figures kept of one lasting stretch of the mentions: its count, its habit, and the tail of their departures. */
export const lastingField = { count: 0, habit: 1, tail: 1, size: 4 } as const;

const channelSize = 2 + (spans.length + 1) * spanField.size;

/** Where each figure lies in the array. */
export const slot = {
  version: 0,
  /** Start of the last bucket, ms UTC; 0 before the first. */
  at: 1,
  /** Usual step between points, ms. */
  step: 2,
  /** How long the watch has been learning, in ms of buckets seen. */
  seen: 3,
  /** Discounted sums: mentions, the hours they came in, and these hours weighed by the rhythm. */
  counted: 4,
  hours: 5,
  rhythmHours: 6,
  ringing: 7,
  since: 8,
  /** Surprise of the last ring. */
  peak: 9,
  rangAt: 10,
  /** First and last time that something was out of the usual, ms UTC. */
  firstHot: 11,
  lastHot: 12,
  /** How much out-of-the-usual time has been learned since the last calm, ms. */
  hotLearned: 13,
  /** Last time that anything, the day's count included, was out of the usual, ms UTC. */
  lastUnusual: 15,
  /** 1 when the event under way rang by its slow rise. */
  rangSlow: 14,
  /** Sums of count over mean count by hour of working day and of weekend, then their weights. */
  seasonSum: 16,
  seasonWeight: 16 + hoursKept,
  channel: 16 + 2 * hoursKept,
  lasting: 16 + 2 * hoursKept + channels.length * channelSize,
  size: 16 + 2 * hoursKept + channels.length * channelSize + lastingSpans.length * lastingField.size,
} as const;

const stateVersion = 2;

/** First slot of a channel: what it counted and the mentions this came from, then its spans, the slow one last. */
export function channelSlot(channel: number): number {
  return slot.channel + channel * channelSize;
}

export function spanSlot(channel: number, span: number): number {
  return channelSlot(channel) + 2 + span * spanField.size;
}

export function lastingSlot(span: number): number {
  return slot.lasting + span * lastingField.size;
}

/** The state of a watch that has seen nothing: it takes for granted that mentions double now and then. */
export function initialBurstState(): BurstState {
  const state = new Float64Array(slot.size);
  state[slot.version] = stateVersion;
  for (let channel = 0; channel < channels.length; channel += 1) {
    for (let span = 0; span <= spans.length; span += 1) {
      const slow = span === spans.length;
      for (const view of [spanField.hour, spanField.any]) {
        state[spanSlot(channel, span) + view + tailField.quantile] = slow ? 0.4 : 0.7;
        state[spanSlot(channel, span) + view + tailField.spread] = slow ? 0.15 : 0.25;
      }
    }
  }
  for (let span = 0; span < lastingSpans.length; span += 1) {
    const tail = lastingSlot(span) + lastingField.tail;
    state[tail + tailField.quantile] = 0.3;
    state[tail + tailField.spread] = 0.12;
  }
  return state;
}

/** Bytes of a state at rest: clocks in full, counts in 32-bit floats, seven digits of which are enough. */
const encodedBytes = slot.seasonSum * 8 + (slot.size - slot.seasonSum) * 4;

/** The state as bytes (little-endian), to be kept in a column: under 1 kB, so that a million watches take less than 1 GB. */
export function encodeBurstState(state: BurstState): Uint8Array {
  const bytes = new Uint8Array(encodedBytes);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < slot.seasonSum; index += 1) view.setFloat64(index * 8, state[index] ?? 0, true);
  for (let index = slot.seasonSum; index < slot.size; index += 1) {
    view.setFloat32(slot.seasonSum * 8 + (index - slot.seasonSum) * 4, state[index] ?? 0, true);
  }
  return bytes;
}

/** Reads what `encodeBurstState` wrote; undefined for bytes of another length or version: start afresh and replay. */
export function decodeBurstState(bytes: Uint8Array): BurstState | undefined {
  if (bytes.byteLength !== encodedBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const state = new Float64Array(slot.size);
  for (let index = 0; index < slot.seasonSum; index += 1) state[index] = view.getFloat64(index * 8, true);
  for (let index = slot.seasonSum; index < slot.size; index += 1) {
    state[index] = view.getFloat32(slot.seasonSum * 8 + (index - slot.seasonSum) * 4, true);
  }
  return state[slot.version] === stateVersion && state.every(Number.isFinite) ? state : undefined;
}
