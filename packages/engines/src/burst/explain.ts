import type { BurstEvidence, BurstVerdict } from './burst.types.ts';

export type BurstExplanation = {
  subject: BurstEvidence['subject'];
  /** Mentions of the bucket and its usual band. */
  observed: number;
  low: number;
  typical: number;
  high: number;
  /** How many times habit, over the stretch that departs most from it; at least habit counts for one mention. */
  ratio: number;
  /** Length of that stretch, in minutes. */
  minutes: number;
  /** Start of the event, ms UTC, when one is under way. */
  since?: number;
  sentence: { fr: string; en: string };
};

/** The parts of a verdict that a person can check, and one sentence out of them. Times are left to the reader's clock. */
export function explain(verdict: BurstVerdict): BurstExplanation {
  const { evidence } = verdict;
  const ratio = evidence.observed / Math.max(1, evidence.typical);
  const parts = {
    subject: evidence.subject,
    observed: verdict.observed,
    low: verdict.expectedLow,
    typical: verdict.typical,
    high: verdict.expectedHigh,
    ratio,
    minutes: Math.max(1, Math.round(evidence.spanMs / 60_000)),
  };
  const sentence = { fr: french(parts), en: english(parts) };
  return verdict.since === undefined ? { ...parts, sentence } : { ...parts, since: verdict.since, sentence };
}

type Parts = Omit<BurstExplanation, 'sentence' | 'since'>;

function french({ subject, ratio, minutes, observed, low, high }: Parts): string {
  const what = { volume: 'mentions', negative: 'mentions négatives', reach: 'personnes touchées' }[subject];
  const band = `d’ordinaire entre ${Math.round(low)} et ${Math.round(high)}`;
  const times = ratio.toFixed(1).replace('.', ',');
  return `${times} fois plus de ${what} que d’habitude sur ${minutes} min (${Math.round(observed)} à l’instant, ${band}).`;
}

function english({ subject, ratio, minutes, observed, low, high }: Parts): string {
  const what = { volume: 'mentions', negative: 'negative mentions', reach: 'people reached' }[subject];
  const band = `usually ${Math.round(low)} to ${Math.round(high)}`;
  return `${ratio.toFixed(1)} times the usual ${what} over ${minutes} min (${Math.round(observed)} just now, ${band}).`;
}
