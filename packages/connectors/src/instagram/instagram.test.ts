import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { imageWith } from '../testing/publish-fixture.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import type { StubNetwork } from '../testing/stub-network.ts';
import { createInstagramPublisher } from './instagram.publisher.ts';
import { startInstagramStub, stubInstagram } from './testing/instagram-stub.ts';

const hosts = { graph: '', code: '', www: 'https://www.instagram.com' };
const publisher = createInstagramPublisher(hosts);
const setup = { appId: '1234567890', appSecret: stubInstagram.secret };
const { id, token, username } = stubInstagram;
const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: id, handle: username };

async function start(): Promise<StubNetwork> {
  const network = await startInstagramStub();
  hosts.graph = network.url;
  hosts.code = network.url;
  return network;
}

describePublisher(
  publisher,
  async () => ({
    network: await start(),
    http: createLoopbackHttpClient(),
    setup,
    credentials: { token },
    account,
    // Nothing goes out without an image.
    compose: (outgoing) => ({
      ...outgoing,
      parts: outgoing.parts.map((part) =>
        part.media.length > 0 ? part : { ...part, media: [imageWith('La façade')] },
      ),
    }),
  }),
  { refusals: { quotaSpent: 'quota_spent', versionSunset: 'version_sunset', errorInside: 'rejected' } },
);

describe('an account of Instagram', () => {
  let network: StubNetwork;
  const context = () => ({
    http: createLoopbackHttpClient(),
    now: network.clock.now,
    signal: new AbortController().signal,
  });
  beforeEach(async () => {
    network = await start();
  });
  afterEach(() => network.close());

  test('is connected for sixty days, which are lengthened', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'oauth') throw new Error('Instagram is connected by OAuth');
    const request = { redirectUri: 'https://beffroi.example/retour', state: 'etat', challenge: 'defi' };
    const begun = await connection.begin(setup, request, context());
    expect(begun.ok && new URL(begun.url).searchParams.get('state')).toBe('etat');
    const answer = { code: `${stubInstagram.code}#_`, verifier: 'x', redirectUri: request.redirectUri };
    expect(await connection.finish(setup, answer, context())).toMatchObject({
      ok: true,
      accounts: [{ remoteId: id, handle: username, credentials: { token }, expiresAt: '2027-01-23T07:59:04.000Z' }],
    });
    const refused = await connection.finish(setup, { ...answer, code: 'vieux' }, context());
    expect(refused).toMatchObject({ ok: false, done: 'no' });
    expect(refused.ok ? '' : refused.message.fr).toContain('adresse de retour');
    const renewed = await publisher.renew?.({ token }, setup, context());
    expect(renewed).toMatchObject({ ok: true, expiresAt: '2027-01-23T07:59:04.000Z' });
  });

  test('tells how many posts it may still publish today', async () => {
    expect(await publisher.check({ token }, context())).toMatchObject({
      ok: true,
      facts: { origin: { from: 'network', asOf: '2026-11-24' }, quota: { posts: 100, used: 2, seconds: 86_400 } },
    });
  });
});
