import { blueskyConnector } from '@beffroi/connectors/bluesky';
import { feedConnector } from '@beffroi/connectors/feed';
import { mastodonConnector } from '@beffroi/connectors/mastodon';
import { webConnector } from '@beffroi/connectors/web';
import { captureLink, createSource, discoverFeeds, getWall, listMentions, listSources } from '@beffroi/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPds, type RunningPds } from '../../../../packages/connectors/src/bluesky/testing/index.ts';
import { startFeedServer } from '../../../../packages/connectors/src/feed/testing/feed-server.ts';
import { startMastodonStub, type MastodonStub } from '../../../../packages/connectors/src/mastodon/testing/index.ts';
import { createWatch } from '../modules/listening/index.ts';
import { createHttpClient } from '../platform/outbound-http/index.ts';
import { programStage, type Person, type ProgramStage } from '../testing/program.stage.ts';

const http = createHttpClient({ allowPrivateAddresses: ['127.0.0.1'], userAgent: 'Beffroi/test', minSpacingMs: 0 });
let pds: RunningPds;
let mastodon: MastodonStub;
let site: Awaited<ReturnType<typeof startFeedServer>>;
let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  [pds, mastodon, site] = await Promise.all([startPds(), startMastodonStub(), startFeedServer()]);
  stage = await programStage({ http, connectors: [feedConnector, mastodonConnector, blueskyConnector, webConnector] });
  territoryId = await stage.territory('Région Picardie');
  manager = await stage.person(territoryId, 'community_manager');
  await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'Picardie', query: 'picardie OR #Picardie', colour: 'brick', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  await stage.program.jobs.drain();
});
afterAll(async () => {
  await stage.close();
  await Promise.all([pds.close(), mastodon.close(), site.close(), http.close()]);
});

const add = async (kind: string, config: Record<string, unknown>) =>
  manager.call(createSource, { params: { territoryId }, body: { kind, name: kind, config } });
const wall = async () =>
  (await manager.call(getWall, { params: { territoryId } })).mentions.map(({ network, text, title }) => [
    network,
    title ?? text,
  ]);

test('a feed served over HTTP, a real PDS and a Mastodon-compatible server feed the wall', async () => {
  site.answer((request, response) => {
    if (request.url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(
        '<!doctype html><title>Le Fil picard</title><link rel="alternate" type="application/rss+xml" href="/rss" title="À la une">',
      );
      return;
    }
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
    response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fil picard</title><link>${site.url}/</link>` +
        `<item><title>La Picardie inaugure sa véloroute</title><link>${site.url}/velo</link><guid>velo</guid><pubDate>${new Date().toUTCString()}</pubDate></item>` +
        `<item><title>Recette de la ficelle</title><link>${site.url}/ficelle</link><guid>ficelle</guid></item></channel></rss>`,
    );
  });
  const { feeds } = await manager.call(discoverFeeds, { params: { territoryId }, body: { url: `${site.url}/` } });
  expect(feeds).toMatchObject([{ url: `${site.url}/rss`, title: 'À la une' }]);
  await add('feed.feed', { url: feeds[0]?.url });

  mastodon.add({ text: 'Le TER #Picardie est à l’heure' });
  await add('mastodon.hashtag', { server: mastodon.url, hashtag: 'Picardie' });

  const account = await pds.openAccount('mairie');
  await account.post({ text: 'La Picardie sous la neige' });
  await add('bluesky.repo', { service: pds.url, account: account.handle });

  stage.clock.now = new Date(Date.now() + 1000);
  await stage.program.runner.runDue();
  expect((await wall()).toSorted()).toEqual([
    ['bluesky', 'La Picardie sous la neige'],
    ['feed', 'La Picardie inaugure sa véloroute'],
    ['mastodon', 'Le TER #Picardie est à l’heure'],
  ]);
  const { items } = await manager.call(listSources, { params: { territoryId } });
  expect(items.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
});

test('what is edited or deleted there is edited or deleted here', async () => {
  const account = await pds.openAccount('agglo');
  const uri = await account.post({ text: 'La Picardie est belle' });
  await add('bluesky.repo', { service: pds.url, account: account.handle });
  stage.clock.now = new Date(Date.now() + 2000);
  await stage.program.runner.runDue();
  await account.edit(uri, 'La Picardie est très belle');
  stage.clock.now = new Date(Date.now() + 3_600_000);
  await stage.program.runner.runDue();
  const mine = async () =>
    (await manager.call(listMentions, { params: { territoryId }, query: { q: 'belle' } as never })).items;
  expect(await mine()).toMatchObject([{ text: 'La Picardie est très belle', edited: true }]);
  await account.remove(uri);
  stage.clock.now = new Date(Date.now() + 7_200_000);
  await stage.program.runner.runDue();
  expect(await mine()).toEqual([]);
});

test('a pasted link is captured, though no watch holds it', async () => {
  site.answer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><html lang="fr"><title>Un étang à sec</title><article><h1>Un étang à sec</h1><p>Le marais de la commune manque d’eau depuis juin, disent les riverains.</p></article></html>',
    );
  });
  const captured = await manager.call(captureLink, { params: { territoryId }, body: { url: `${site.url}/etang` } });
  expect(captured.alreadyKnown).toBe(false);
  expect(
    (await manager.call(captureLink, { params: { territoryId }, body: { url: `${site.url}/etang` } })).alreadyKnown,
  ).toBe(true);
  const refused = await manager.ask(captureLink, {
    params: { territoryId },
    body: { url: 'http://169.254.169.254/latest/meta-data' },
  });
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    422,
    'listening.source_unreachable',
  ]);
});
