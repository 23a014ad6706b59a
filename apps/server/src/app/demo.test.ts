import { createSimulation, demoTerritories, simulatedTerritories } from '@beffroi/connectors/simulation';
import { initialBurstState, observe } from '@beffroi/engines/burst';
import { createMatcher, parseQuery } from '@beffroi/engines/query';
import { expect, test } from 'vitest';

const BUCKET = 300_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 21;

/** When each watch of a territory would have rung, by the counts of its posts. */
function ringsOf(territory: ReturnType<typeof demoTerritories>[number], startedAt: Date): number[] {
  const simulated = simulatedTerritories.find(({ id }) => id === territory.simulated);
  if (!simulated) throw new Error(`no residents for ${territory.name}`);
  const from = startedAt.getTime() - DAYS * DAY;
  const matcher = createMatcher();
  for (const [index, { query }] of territory.watches.entries()) {
    const parsed = parseQuery(query).query;
    if (parsed) matcher.set(String(index), parsed);
  }
  const counts = territory.watches.map(() => new Float64Array((DAYS * DAY) / BUCKET));
  const simulation = createSimulation({ seed: 'beffroi', territory: simulated, startedAt });
  for (const { text, title, tags, mentions, postedAt } of simulation.posts(new Date(from), startedAt)) {
    const bucket = Math.floor((Date.parse(postedAt ?? '') - from) / BUCKET);
    for (const id of matcher.match({ text, tags, mentions, ...(title === undefined ? {} : { title }) })) {
      const count = counts[Number(id)];
      if (count) count[bucket] = (count[bucket] ?? 0) + 1;
    }
  }
  return counts.flatMap((count) => {
    const state = initialBurstState();
    const settings = { bucketMs: BUCKET, timeZoneOffsetMinutes: 120 };
    return Array.from(count).flatMap((value, index) => {
      const at = from + index * BUCKET;
      return observe(state, { at, value }, settings).started ? [at] : [];
    });
  });
}

test('at whatever hour of its last day the demonstration is started, its ordinary life leaves the bell quiet', () => {
  const startedAt = new Date('2026-09-15T22:00:00+02:00');
  const rings = demoTerritories({ startedAt }).flatMap((territory) => ringsOf(territory, startedAt));
  for (let hour = 6; hour <= 22; hour += 1) {
    const now = startedAt.getTime() - (22 - hour) * HOUR;
    const justNow = rings.filter((at) => at <= now && at > now - HOUR);
    expect(justNow.length, `rings in the hour before ${hour}:00`).toBeLessThanOrEqual(1);
  }
  expect(rings.filter((at) => at > startedAt.getTime() - DAY).length, 'rings of the day').toBeLessThanOrEqual(3);
}, 20_000);
