import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HttpResult, PollOutcome } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describeReceive, type Failure } from '../testing/receive-suite.ts';
import { feedKind, type FeedConfig } from './feed.connector.ts';
import { readDelivery } from './feed.delivery.ts';
import type { FeedState } from './feed.state.ts';
import { startFeedServer } from './testing/feed-server.ts';

const now = new Date('2025-06-10T12:00:00Z');
let site: Awaited<ReturnType<typeof startFeedServer>>;
beforeEach(async () => {
  site = await startFeedServer();
});
afterEach(() => site.close());

type Item = { id: string; title?: string; date?: string };
const rss = (items: Item[], channel = '') =>
  `<rss version="2.0"><channel><title>Le Fil picard</title>${channel}${items
    .map(
      ({ id, title, date }) =>
        `<item><guid isPermaLink="false">${id}</guid><title>${title ?? id}</title>${date === undefined ? '' : `<pubDate>${date}</pubDate>`}</item>`,
    )
    .join('')}</channel></rss>`;

async function poll(config: FeedConfig, state: FeedState = feedKind.initialState, http = createLoopbackHttpClient()) {
  if (feedKind.mode !== 'poll') throw new Error('feeds are polled');
  return feedKind.poll(config, state, { http, now: () => now, signal: new AbortController().signal });
}
function told(outcome: PollOutcome<FeedState>) {
  if (!outcome.ok) throw new Error(outcome.message.en);
  return { ...outcome, posts: outcome.events.flatMap((event) => (event.kind === 'post' ? [event.post] : [])) };
}

describeReceive(feedKind, async () => {
  const own = await startFeedServer();
  const items: { id: string; title: string; date: string }[] = [];
  own.answer((_request, response) => response.end(rss(items)));
  const statuses: Record<Exclude<Failure, 'nonsense'>, number> = {
    unauthorized: 401,
    forbidden: 403,
    missing: 404,
    overrun: 429,
    broken: 502,
  };
  return {
    config: { url: `${own.url}/rss` },
    http: createLoopbackHttpClient(),
    now: () => now,
    addPost: (text) => {
      const id = `urn:post:${items.length}`;
      items.unshift({ id, title: text, date: new Date(now.getTime() - 60_000 + items.length * 1000).toUTCString() });
      return Promise.resolve(id);
    },
    fail: (failure) =>
      own.answer((_request, response) => {
        if (failure === 'nonsense') response.end('bonjour');
        else response.writeHead(statuses[failure], { 'retry-after': '120' }).end();
      }),
    close: own.close,
  };
});

test('validators are sent back, and an unchanged feed costs nothing', async () => {
  site.answer((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else
      response
        .writeHead(200, { etag: '"v1"', 'last-modified': 'Tue, 10 Jun 2025 10:00:00 GMT' })
        .end(rss([{ id: 'a' }]));
  });
  const first = told(await poll({ url: `${site.url}/rss` }));
  const second = told(await poll({ url: `${site.url}/rss` }, first.state));
  expect(site.requests[1]?.headers['if-modified-since']).toBe('Tue, 10 Jun 2025 10:00:00 GMT');
  expect(second).toMatchObject({ events: [], state: first.state, nextPollSeconds: 900 });
});

test('the first reading keeps what is recent, oldest first, with its own dates', async () => {
  const at = (days: number) => new Date(now.getTime() - days * 86_400_000).toUTCString();
  site.answer((_request, response) =>
    response.end(
      rss([
        { id: 'b', date: at(1) },
        { id: 'a', date: at(2) },
        { id: 'old', date: at(400) },
      ]),
    ),
  );
  const first = told(await poll({ url: site.url }));
  expect(first.posts.map(({ title, postedAt }) => [title, postedAt])).toEqual([
    ['a', '2025-06-08T12:00:00Z'],
    ['b', '2025-06-09T12:00:00Z'],
  ]);
  expect(first.posts[0]).toMatchObject({ network: 'feed', author: { handle: 'Le Fil picard' } });
  const later = told(await poll({ url: site.url }, first.state));
  expect(later.events).toEqual([]);
});

test('an edited entry is told again, as edited; one that left is not a deletion', async () => {
  site.answer((_request, response) => response.end(rss([{ id: 'a' }, { id: 'b' }])));
  const first = told(await poll({ url: site.url }));
  site.answer((_request, response) => response.end(rss([{ id: 'a', title: 'corrigé' }])));
  const second = told(await poll({ url: site.url }, first.state));
  expect(second.posts).toMatchObject([{ title: 'corrigé', editedAt: now.toISOString() }]);
  expect(second.posts[0]?.originId).toBe(first.posts.find(({ title }) => title === 'a')?.originId);
  site.answer((_request, response) => response.end(rss([{ id: 'b' }, { id: 'a', title: 'corrigé' }])));
  expect(told(await poll({ url: site.url }, second.state)).events).toEqual([]);
});

test('identifiers that are only unique on their site are told apart between sites', async () => {
  site.answer((_request, response) => response.end(rss([{ id: '12' }])));
  const news = told(await poll({ url: `${site.url}/actus` })).posts[0]?.originId;
  const events = told(await poll({ url: `${site.url}/agenda` })).posts[0]?.originId;
  expect(news).not.toBe(events);
});

test('a page that declares a feed is replaced by it', async () => {
  site.answer((request, response) => {
    if (request.url === '/rss') response.end(rss([{ id: 'a' }]));
    else
      response.end(
        '<!doctype html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="Actus"></head><body>Bonjour</body>',
      );
  });
  const outcome = told(await poll({ url: `${site.url}/` }));
  expect(outcome.newConfig).toEqual({ url: `${site.url}/rss` });
  expect(outcome.posts).toHaveLength(1);
});

test('a page without a feed is said to be one', async () => {
  site.answer((_request, response) => response.end('<!doctype html><p>Bonjour'));
  expect(await poll({ url: site.url })).toMatchObject({
    ok: false,
    kind: 'unreadable',
    message: { fr: expect.stringContaining('page web') },
  });
});

test('a permanent move is remembered once the new address has given a feed', async () => {
  const http = createLoopbackHttpClient();
  const moved = (body: string): Promise<HttpResult> =>
    Promise.resolve({
      ok: true,
      status: 200,
      headers: {},
      body: Buffer.from(body),
      finalUrl: 'https://b.example/rss',
      movedPermanentlyTo: 'https://b.example/rss',
    });
  const config = { url: 'https://a.example/rss' };
  expect(told(await poll(config, undefined, { ...http, fetch: () => moved(rss([])) })).newConfig).toEqual({
    url: 'https://b.example/rss',
  });
  expect(await poll(config, undefined, { ...http, fetch: () => moved('<!doctype html>') })).toMatchObject({
    ok: false,
  });
});

test('a feed that is gone is gone', async () => {
  site.answer((_request, response) => response.writeHead(410).end());
  expect(await poll({ url: site.url })).toMatchObject({ ok: false, kind: 'gone' });
});

test('trouble of the client comes through as it is', async () => {
  const trouble = { ok: false, kind: 'too_large', message: { fr: 'x.', en: 'y.' } } as const;
  expect(
    await poll({ url: site.url }, undefined, { ...createLoopbackHttpClient(), fetch: () => Promise.resolve(trouble) }),
  ).toEqual(trouble);
});

test('a broken feed gives what can be read, and a note', async () => {
  site.answer((_request, response) => response.end(rss([{ id: 'a' }]).replace('</item>', '')));
  const outcome = told(await poll({ url: site.url }));
  expect(outcome.posts).toHaveLength(1);
  expect(outcome.notes[0]?.fr).toContain('mal formé');
});

test('a password goes to the site of the feed only', async () => {
  site.answer((_request, response) => response.end(rss([])));
  await poll({ url: site.url, username: 'zoe', password: 'secret' });
  expect(site.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('zoe:secret').toString('base64')}`);
});

test('what a hub pushes is not told again by the next poll', async () => {
  const hub = '<link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>';
  site.answer((_request, response) => response.end(rss([{ id: 'a' }], hub)));
  const first = told(await poll({ url: `${site.url}/rss` }));
  expect(first.state.push).toEqual({ hub: 'https://hub.example/', topic: `${site.url}/rss` });
  const pushed = readDelivery(Buffer.from(rss([{ id: 'b' }])), { feedUrl: `${site.url}/rss`, state: first.state, now });
  expect(pushed.events).toHaveLength(1);
  site.answer((_request, response) => response.end(rss([{ id: 'b' }, { id: 'a' }])));
  expect(told(await poll({ url: `${site.url}/rss` }, pushed.state)).events).toEqual([]);
});

test('an address may be typed without its scheme, and only leads to the web', () => {
  expect(feedKind.config.parse({ url: ' ville.example/rss ' })).toEqual({ url: 'https://ville.example/rss' });
  expect(feedKind.config.safeParse({ url: 'file:///etc/passwd' }).success).toBe(false);
  expect(feedKind.config.safeParse({ url: 'pas une adresse' }).success).toBe(false);
});
