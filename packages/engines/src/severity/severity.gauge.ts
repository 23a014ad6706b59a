import { partReason } from './severity.reasons.ts';
import type { Severity, SeverityInput, SeverityLevel, SeverityPart } from './severity.types.ts';

/** From these scores on: 2 to be followed, 3 serious, 4 crisis. */
const levelFrom: readonly [number, number, number] = [25, 45, 65];

const weights = {
  volume: 25,
  negativeShare: 18,
  hardness: 12,
  reach: 12,
  voices: 15,
  copiedShare: 6,
  pickup: 12,
} as const;

/**
 * How grave an event is, out of parts that a person can read and dispute: each part gives up to its weight, the score is
 * their plain sum, nothing is hidden. Same input, same gauge. Missing or absurd figures count for nothing.
 */
export function gauge(input: SeverityInput): Severity {
  const mentions = count(input.mentions);
  const voices = Math.min(count(input.voices), Math.max(mentions, count(input.voices)));
  const ratio = count(input.volume.observed) / Math.max(1, count(input.volume.usual));
  const press = count(input.pickup.press);
  const officials = count(input.pickup.officials);
  const fullness: Record<SeverityPart['key'], [value: number, fullness: number]> = {
    volume: [ratio, logScale(ratio, 2, 32)],
    negativeShare: [share(input.negativeShare), (share(input.negativeShare) - 0.2) / 0.6],
    hardness: [share(input.hardness), share(input.hardness) / 0.4],
    reach: [count(input.reach), logScale(count(input.reach), 1_000, 1_000_000)],
    voices: [voices, logScale(voices, 2, 200)],
    copiedShare: [share(input.copiedShare), (share(input.copiedShare) - 0.2) / 0.6],
    pickup: [press + officials, logScale(1 + press + 2 * officials, 1, 8)],
  };
  // One angry person is not a crowd: without voices, tone and copies weigh little.
  const crowd = Math.min(1, voices / 5);
  const parts = (Object.keys(weights) as SeverityPart['key'][]).map((key): SeverityPart => {
    const [value, full] = fullness[key];
    const held = key === 'negativeShare' || key === 'hardness' || key === 'copiedShare' ? crowd : 1;
    const points = Math.round(10 * weights[key] * held * Math.min(1, Math.max(0, full))) / 10;
    return { key, value, weight: weights[key], points, reason: partReason(key, value, { press, officials, mentions }) };
  });
  return summed(parts);
}

/**
 * An event at its gravest so far: a gauge that fell back while the event goes on would say that it is over. The volume
 * is that of the later gauge, for whoever keeps the highest ratio of an event.
 */
export function gravest(before: Severity, now: Severity): Severity {
  if (now.score >= before.score) return now;
  const volume = now.parts.find(({ key }) => key === 'volume');
  return summed(before.parts.map((part) => (part.key === 'volume' && volume !== undefined ? volume : part)));
}

function summed(parts: SeverityPart[]): Severity {
  const score = Math.min(100, Math.round(parts.reduce((sum, part) => sum + part.points, 0)));
  return { level: levelOf(score), score, parts };
}

function levelOf(score: number): SeverityLevel {
  const [followed, serious, crisis] = levelFrom;
  return score >= crisis ? 4 : score >= serious ? 3 : score >= followed ? 2 : 1;
}

/** 0 at `low`, 1 at `high`, even steps for even ratios. */
function logScale(value: number, low: number, high: number): number {
  return value <= low ? 0 : Math.log(value / low) / Math.log(high / low);
}

function count(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function share(value: number): number {
  return Math.min(1, count(value));
}
