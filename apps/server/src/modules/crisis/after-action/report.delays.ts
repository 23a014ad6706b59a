import type { AfterAction, LogLine } from '@beffroi/contracts';
import { calmPoint, turningPoint, type RecoveryPoint } from '@beffroi/engines/recovery';
import type { CrisisRow } from '../crisis.tables.ts';

export type Delays = AfterAction['delays'];
type Row = Pick<CrisisRow, 'first_signal_at' | 'detected_at' | 'opened_at' | 'first_word_at' | 'closed_at'>;

/** What a person decided: the word itself is not a decision, and neither is a note. */
const decisions: ReadonlySet<LogLine['kind']> = new Set(['decision', 'hold', 'mandate', 'approval']);

/**
 * Minutes from the first signal to each moment of a crisis. `seen` is the first act of a person on its alarm or its
 * call, at the latest the opening; `decided` is the first decision of a person; `turned` and `calm` come from the curve.
 */
export function delaysOf(
  row: Row,
  log: readonly Pick<LogLine, 'at' | 'kind' | 'by'>[],
  curve: { points: readonly RecoveryPoint[]; stepMs: number },
): Delays {
  const first = row.first_signal_at.getTime();
  const from = (ms: number | undefined) => (ms === undefined ? undefined : Math.max(0, (ms - first) / 60_000));
  const firstLine = (wanted: (line: Pick<LogLine, 'at' | 'kind' | 'by'>) => boolean) =>
    earliest(log.filter(wanted).map(({ at }) => Date.parse(at)));
  const event = curve.points.filter(({ at }) => at + curve.stepMs > first);
  const turned = turningPoint(event, curve.stepMs)?.at;
  const calm = row.closed_at === null ? undefined : calmPoint(event, curve.stepMs);
  return defined({
    detected: from(row.detected_at?.getTime()),
    seen: from(
      earliest([
        row.opened_at.getTime(),
        firstLine(({ kind, by }) => by !== undefined && (kind === 'alarm' || kind === 'call')),
      ]),
    ),
    opened: from(row.opened_at.getTime()),
    held: from(firstLine(({ kind }) => kind === 'hold')),
    decided: from(firstLine(({ kind, by }) => by !== undefined && decisions.has(kind))),
    firstWord: from(row.first_word_at?.getTime()),
    turned: from(turned),
    calm: from(calm),
  });
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((each): each is number => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function defined(delays: { [Key in keyof Delays]: number | undefined }): Delays {
  const known = Object.entries(delays).filter(([, minutes]) => minutes !== undefined);
  return Object.fromEntries(known.map(([key, minutes]) => [key, Math.round((minutes as number) * 10) / 10]));
}
