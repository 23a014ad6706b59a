export type SeverityInput = {
  /** Mentions of the event, and what is usual for the same time: less than one counts for one. */
  volume: { observed: number; usual: number };
  /** Share of negative mentions, 0 to 1. */
  negativeShare: number;
  /** How hard the words are, 0 (none aggressive) to 1 (all hateful or threatening). */
  hardness: number;
  /** People who may have seen it. */
  reach: number;
  /** Distinct accounts. */
  voices: number;
  mentions: number;
  /** Share of mentions that copy another, 0 to 1. */
  copiedShare: number;
  /** Mentions by press accounts or sites, and by elected officials or institutions. */
  pickup: { press: number; officials: number };
};

export type SeverityLevel = 1 | 2 | 3 | 4;

export type SeverityPart = {
  key: Exclude<keyof SeverityInput, 'mentions'>;
  /** What was read, in its own unit. */
  value: number;
  /** The most that this part can give; the weights add up to 100. */
  weight: number;
  /** What it gives, 0 to `weight`. */
  points: number;
  reason: { fr: string; en: string };
};

export type Severity = { level: SeverityLevel; score: number; parts: SeverityPart[] };
