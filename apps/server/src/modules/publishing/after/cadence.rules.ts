const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Cadence = readonly (readonly [youngerThan: number, every: number])[];

/** Counts move fast at first, then hardly; networks allow few questions. */
const counts: Cadence = [
  [HOUR, 10 * MINUTE],
  [6 * HOUR, 30 * MINUTE],
  [DAY, 2 * HOUR],
  [7 * DAY, 12 * HOUR],
  [30 * DAY, 3 * DAY],
];
/** Answers are due to people: they are looked for more often. */
const replies: Cadence = [
  [HOUR, 2 * MINUTE],
  [DAY, 10 * MINUTE],
  [7 * DAY, HOUR],
  [30 * DAY, DAY],
];

export const nextCountsAt = (sentAt: Date, now: Date): Date | null => nextOf(counts, sentAt, now);
export const nextRepliesAt = (sentAt: Date, now: Date): Date | null => nextOf(replies, sentAt, now);

/** Null once the post is too old to be looked at by itself. */
function nextOf(cadence: Cadence, sentAt: Date, now: Date): Date | null {
  const age = now.getTime() - sentAt.getTime();
  const step = cadence.find(([youngerThan]) => age < youngerThan);
  return step ? new Date(now.getTime() + step[1]) : null;
}
