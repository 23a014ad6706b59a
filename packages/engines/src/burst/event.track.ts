import { slot, type BurstState } from './burst.state.ts';
import { ringThreshold } from './burst.types.ts';

const HOUR = 3_600_000;
/** An event ends when nothing was out of the usual for this long. */
const CALM = 2 * HOUR;
/** After a ring, only what is markedly rarer rings again within this time. */
const QUIET = 36 * HOUR;
/** How much rarer, in powers of ten of days. */
const ESCALATION = 1;

export type EventStep = { score: number; ringing: boolean; started: boolean; ended: boolean; since?: number };

/**
 * Decides whether a bucket rings. One event rings once: within the quiet time that follows a ring the score stays under
 * the threshold, unless the event grows to another size.
 *
 * @param logRarity log10 of the days between such departures
 * @param needed the rarity that rings, same unit
 */
export function trackEvent(state: BurstState, at: number, logRarity: number, needed: number): EventStep {
  const wasRinging = (state[slot.ringing] ?? 0) === 1;
  const quiet = at < (state[slot.quietUntil] ?? 0);
  const peak = state[slot.peak] ?? 0;
  const raw = scoreOf(logRarity, needed);
  const rings = raw >= ringThreshold && (!quiet || logRarity > peak + ESCALATION);
  const hot = logRarity > needed - 1.5;
  if (rings) {
    if (!wasRinging) state[slot.since] = at;
    state[slot.ringing] = 1;
    state[slot.peak] = logRarity;
    state[slot.quietUntil] = at + QUIET;
  }
  if (hot) state[slot.lastHot] = at;
  const ended = wasRinging && !hot && at - (state[slot.lastHot] ?? 0) >= CALM;
  if (ended) state[slot.ringing] = 0;
  const ringing = (state[slot.ringing] ?? 0) === 1;
  const score = rings ? raw : Math.min(raw, ringThreshold * 0.98);
  const step: EventStep = { score, ringing, started: rings, ended };
  if (ringing || ended) step.since = state[slot.since] ?? at;
  return step;
}

/** Rarity on a scale of 0 to 1 where the needed rarity is the threshold: tenfold rarer is 10/11, tenfold commoner 1/11. */
export function scoreOf(logRarity: number, needed: number): number {
  return 1 / (1 + 10 ** Math.max(-9, Math.min(9, needed - logRarity)));
}
