import { slot, type BurstState } from './burst.state.ts';
import { ringThreshold } from './burst.types.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** An event ends when nothing was out of the usual for this long. */
const CALM = 4 * HOUR;
/** After a ring, only what is markedly rarer rings again within this time. */
const QUIET = 36 * HOUR;
/** How much rarer, in powers of ten; the demand wears off by one a day. */
const ESCALATION = 2;
const GROWTH = 1.25;
/** An event that rang still finds its size for this long. */
const SETTLING = HOUR / 2;
/** What was out of the usual this long ago belongs to the same event. */
const LULL = HOUR / 2;
/** Out of the usual: this much below what rings, in powers of ten. */
const HOT_MARGIN = 0.6;
/** An event teaches its first two hours; the rest is more of the same and would make the next one look ordinary. */
const LESSON = 2 * HOUR;

type EventStep = { score: number; ringing: boolean; started: boolean; ended: boolean; since?: number };

/** Surprise that rings, from the sensitivity; the default is the one threshold of all published figures. */
export function neededSurprise(sensitivity = 0.5): number {
  const bounded = Number.isFinite(sensitivity) ? Math.min(1, Math.max(0, sensitivity)) : 0.5;
  return 0.1 + (0.5 - bounded) * 2.4;
}

/**
 * Decides whether a bucket rings. One event rings once: within the quiet time that follows a ring the score stays under
 * the threshold, unless the event grows to another size.
 */
export function trackEvent(
  state: BurstState,
  at: number,
  { quick, slow }: { quick: number; slow: number },
  needed: number,
): EventStep {
  const surprise = Math.max(quick, slow);
  const wasRinging = state[slot.ringing] === 1;
  const sinceRing = at - (state[slot.rangAt] ?? 0);
  const quiet = state[slot.rangAt] !== 0 && sinceRing < QUIET;
  const bar = (state[slot.peak] ?? 0) * GROWTH + ESCALATION - Math.max(0, sinceRing) / DAY;
  const raw = scoreOf(surprise, needed);
  const settling = quiet && sinceRing < SETTLING;
  const started = raw >= ringThreshold && !settling && (!quiet || surprise > bar);
  if (settling) state[slot.peak] = Math.max(state[slot.peak] ?? 0, surprise);
  // The day's count stays high long after a storm of an hour: it keeps alive only what it rang itself.
  const usualTop = needed - HOT_MARGIN;
  const hot = quick > usualTop || (slow > usualTop && (started || state[slot.rangSlow] === 1));
  if (hot && at - (state[slot.lastHot] ?? 0) > LULL) state[slot.firstHot] = at;
  if (started) {
    if (!wasRinging) state[slot.since] = state[slot.firstHot] ?? at;
    state[slot.ringing] = 1;
    state[slot.peak] = surprise;
    state[slot.rangAt] = at;
    state[slot.rangSlow] = slow > quick ? 1 : 0;
  }
  const calm = !hot && at - (state[slot.lastHot] ?? 0) >= CALM;
  if (hot) state[slot.lastHot] = at;
  if (surprise > usualTop) state[slot.lastUnusual] = at;
  const ended = wasRinging && calm;
  if (ended) {
    state[slot.ringing] = 0;
    state[slot.rangSlow] = 0;
  }
  const ringing = state[slot.ringing] === 1;
  const step: EventStep = { score: started ? raw : Math.min(raw, 0.98 * ringThreshold), ringing, started, ended };
  if (ringing || ended) step.since = state[slot.since] ?? at;
  return step;
}

/**
 * Whether this bucket may still teach what is usual: an event counts once, by its beginning.
 * Call after `trackEvent`.
 */
export function mayTeach(state: BurstState, at: number, bucketMs: number): boolean {
  const since = at - (state[slot.lastUnusual] ?? 0);
  if (since > CALM) state[slot.hotLearned] = 0;
  else if (since === 0) state[slot.hotLearned] = (state[slot.hotLearned] ?? 0) + bucketMs;
  return (state[slot.hotLearned] ?? 0) <= LESSON;
}

/** Surprise on a scale of 0 to 1 where the needed one is the threshold: tenfold rarer is 10/11, tenfold commoner 1/11. */
function scoreOf(surprise: number, needed: number): number {
  return 1 / (1 + 10 ** Math.max(-9, Math.min(9, needed - surprise)));
}
