import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createBurstPool,
  encodeBurstState,
  initialBurstState,
  observe,
  peek,
  ringThreshold,
} from '../packages/engines/src/burst/index.ts';
import {
  bestThreshold,
  nabProfiles,
  nabScore,
  type NabSeries,
} from '../packages/engines/src/burst/testing/nab.score.ts';
import {
  makeScenario,
  type Scenario,
  type territories,
} from '../packages/engines/src/burst/testing/scenario.series.ts';
import { emptyTally, median, tally, type Tally } from '../packages/engines/src/burst/testing/scenario.score.ts';
import { peers, ringOnce } from './burst.peers.ts';
import { figures } from './figures.ts';

const print = figures('burst');
const FIVE_MINUTES = 300_000;
const companies = ['AMZN', 'CRM', 'IBM', 'KO', 'PFE'];
const kinds = ['hamlet', 'commune', 'town', 'city', 'region'] as const satisfies (keyof typeof territories)[];
const seeds = [101, 102, 103, 104, 105, 106, 107, 108];

/** The detector against published detectors' data, made-up territories with known truth, and what a team sets up by hand. */
export async function run(): Promise<void> {
  onBenchmark(join(import.meta.dirname, '../../shared/data/nab/dev'));
  onScenarios();
  cost();
}

function onBenchmark(folder: string): void {
  if (!existsSync(folder)) {
    process.stderr.write(`burst: ${folder} is absent, the NAB figures are left out\n`);
    return;
  }
  const windows = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8')) as Record<string, [string, string][]>;
  const series = companies.map((company) => readSeries(folder, `realTweets/Twitter_volume_${company}.csv`, windows));
  const ours = series.map(({ values, times }) =>
    scoresOf(
      values,
      times.map((time) => Date.parse(`${time}Z`)),
    ),
  );
  for (const [profile, weights] of Object.entries(nabProfiles)) {
    const { score, found, windows: all, falseAlarms } = nabScore(series, ours, ringThreshold, weights);
    print({ figure: `nab ${profile}, five series, shipped threshold`, unit: 'score', value: score });
    if (profile !== 'standard') continue;
    print({ figure: 'nab windows found', unit: `of ${all}`, value: found });
    print({ figure: 'nab detections outside windows', unit: 'count', value: falseAlarms });
    const candidates = [...new Set(ours.flatMap((scores) => [...scores].filter((score) => score > 0.4)))].sort(
      (a, b) => a - b,
    );
    const left = series.map((one, index) => {
      const others = series.filter((_, other) => other !== index);
      const threshold = bestThreshold(
        others,
        ours.filter((_, other) => other !== index),
        candidates,
        weights,
      );
      return nabScore([one], [ours[index] ?? []], threshold, weights).score * one.windows.length;
    });
    const total = series.reduce((sum, one) => sum + one.windows.length, 0);
    print({
      figure: 'nab standard, threshold from the other four files',
      unit: 'score',
      value: left.reduce((a, b) => a + b, 0) / total,
    });
  }
  for (const peer of peers) {
    const raw = series.map(({ values }) => peer.score(values, FIVE_MINUTES));
    const levels = [...new Set(raw.flatMap((scores) => topOf(scores)))];
    let best = -Infinity;
    for (const level of levels) {
      const rings = raw.map((scores) => ringOnce(scores, level, FIVE_MINUTES));
      best = Math.max(best, nabScore(series, rings, 1, nabProfiles.standard).score);
    }
    print({ figure: 'nab standard, five series, its best threshold', unit: 'score', value: best, peer: peer.name });
  }
}

function onScenarios(): void {
  for (const kind of kinds) {
    const scenarios = seeds.map((seed) => makeScenario(kind, seed));
    for (const sensitivity of [0.5, 0.7]) {
      const ours = emptyTally();
      for (const scenario of scenarios) tally(ours, scenario, ringsOf(scenario, sensitivity));
      report(sensitivity === 0.5 ? kind : `${kind}, sensitivity ${sensitivity}`, ours);
    }
    const calm = seeds.map((seed) => makeScenario(kind, seed, { withEvents: false }));
    const rings = calm.flatMap((scenario) => ringsOf(scenario, 0.5).filter((at) => at >= scenario.scoredFrom));
    const watchWeeks = calm.length * 7;
    print({
      figure: `${kind}, nothing ever happens: rings`,
      unit: 'per watch per week',
      value: rings.length / watchWeeks,
    });
    for (const peer of peers) {
      const theirs = emptyTally();
      for (const scenario of scenarios) {
        const { points, bucketMs } = scenario;
        const scores = peer.score(
          points.map(({ value }) => value),
          bucketMs,
        );
        const rings = ringOnce(scores, peer.threshold, bucketMs);
        tally(
          theirs,
          scenario,
          points.flatMap(({ at }, index) => (rings[index] === 1 ? [at + bucketMs] : [])),
        );
      }
      report(kind, theirs, peer.name);
    }
  }
}

function ringsOf({ points, bucketMs }: Scenario, sensitivity: number): number[] {
  const state = initialBurstState();
  return points.flatMap((point) =>
    observe(state, point, { bucketMs, sensitivity }).started ? [point.at + bucketMs] : [],
  );
}

function report(territory: string, tallied: Tally, peer?: string): void {
  const by = peer === undefined ? {} : { peer };
  print({ figure: `${territory}: events found`, unit: 'share', value: tallied.found / tallied.events, ...by });
  print({ figure: `${territory}: median delay`, unit: 'minutes', value: median(tallied.delays), ...by });
  print({
    figure: `${territory}: false alarms`,
    unit: 'per watch per week',
    value: tallied.falseAlarms / tallied.watchWeeks,
    ...by,
  });
  print({
    figure: `${territory}: rings beyond the first`,
    unit: 'per event',
    value: tallied.repeats / Math.max(1, tallied.found),
    ...by,
  });
  if (peer !== undefined) return;
  for (const [kind, row] of Object.entries(tallied.byKind)) {
    print({ figure: `${territory}: ${kind} found`, unit: `of ${row.events}`, value: row.found });
    print({ figure: `${territory}: ${kind} median delay`, unit: 'minutes', value: median(row.delays) });
  }
}

function cost(): void {
  const { points, bucketMs } = makeScenario('city', 1);
  const span = points.length * bucketMs;
  const state = initialBurstState();
  let best = Infinity;
  for (let round = 0; round < 6; round += 1) {
    const started = performance.now();
    for (const { at, value } of points) observe(state, { at: at + round * span, value }, { bucketMs });
    best = Math.min(best, (performance.now() - started) / points.length);
  }
  print({ figure: 'one update', unit: 'microseconds', value: 1_000 * best });
  const partial = { at: (points.at(-1)?.at ?? 0) + 6 * span + bucketMs, value: 3 };
  const started = performance.now();
  for (let index = 0; index < 100_000; index += 1) peek(state, partial, { bucketMs });
  print({ figure: 'one peek', unit: 'microseconds', value: (performance.now() - started) / 100 });
  print({ figure: 'state at work', unit: 'bytes', value: state.byteLength });
  print({ figure: 'state at rest', unit: 'bytes', value: encodeBurstState(state).byteLength });
  million(points, bucketMs);
}

/** A million watches at work at once: what the whole process holds, and what an update costs when none is at hand. */
function million(points: readonly { at: number; value: number }[], bucketMs: number): void {
  const before = process.memoryUsage.rss();
  const pool = createBurstPool(1_000_000);
  const started = performance.now();
  for (let watch = 0; watch < pool.size; watch += 1) {
    const { at, value } = points[watch % 2_000] ?? { at: 0, value: 0 };
    pool.observe(watch, { at, value }, { bucketMs });
  }
  print({
    figure: 'a million watches: one update of each',
    unit: 'microseconds',
    value: (1_000 * (performance.now() - started)) / pool.size,
  });
  print({ figure: 'a million watches at work', unit: 'GB', value: pool.byteLength / 1e9 });
  print({
    figure: 'a million watches at work, grown memory of the process',
    unit: 'GB',
    value: (process.memoryUsage.rss() - before) / 1e9,
  });
}

function readSeries(folder: string, key: string, windows: Record<string, [string, string][]>): NabSeries {
  const rows = readFileSync(join(folder, 'data', key), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const short = (time: string): string => time.slice(0, 19);
  return {
    name: key,
    times: rows.map((row) => short(row)),
    values: rows.map((row) => Number(row.split(',')[1])),
    windows: (windows[key] ?? []).map(([from, to]) => [short(from), short(to)]),
  };
}

function scoresOf(values: readonly number[], times: readonly number[]): Float64Array {
  const state = initialBurstState();
  return Float64Array.from(values, (value, index) => observe(state, { at: times[index] ?? 0, value }).score);
}

function topOf(scores: Float64Array): number[] {
  const sorted = [...scores].sort((a, b) => b - a);
  return [5, 8, 12, 16, 20, 30, 40, 60, 80, 120, 160, 240].flatMap((rank) => sorted[rank] ?? []);
}
