import { beforeAll, describe, expect, test } from 'vitest';
import type { ReceivedPost } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describeReceive } from '../testing/receive-suite.ts';
import { createSimulation, demoTerritories, residentPost, simulatedTerritories, simulationConnector } from './index.ts';
import { renderSentence } from './sentence.render.ts';
import { randomOf } from './random.source.ts';
import { vineyards } from './texts/vineyards.script.ts';

const startedAt = new Date('2026-11-24T08:00:00Z');
const daysAgo = (days: number) => new Date(startedAt.getTime() - days * 86_400_000);
const minutes = (count: number) => new Date(startedAt.getTime() + count * 60_000);
const simulationOf = (id: string, seed = 'essai') => {
  const territory = simulatedTerritories.find((one) => one.id === id);
  if (!territory) throw new Error(id);
  return createSimulation({ seed, territory, startedAt });
};

describeReceive(
  simulationConnector.sourceKinds[0] ??
    (() => {
      throw new Error('no kind');
    })(),
  async () => {
    const life = simulationOf('picardie');
    let now = startedAt;
    return {
      config: { territory: 'picardie', seed: 'essai', startedAt: startedAt.toISOString(), historyDays: 0 },
      http: createLoopbackHttpClient(),
      now: () => now,
      addPost: async () => {
        const [next] = life.posts(now, new Date(now.getTime() + 6 * 3_600_000));
        if (!next) throw new Error('nobody posts');
        now = new Date(Date.parse(next.postedAt ?? '') + 1);
        return next.originId;
      },
      fail: () => {},
      close: async () => {},
    };
  },
  { expectedFailures: [] },
);

describe('the life of a territory', () => {
  let past: ReceivedPost[];
  beforeAll(() => {
    past = simulationOf('picardie').posts(daysAgo(28), startedAt);
  });
  const countBy = (key: (post: ReceivedPost) => string) => {
    const counts = new Map<string, number>();
    for (const post of past) counts.set(key(post), (counts.get(key(post)) ?? 0) + 1);
    return counts;
  };
  const paris = (post: ReceivedPost, part: 'hour' | 'weekday') =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      [part]: part === 'hour' ? '2-digit' : 'short',
    }).format(new Date(post.postedAt ?? ''));

  test('is the same for the same seed, and another for another', () => {
    const again = simulationOf('picardie').posts(daysAgo(1), startedAt);
    expect(again).toEqual(past.filter(({ postedAt = '' }) => postedAt >= daysAgo(1).toISOString()));
    expect(simulationOf('picardie', 'autre').posts(daysAgo(1), startedAt)).not.toEqual(again);
  });

  test('is the same all at once or a few seconds at a time', () => {
    const life = simulationOf('picardie');
    const pieces: ReceivedPost[] = [];
    for (let from = 0; from < 180; from += 0.25) pieces.push(...life.posts(minutes(from), minutes(from + 0.25)));
    expect(pieces).toEqual(simulationOf('picardie').posts(startedAt, minutes(180)));
    expect(pieces.length).toBeGreaterThan(10);
  });

  test('has 150 to 300 posts on most days, fewer at weekends and at night', () => {
    const days = [...countBy(({ postedAt = '' }) => postedAt.slice(0, 10)).values()].slice(1, -1);
    expect(days.filter((count) => count >= 140 && count <= 310).length).toBeGreaterThanOrEqual(20);
    const weekdays = countBy((post) => paris(post, 'weekday'));
    expect((weekdays.get('Sat') ?? 0) + (weekdays.get('Sun') ?? 0)).toBeLessThan(2.4 * (weekdays.get('Thu') ?? 0));
    const hours = countBy((post) => paris(post, 'hour'));
    expect(hours.get('19')).toBeGreaterThan(8 * (hours.get('03') ?? 0));
  });

  test('has two past peaks and a complaint that grows', () => {
    const days = countBy(({ postedAt = '' }) => postedAt.slice(0, 10));
    expect(days.get('2026-11-05')).toBeGreaterThan(1.4 * (days.get('2026-10-29') ?? 0));
    expect(days.get('2026-11-15')).toBeGreaterThan(1.4 * (days.get('2026-11-08') ?? 0));
    const complaint = past.filter(({ originId }) => originId.includes(':slowBurn:'));
    const between = (from: number, to: number) =>
      complaint.filter(
        ({ postedAt = '' }) => postedAt >= daysAgo(from).toISOString() && postedAt < daysAgo(to).toISOString(),
      ).length;
    expect(between(12, 8)).toBeLessThan(between(8, 4));
    expect(between(8, 4)).toBeLessThan(between(4, 0));
    expect(between(28, 12)).toBe(0);
  });

  test('is written as French is: nothing left to fill, no straight apostrophe, no space that breaks before a sign', () => {
    for (const territory of simulatedTerritories) {
      for (const { text } of simulationOf(territory.id).posts(daysAgo(10), startedAt)) {
        expect(text).not.toMatch(/[{}[\]|']| [;!?»]|« (?! )|undefined|\bde [AEÉIOU]\p{Ll}|\bà [Ll]e |CHOSE|AILLEURS/u);
      }
    }
  });

  test('is varied: hundreds of patterns, many networks, answers, shared articles, retouched copies', () => {
    const patterns = new Set(
      simulatedTerritories.flatMap(({ themes, episodes }) =>
        [...themes.map(({ theme }) => theme), ...Object.values(episodes)].flatMap(({ says }) =>
          Object.values(says).flat(),
        ),
      ),
    );
    expect(patterns.size).toBeGreaterThan(400);
    expect(new Set(past.map(({ text }) => text)).size / past.length).toBeGreaterThan(0.7);
    expect(countBy(({ url = '' }) => new URL(url).host.split('.')[0] ?? '').size).toBeGreaterThan(6);
    expect(past.filter(({ inReplyTo }) => inReplyTo).length / past.length).toBeGreaterThan(0.15);
    expect(past.filter(({ links }) => links.length > 0).length).toBeGreaterThan(50);
    expect(past.filter(({ originId }) => /:c\d+$/.test(originId)).length).toBeGreaterThan(50);
    expect(new Set(past.map(({ author }) => author?.handle)).size).toBeGreaterThan(300);
  });

  test('leads nowhere outside: every address is one that no one can own', () => {
    const addresses = past.flatMap(({ url, author, links }) => [url ?? '', author?.url ?? '', ...links]);
    for (const address of addresses) expect(new URL(address).host).toMatch(/\.simulation\.example$/);
    expect(past.every(({ network }) => network === 'simulation')).toBe(true);
  });

  test('answers only what was posted before', () => {
    const at = new Map(past.map(({ originId, postedAt = '' }) => [originId, postedAt]));
    const orphans = past.filter(({ inReplyTo, postedAt = '' }) => {
      return inReplyTo !== undefined && at.has(inReplyTo) && (at.get(inReplyTo) ?? '') >= postedAt;
    });
    expect(orphans).toEqual([]);
  });

  test('goes at its own pace in smaller places', () => {
    const perDay = (id: string) => simulationOf(id).posts(daysAgo(8), daysAgo(1)).length / 7;
    expect(perDay('trois-vallees')).toBeLessThan(60);
    expect(perDay('trois-vallees')).toBeGreaterThan(10);
    expect(perDay('haute-somme')).toBeGreaterThan(perDay('haute-picardie'));
  });
});

describe('a bad buzz', () => {
  const launched = { startedAt };
  const rate = (id: string, from: number, to: number, buzz: { startedAt: Date; answeredAt?: Date } = launched) =>
    simulationOf(id).badBuzz(buzz, minutes(from), minutes(to)).length / (to - from);

  test.each(simulatedTerritories.map(({ id }) => id))('is heard within a minute, whatever the territory: %s', (id) => {
    expect(rate(id, 0, 1)).toBeGreaterThanOrEqual(6);
    expect(rate(id, -10, 0)).toBe(0);
  });

  test('is at its height after three minutes, ten times the habit and more, and fades over an hour', () => {
    const habit = simulationOf('picardie').posts(daysAgo(7), startedAt).length / (7 * 24 * 60);
    expect(rate('picardie', 3, 18)).toBeGreaterThan(10 * habit);
    expect(rate('picardie', 3, 18)).toBeGreaterThan(rate('picardie', 0, 2));
    expect(rate('picardie', 50, 65)).toBeLessThan(rate('picardie', 3, 18) / 2);
    expect(rate('picardie', 300, 480)).toBeLessThan(0.1);
  });

  test('is the same all at once or a second at a time', () => {
    const life = simulationOf('picardie');
    const pieces: ReceivedPost[] = [];
    for (let second = 0; second < 300; second += 1)
      pieces.push(...life.badBuzz(launched, minutes(second / 60), minutes((second + 1) / 60)));
    expect(pieces.map(({ originId }) => originId).sort()).toEqual(
      life
        .badBuzz(launched, startedAt, minutes(5))
        .map(({ originId }) => originId)
        .sort(),
    );
  });

  test('turns once the territory has answered, and only from then on', () => {
    const answered = { startedAt, answeredAt: minutes(40) };
    const life = simulationOf('picardie');
    const marks = (posts: ReceivedPost[], tag: string) => posts.filter(({ tags }) => tags.includes(tag)).length;
    expect(life.badBuzz(answered, startedAt, minutes(40))).toEqual(life.badBuzz(launched, startedAt, minutes(40)));
    const after = life.badBuzz(answered, minutes(60), minutes(120));
    expect(marks(after, vineyards.tags.answer)).toBeGreaterThan(2 * marks(after, vineyards.tags.mockery));
    expect(after.length).toBeGreaterThan(life.badBuzz(launched, minutes(60), minutes(120)).length);
  });

  test('comes through the connector once it is launched', async () => {
    const [kind] = simulationConnector.sourceKinds;
    if (kind?.mode !== 'poll') throw new Error();
    const typed = {
      territory: 'picardie',
      startedAt: startedAt.toISOString(),
      badBuzzes: [{ startedAt: startedAt.toISOString() }],
    };
    const { signal } = new AbortController();
    const context = { http: createLoopbackHttpClient(), now: () => minutes(1), signal };
    const outcome = await kind.poll(kind.config.parse(typed), { until: startedAt.toISOString() }, context);
    expect(outcome.ok && outcome.events.length).toBeGreaterThanOrEqual(6);
  });
});

test('weeks of past come over several readings, without a hole', async () => {
  const [kind] = simulationConnector.sourceKinds;
  if (kind?.mode !== 'poll') throw new Error();
  const config: unknown = kind.config.parse({
    territory: 'trois-vallees',
    seed: 'essai',
    startedAt: startedAt.toISOString(),
    historyDays: 7,
  });
  const context = { http: createLoopbackHttpClient(), now: () => startedAt, signal: new AbortController().signal };
  const ids: string[] = [];
  let state: unknown = kind.initialState;
  for (let readings = 0; readings < 3; readings += 1) {
    const outcome = await kind.poll(config, state, context);
    if (!outcome.ok) throw new Error();
    ids.push(...outcome.events.flatMap((event) => (event.kind === 'post' ? [event.post.originId] : [])));
    ({ state } = outcome);
    expect(outcome.nextPollSeconds).toBe(readings < 2 ? 0 : 2);
  }
  expect(ids).toEqual(
    simulationOf('trois-vallees')
      .posts(daysAgo(7), startedAt)
      .map(({ originId }) => originId),
  );
});

test('the seams of a sentence are those of French', () => {
  const words = { lieu: ['Étrepy'], nom: ['Le Crotoy'] };
  expect(renderSentence('près de {lieu}, à {nom}, autour de {nom} : rien !', words, randomOf('a'))).toBe(
    'Près d’Étrepy, au Crotoy, autour du Crotoy\u00A0: rien\u202F!',
  );
  expect(() => renderSentence('{inconnu}', words, randomOf('a'))).toThrow('inconnu');
});

test('what a resident types is a post like the others', () => {
  expect(residentPost({ id: '1', text: 'Merci @RegionPicardie ! #TER', name: 'Ada', at: startedAt })).toMatchObject({
    network: 'simulation',
    text: 'Merci @RegionPicardie\u202F! #TER',
    mentions: ['RegionPicardie'],
    tags: ['TER'],
    author: { handle: 'Ada' },
  });
});

test('the territories of the demonstration each have residents, people, watches and a source that can be set up', () => {
  const territories = demoTerritories({ startedAt });
  expect(territories.map(({ kind }) => kind)).toEqual(['region', 'departement', 'grouping', 'university']);
  expect(territories[2]?.members).toHaveLength(4);
  for (const { people, watches, sources } of territories) {
    expect(people.map(({ role }) => role)).toContain('community_manager');
    expect(watches.length).toBeGreaterThan(4);
    for (const { kind: id, config } of sources) {
      expect(simulationConnector.sourceKinds.find((kind) => kind.id === id)?.config.safeParse(config).success).toBe(
        true,
      );
    }
  }
});
