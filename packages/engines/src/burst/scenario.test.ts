import { describe, expect, it } from 'vitest';
import { initialBurstState, observe } from './index.ts';
import { emptyTally, tally, type Tally } from './testing/scenario.score.ts';
import { makeScenario, type territories } from './testing/scenario.series.ts';

function judged(territory: keyof typeof territories, bucketMs: number): Tally {
  const result = emptyTally();
  for (const seed of [31, 32, 33, 34]) {
    const scenario = makeScenario(territory, seed, { bucketMs });
    const state = initialBurstState();
    const rings = scenario.points.flatMap((point) =>
      observe(state, point, { bucketMs }).started ? [point.at + bucketMs] : [],
    );
    tally(result, scenario, rings);
  }
  return result;
}

describe('made-up territories whose events are known', () => {
  it.each([
    ['hamlet', 5],
    ['commune', 5],
    ['town', 15],
    ['city', 5],
    ['region', 15],
  ] as const)('%s, in buckets of %i min: most events found, hardly a false alarm', (territory, minutes) => {
    const { events, found, falseAlarms, watchWeeks } = judged(territory, minutes * 60_000);
    expect(found / events).toBeGreaterThan(0.7);
    expect(falseAlarms / watchWeeks).toBeLessThan(0.2);
  });

  it('finds a raid of copied messages with the bucket that follows its start', () => {
    const delays = (['hamlet', 'commune', 'town', 'city', 'region'] as const).flatMap(
      (territory) => judged(territory, 300_000).byKind.raid?.delays ?? [],
    );
    expect(delays.length).toBeGreaterThan(0);
    expect(delays.filter((delay) => delay <= 15).length / delays.length).toBeGreaterThan(0.8);
  });
});
