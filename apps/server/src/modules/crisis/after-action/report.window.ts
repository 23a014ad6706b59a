import type { AfterAction } from '@beffroi/contracts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type Step = AfterAction['curve']['step'];
export const stepLength: Record<Step, number> = { minute: MINUTE, '5_minutes': 5 * MINUTE, hour: HOUR };

type Span = { from: Date; to: Date };
export type Windows = {
  /** From the first signal to an hour after the closing, as far as now. */
  event: Span;
  /** What the curve shows: some of the time before, so that the rise is seen. */
  curve: Span & { step: Step };
  /** As long as the event, an hour at least and a day at most, before its first signal and after its closing. */
  before: Span;
  /** Absent: it is not closed, or closed just now. */
  after?: Span;
};

/** The windows in which an event is measured, the same for each figure of its report. */
export function windowsOf(given: { firstSignalAt: Date; closedAt: Date | null; now: Date }): Windows {
  const { firstSignalAt, closedAt, now } = given;
  const first = firstSignalAt.getTime();
  const end = Math.max(first + MINUTE, (closedAt ?? now).getTime());
  const length = end - first;
  const same = Math.min(24 * HOUR, Math.max(HOUR, length));
  const to = closedAt === null ? end : Math.min(now.getTime(), end + HOUR);
  const lead = Math.min(6 * HOUR, Math.max(20 * MINUTE, length / 6));
  // A step for each two or three points of a printed page.
  const shown = to - first + lead;
  const step: Step = shown <= 150 * MINUTE ? 'minute' : shown <= 16 * HOUR ? '5_minutes' : 'hour';
  const grid = stepLength[step];
  const down = (ms: number) => new Date(Math.floor(ms / grid) * grid);
  const until = Math.min(now.getTime(), end + same);
  return {
    event: { from: new Date(first), to: new Date(Math.max(to, first + MINUTE)) },
    curve: { from: down(first - lead), to: new Date(Math.max(to, first + MINUTE)), step },
    before: { from: new Date(first - same), to: new Date(first) },
    ...(closedAt === null || until <= end ? {} : { after: { from: new Date(end), to: new Date(until) } }),
  };
}
