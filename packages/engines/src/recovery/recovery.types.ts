/** What was heard of the event in one whole step. `at` is the start of the step, in milliseconds UTC. */
export type RecoveryPoint = {
  at: number;
  mentions: number;
  /** Of which unfavourable or ironic. */
  unfavourable: number;
  /** Of which favourable. */
  favourable: number;
  /** The upper edge of the usual band, where the habit is known. */
  high?: number | undefined;
};

export type RecoveryInput = {
  /** One a step, oldest first, steps in which nothing was heard included; the last one is over. */
  points: readonly RecoveryPoint[];
  /** Length of a step in milliseconds. */
  stepMs: number;
  /** Milliseconds UTC. */
  now: number;
  /** Stories of the event: when each began, and how many posts tell it. */
  stories: readonly { firstAt: number; mentions: number }[];
  /** Requests born of it, and how many of them wait for an answer. Absent: no desk. */
  requests?: { born: number; open: number } | undefined;
};

export type RecoveryKey = 'band' | 'stories' | 'tone' | 'requests';

export type RecoverySign = {
  key: RecoveryKey;
  reached: boolean;
  /** What is measured, with its figures. */
  label: { fr: string; en: string };
};

export type Recovery = {
  /** All signs are reached. A person decides: this only says that nothing measured speaks against it. */
  over: boolean;
  signs: RecoverySign[];
};

/** When it turned, and what turned first. */
export type Turning = {
  /** Milliseconds UTC: the start of the step. */
  at: number;
  by: 'tone' | 'volume';
};
