import { describe, expect, test } from 'vitest';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import { simulationFacts, newsroomFacts } from './hosted.facts.ts';
import type { HostedItem, HostedOutlet } from './hosted.outlet.ts';
import { createNewsroomPublisher } from './newsroom.publisher.ts';
import { simulatedGrowth } from './simulated.growth.ts';
import { createSimulationPublisher } from './simulation.publisher.ts';
import { startStubOutlet } from './testing/outlet-stub.ts';

const name = 'Presse de Valmarin';
const account = {
  channelId: 'chn_1',
  territoryId: 'ter_1',
  remoteId: 'presse-de-valmarin',
  handle: 'presse-de-valmarin',
};

/** The outlet of the test that runs. */
let current: HostedOutlet | undefined;
const outlet = new Proxy({} as HostedOutlet, {
  get: (_, verb: keyof HostedOutlet) => current?.[verb],
});
const setUp = (maxText: number) => async () => {
  const started = await startStubOutlet(maxText);
  current = started.outlet;
  const { network } = started;
  return { network, http: createLoopbackHttpClient(), setup: { name }, credentials: { name }, account };
};

describePublisher(createNewsroomPublisher(outlet), setUp(newsroomFacts.text.max));
const nothingGrows = { counts: () => ({}), replies: () => [] };
describePublisher(createSimulationPublisher(outlet, nothingGrows), setUp(simulationFacts.text.max), {
  inbox: ['comment', 'private'],
});

describe('what comes of a post on the simulated network', () => {
  const item = (key: string): HostedItem => ({
    key,
    id: key,
    url: 'https://ville.example/p/1',
    at: '2026-11-24T08:00:00.000Z',
    lang: 'fr',
    text: 'La piscine rouvre',
    media: [],
    link: { url: 'https://ville.example' },
  });
  const after = (hours: number) => new Date(Date.parse('2026-11-24T08:00:00Z') + hours * 3_600_000);
  const keys = Array.from({ length: 200 }, (_, n) => `dlv_${n}`);

  test('is the same at the same age, and never falls', () => {
    for (const key of keys) {
      expect(simulatedGrowth.counts(item(key), after(5))).toEqual(simulatedGrowth.counts(item(key), after(5)));
      const series = [0, 1, 3, 8, 24, 72].map((hours) => simulatedGrowth.counts(item(key), after(hours)));
      for (const [at, counts] of series.entries())
        for (const [name, count] of Object.entries(counts))
          expect(count).toBeGreaterThanOrEqual(series[at - 1]?.[name as 'reach'] ?? 0);
      expect(series[0]).toMatchObject({ impressions: 0, reactions: 0, comments: 0 });
    }
  });

  test('stays plausible: seen by some of the followers, liked by fewer, shared by fewer still', () => {
    for (const key of keys) {
      const { impressions = 0, reach = 0, reactions = 0, shares = 0 } = simulatedGrowth.counts(item(key), after(72));
      expect([
        reach > 200,
        reach < 1500,
        impressions > reach,
        reactions < reach * 0.06,
        shares <= reach * 0.01,
      ]).toEqual([true, true, true, true, true]);
    }
  });

  test('brings replies one after the other, of people who say that they are simulated', () => {
    const counts = keys.map((key) => simulatedGrowth.replies(item(key), after(72)).length);
    expect(Math.min(...counts)).toBe(0);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(4);
    const replies = keys.flatMap((key) => simulatedGrowth.replies(item(key), after(72)));
    expect(replies.every(({ author }) => author?.handle.includes('simule'))).toBe(true);
    expect(new Set(replies.map(({ originId }) => originId)).size).toBe(replies.length);
    expect(keys.flatMap((key) => simulatedGrowth.replies(item(key), after(0)))).toEqual([]);
  });
});
