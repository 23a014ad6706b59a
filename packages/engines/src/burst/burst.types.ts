/** What was counted in one bucket of time. `at` is the start of the bucket, in milliseconds UTC. */
export type BurstPoint = {
  at: number;
  /** Mentions. Anything that is not a number of 0 or more is read as "not known" and teaches nothing. */
  value: number;
  /** Of which negative, when tone is known. */
  negative?: number | undefined;
  /** People who may have seen these mentions, when known. */
  reach?: number | undefined;
};

export type BurstSettings = {
  /** 0 (only the exceptional) to 1 (the slightest stir). Default 0.5. */
  sensitivity?: number | undefined;
  /** Length of a bucket in milliseconds. Default: the usual step between the points. */
  bucketMs?: number | undefined;
  /** Minutes to add to UTC to read the wall clock of the territory (120 in France in summer). Default 0. */
  timeZoneOffsetMinutes?: number | undefined;
};

/** Which count rises: all mentions, negative ones, or the public they reach. */
export type BurstSubject = 'volume' | 'negative' | 'reach';

/** What the verdict rests on: the stretch of time that departs most from habit. */
export type BurstEvidence = {
  subject: BurstSubject;
  /** Length of the stretch that ends with the point, in milliseconds. */
  spanMs: number;
  /** Counted in it, older moments weighing less. */
  observed: number;
  /** Habit for the same stretch at this time of the week. */
  typical: number;
  /** How rare the moment is by this watch's own past, in powers of ten; what rings is `neededSurprise`. */
  surprise: number;
};

export type BurstVerdict = {
  /** 0 to 1; from `ringThreshold` on, something has started that deserves a call. Falls back once it has rung. */
  score: number;
  /** The usual band of this bucket: about 98 buckets in 100 stay under `expectedHigh`. */
  expectedLow: number;
  expectedHigh: number;
  /** An event is under way. */
  ringing: boolean;
  /** The event begins with this point, or grows to another size: ring now. */
  started: boolean;
  /** The event ends with this point. */
  ended: boolean;
  /** Since when the event has been under way, in milliseconds UTC. */
  since?: number;
  observed: number;
  typical: number;
  evidence: BurstEvidence;
};

/** The usual band of one bucket, for a chart. `at` is the start of the bucket. */
export type BurstBand = { at: number; low: number; typical: number; high: number };

/** The score from which a point rings, the same for every series. */
export const ringThreshold = 0.5;
