import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialBurstState, observe, ringThreshold } from './index.ts';
import { nabProfiles, nabScore, type NabSeries } from './testing/nab.score.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/nab/dev');
const present = existsSync(folder);

describe(`mentions of five companies on Twitter, 2015 (Numenta Anomaly Benchmark)${present ? '' : ': absent, not measured'}`, () => {
  it.skipIf(!present)('scores above every published detector, with the one threshold that ships', () => {
    const windows = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8')) as Record<
      string,
      [string, string][]
    >;
    const series = ['AMZN', 'CRM', 'IBM', 'KO', 'PFE'].map((company): NabSeries => {
      const key = `realTweets/Twitter_volume_${company}.csv`;
      const rows = readFileSync(join(folder, 'data', key), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
      return {
        name: key,
        times: rows.map((row) => row.slice(0, 19)),
        values: rows.map((row) => Number(row.split(',')[1])),
        windows: (windows[key] ?? []).map(([from, to]) => [from.slice(0, 19), to.slice(0, 19)]),
      };
    });
    const scores = series.map(({ times, values }) => {
      const state = initialBurstState();
      return values.map((value, index) => observe(state, { at: Date.parse(`${times[index]}Z`), value }).score);
    });
    expect(nabScore(series, scores, ringThreshold, nabProfiles.standard).score).toBeGreaterThan(84);
    expect(nabScore(series, scores, ringThreshold, nabProfiles.lowFalsePositives).score).toBeGreaterThan(76);
  });
});
