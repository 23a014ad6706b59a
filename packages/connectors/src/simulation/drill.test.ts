import { expect, test } from 'vitest';
import type { ReceivedPost } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { drillRate } from './drill.generate.ts';
import { createSimulation, deliveredScenarios, drillMark, simulatedTerritories, simulationConnector } from './index.ts';

const startedAt = Date.parse('2026-11-24T08:00:00Z');
const scenarioOf = (id: string) => {
  const found = deliveredScenarios().find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found.scenario;
};
const drill = { id: 'd1', scenario: scenarioOf('vignes-californiennes'), startedAt, speed: 1 };
const minutes = (count: number) => new Date(startedAt + count * 60_000);
const lifeOf = (id: string) => {
  const territory = simulatedTerritories.find((one) => one.id === id);
  if (!territory) throw new Error(id);
  return createSimulation({ seed: 'essai', territory, startedAt: new Date(startedAt) });
};
const ids = (posts: ReceivedPost[]) => posts.map(({ originId, text }) => `${originId} ${text}`).toSorted();

test.each([1, 7, 60])('at speed %s a drill is the same all at once or a second at a time', (speed) => {
  const life = lifeOf('picardie');
  const played = { ...drill, speed, answeredAt: startedAt + 90_000 };
  const pieces: ReceivedPost[] = [];
  for (let second = 0; second < 180; second += 1)
    pieces.push(...life.drill(played, minutes(second / 60), minutes((second + 1) / 60)));
  expect(ids(pieces)).toEqual(ids(life.drill(played, minutes(0), minutes(3))));
  expect(new Set(pieces.map(({ originId }) => originId)).size).toBe(pieces.length);
});

test('faster, the same event takes less time', () => {
  const life = lifeOf('picardie');
  const usual = life.drill(drill, minutes(0), minutes(120));
  const fast = life.drill({ ...drill, speed: 60 }, minutes(0), minutes(2));
  expect(fast.map(({ text }) => text).toSorted()).toEqual(usual.map(({ text }) => text).toSorted());
  expect(life.drill({ ...drill, speed: 60 }, minutes(2), minutes(120))).toEqual([]);
});

test('an answer turns the voices from then on, calms the waves, and brings a second one', () => {
  const life = lifeOf('picardie');
  const answered = { ...drill, answeredAt: minutes(20).getTime() };
  expect(life.drill(answered, minutes(0), minutes(20))).toEqual(life.drill(drill, minutes(0), minutes(20)));
  const marked = (posts: ReceivedPost[], tag: string) => posts.filter(({ tags }) => tags.includes(tag)).length;
  const after = life.drill(answered, minutes(50), minutes(80));
  expect(marked(after, 'LaCalifornieMaisEnMieux')).toBeGreaterThan(3 * marked(after, 'VignesCaliforniennes'));
  expect(drillRate(drill.scenario, 55, 35)).toBeLessThan(drillRate(drill.scenario, 55));
  expect(drillRate(drill.scenario, 119, 5)).toBeGreaterThan(drillRate(drill.scenario, 119));
});

test('what was ended says no more', () => {
  const life = lifeOf('picardie');
  const ended = { ...drill, endedAt: minutes(4).getTime() };
  expect(life.drill(ended, minutes(0), minutes(4)).length).toBeGreaterThan(20);
  expect(life.drill(ended, minutes(4), minutes(120))).toEqual([]);
});

test('every delivered scenario plays in every territory it fits: heard at once, well written, led nowhere, marked', () => {
  for (const { scenario } of deliveredScenarios()) {
    for (const territory of simulatedTerritories.filter(({ kind }) => scenario.fits.includes(kind))) {
      const life = lifeOf(territory.id);
      const posts = life.drill({ ...drill, scenario }, minutes(0), minutes(scenario.minutes));
      const messages = life.drillMessages({ ...drill, scenario });
      expect(posts.filter(({ postedAt = '' }) => postedAt < minutes(1).toISOString()).length).toBeGreaterThanOrEqual(5);
      expect(messages.map(({ author }) => author)).toEqual(scenario.messages.map(({ author }) => author));
      for (const text of [...posts, ...messages].map((said) => said.text)) {
        expect(text).not.toMatch(/[{}[\]|']| [;!?»]|« (?! )|undefined|\bde [AEÉIOU]\p{Ll}|\bà [Ll]e |\bde le\b/u);
      }
      for (const { url = '', links, author, originId } of posts) {
        for (const address of [url, author?.url ?? '', ...links])
          expect(new URL(address).host).toMatch(/\.simulation\.example$/);
        expect(originId.startsWith(drillMark('d1'))).toBe(true);
      }
    }
  }
});

test('a raid is of copies, by accounts that nobody follows', () => {
  const posts = lifeOf('picardie').drill({ ...drill, scenario: scenarioOf('raid-insultes') }, minutes(0), minutes(30));
  const few = posts.filter(({ author }) => (author?.followers ?? 0) <= 25);
  expect(few.length / posts.length).toBeGreaterThan(0.6);
  expect(new Set(few.map(({ text }) => text)).size).toBeLessThan(few.length * 0.85);
});

test('a source plays the drills of its configuration, and its residents call the territory by its name', async () => {
  const [kind] = simulationConnector.sourceKinds;
  if (kind?.mode !== 'poll') throw new Error();
  const config: unknown = kind.config.parse({
    territory: 'picardie',
    startedAt: new Date(startedAt).toISOString(),
    called: { name: 'Région Bretagne' },
    drills: [{ id: 'd1', scenario: drill.scenario, startedAt: new Date(startedAt).toISOString(), speed: 1 }],
  });
  const context = { http: createLoopbackHttpClient(), now: () => minutes(2), signal: new AbortController().signal };
  const outcome = await kind.poll(config, { until: minutes(0).toISOString() }, context);
  const posts = outcome.ok ? outcome.events.flatMap((event) => (event.kind === 'post' ? [event.post] : [])) : [];
  const played = posts.filter(({ originId }) => originId.startsWith(drillMark('d1')));
  expect(played.length).toBeGreaterThan(10);
  expect(played.some(({ text }) => text.includes('#RégionBretagne'))).toBe(true);
  expect(
    played.every(({ text }) => !/picardie/i.test(text.replaceAll(/https\S+/g, '')) || /Napa|match|picard/i.test(text)),
  ).toBe(true);
});
