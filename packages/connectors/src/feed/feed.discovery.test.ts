import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { discoverFeeds } from './feed.discovery.ts';
import { startFeedServer } from './testing/feed-server.ts';

let site: Awaited<ReturnType<typeof startFeedServer>>;
beforeEach(async () => {
  site = await startFeedServer();
});
afterEach(() => site.close());
const discover = () => discoverFeeds(`${site.url}/page`, { http: createLoopbackHttpClient(), now: () => new Date(0) });

test('a page names its feeds: declared, linked, comments last, each once', async () => {
  site.answer((_request, response) =>
    response.end(`<!doctype html><head><base href="/fr/">
      <link rel="alternate" type="application/rss+xml" title="Commentaires" href="/comments/feed/">
      <link rel='ALTERNATE' type='Application/RSS+XML' title='Actualités' href='actus.rss'>
      <link rel="alternate" type="application/feed+json" href="/feed.json"><link rel="alternate" hreflang="en" href="/en">
      <link rel="alternate" type="application/atom+xml" href="javascript:x"></head>
      <body><a href="/agenda/rss.xml">Flux  de l’agenda</a><a href="actus.rss">les mêmes</a><a href="/contact">Contact</a></body>`),
  );
  expect(await discover()).toEqual({
    ok: true,
    feeds: [
      { url: `${site.url}/fr/actus.rss`, title: 'Actualités' },
      { url: `${site.url}/feed.json` },
      { url: `${site.url}/agenda/rss.xml`, title: 'Flux de l’agenda' },
      { url: `${site.url}/comments/feed/`, title: 'Commentaires' },
    ],
  });
});

test('a feed is its own discovery', async () => {
  site.answer((_request, response) => response.end('<rss><channel><title>F</title></channel></rss>'));
  expect(await discover()).toEqual({ ok: true, feeds: [{ url: `${site.url}/page`, title: 'F' }] });
});

test('a page without feeds gives none, a missing page trouble', async () => {
  site.answer((_request, response) => response.end('<p>Bonjour'));
  expect(await discover()).toEqual({ ok: true, feeds: [] });
  site.answer((_request, response) => response.writeHead(404).end());
  expect(await discover()).toMatchObject({ ok: false, kind: 'not_found' });
});
