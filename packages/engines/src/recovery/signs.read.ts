import { bandLabel, requestsLabel, storiesLabel, toneLabel } from './sign.words.ts';
import type { Recovery, RecoveryInput, RecoveryPoint, RecoverySign } from './recovery.types.ts';
import { ordinary, peakIndex, shareOf, steadySteps, totals } from './steps.measure.ts';

const HOUR = 3_600_000;
/** Fewer posts are talk, not a story. */
const storyPosts = 3;
/** Posts that a share is read on. */
const wantedPosts = 20;
/** Under which nothing can be said of tone, and nothing needs to be. */
const fewPosts = 5;

/**
 * What says that a crisis is over: the curve back in its usual band, no new story, the tone turned back, requests
 * answered. Each sign with its figures in words, reached or not.
 */
export function recoverySigns(input: RecoveryInput): Recovery {
  const signs = [bandSign(input), storiesSign(input), toneSign(input), requestsSign(input)];
  return { over: signs.every(({ reached }) => reached), signs };
}

function bandSign({ points, stepMs }: RecoveryInput): RecoverySign {
  const wanted = steadySteps(stepMs);
  const isOrdinary = ordinary(points);
  const departed = points.findLastIndex((point) => !isOrdinary(point));
  const steps = points.length - 1 - departed;
  const minutes = Math.round((Math.min(steps, points.length) * stepMs) / 60_000);
  const known = points.some(({ high }) => high !== undefined);
  return {
    key: 'band',
    reached: points.length > 0 && steps >= wanted,
    label: bandLabel({ minutes, wanted: Math.round((wanted * stepMs) / 60_000), known, any: points.length > 0 }),
  };
}

function storiesSign({ stories, stepMs, now }: RecoveryInput): RecoverySign {
  const quietMs = Math.max(HOUR, 3 * stepMs);
  const recent = stories.filter(({ firstAt, mentions }) => mentions >= storyPosts && firstAt > now - quietMs);
  return {
    key: 'stories',
    reached: recent.length === 0,
    label: storiesLabel(recent.length, Math.round(quietMs / 60_000)),
  };
}

function toneSign({ points, stepMs }: RecoveryInput): RecoverySign {
  const recent = latest(points, stepMs);
  const lasted = totals(recent);
  const worst = worstShare(points, stepMs);
  const share = shareOf(lasted);
  const minutes = Math.round((recent.length * stepMs) / 60_000);
  if (lasted.mentions < fewPosts) {
    return { key: 'tone', reached: true, label: toneLabel({ mentions: lasted.mentions, minutes }) };
  }
  // Two thirds of the worst, or a fifth where it never was bad.
  const limit = Math.max(0.2, (2 / 3) * worst);
  return {
    key: 'tone',
    reached: share <= limit,
    label: toneLabel({ mentions: lasted.mentions, minutes, share, worst, limit }),
  };
}

function requestsSign({ requests }: RecoveryInput): RecoverySign {
  const { born, open } = requests ?? { born: 0, open: 0 };
  return { key: 'requests', reached: open === 0, label: requestsLabel(born, open) };
}

/** The last half hour, reaching further back, three hours at most, until it holds enough posts. */
function latest(points: readonly RecoveryPoint[], stepMs: number): readonly RecoveryPoint[] {
  const least = steadySteps(stepMs);
  const most = Math.max(least, Math.ceil((3 * HOUR) / stepMs));
  for (let steps = least; steps < most && steps < points.length; steps++) {
    const window = points.slice(-steps);
    if (totals(window).mentions >= wantedPosts) return window;
  }
  return points.slice(-most);
}

/** The highest share of any half hour that held enough posts; of all, where none did. */
function worstShare(points: readonly RecoveryPoint[], stepMs: number): number {
  const span = steadySteps(stepMs);
  const shares = points.map((_, index) => {
    const window = totals(points.slice(index, index + span));
    return window.mentions >= wantedPosts ? shareOf(window) : -1;
  });
  const worst = shares[peakIndex(shares)];
  return worst ?? shareOf(totals(points));
}
