/** A series of the Numenta Anomaly Benchmark: row times as written, and windows by the times of their first and last row. */
export type NabSeries = { name: string; times: string[]; values: number[]; windows: [string, string][] };

type NabProfile = { missed: number; falseAlarm: number };
/** Weights of NAB v1.1, `config/profiles.json`; a detection is worth 1. */
export const nabProfiles = {
  standard: { missed: 1, falseAlarm: 0.11 },
  lowFalsePositives: { missed: 1, falseAlarm: 0.22 },
  lowFalseNegatives: { missed: 2, falseAlarm: 0.11 },
} as const satisfies Record<string, NabProfile>;

type Row = { window: number; unit: number };

/**
 * The score of NAB v1.1 (Lavin and Ahmad 2015, `nab/sweeper.py`): each window gives its earliest detection's credit, each
 * detection outside costs, less when it only comes late; 0 for no detection at all, 100 for perfect ones.
 *
 * @param scores one list a series, 0 to 1 a row
 */
export function nabScore(
  series: readonly NabSeries[],
  scores: readonly ArrayLike<number>[],
  threshold: number,
  profile: NabProfile,
): { score: number; windows: number; found: number; falseAlarms: number } {
  let raw = 0;
  let windows = 0;
  let found = 0;
  let falseAlarms = 0;
  series.forEach((one, index) => {
    const best = one.windows.map((): number => -profile.missed);
    rowsOf(one).forEach((row, at) => {
      if (row === undefined || !((scores[index]?.[at] ?? 0) >= threshold)) return;
      if (row.window >= 0) best[row.window] = Math.max(best[row.window] ?? 0, row.unit);
      else {
        raw += row.unit * profile.falseAlarm;
        falseAlarms += 1;
      }
    });
    windows += one.windows.length;
    found += best.filter((credit) => credit > -profile.missed).length;
    raw += best.reduce((sum, credit) => sum + credit, 0);
  });
  const nothing = -profile.missed * windows;
  return { score: (100 * (raw - nothing)) / (windows - nothing), windows, found, falseAlarms };
}

/** The threshold among `candidates` that scores best, the lowest of equals. */
export function bestThreshold(
  series: readonly NabSeries[],
  scores: readonly ArrayLike<number>[],
  candidates: readonly number[],
  profile: NabProfile,
): number {
  let best = candidates[0] ?? 0.5;
  let bestScore = -Infinity;
  for (const threshold of candidates) {
    const { score } = nabScore(series, scores, threshold, profile);
    if (score > bestScore) {
      bestScore = score;
      best = threshold;
    }
  }
  return best;
}

/** One entry a row; undefined in the probation at the start, which is not scored. */
function rowsOf({ times, windows }: NabSeries): (Row | undefined)[] {
  const probation = Math.min(Math.floor(0.15 * times.length), 750);
  const spans = windows.map(([from, to]) => [times.indexOf(from), times.indexOf(to)] as const);
  const perfect = sigmoid(-1);
  return times.map((_, at) => {
    if (at < probation) return undefined;
    const window = spans.findIndex(([from, to]) => at >= from && at <= to);
    const inside = spans[window];
    if (inside !== undefined) {
      const [from, to] = inside;
      return { window, unit: sigmoid(-(to - at + 1) / (to - from + 1)) / perfect };
    }
    const before = spans.findLast(([, to]) => to < at);
    return { window: -1, unit: before === undefined ? -1 : sigmoid((at - before[1]) / (before[1] - before[0])) };
  });
}

function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
