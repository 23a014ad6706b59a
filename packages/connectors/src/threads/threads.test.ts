import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import type { StubNetwork } from '../testing/stub-network.ts';
import { startThreadsStub, stubThreads } from './testing/threads-stub.ts';
import { createThreadsPublisher } from './threads.publisher.ts';

const hosts = { graph: '', www: 'https://www.threads.net' };
const publisher = createThreadsPublisher(hosts);
const setup = { appId: '1234567890', appSecret: stubThreads.secret };
const { id, token, username } = stubThreads;

async function start(): Promise<StubNetwork> {
  const network = await startThreadsStub();
  hosts.graph = network.url;
  return network;
}

describePublisher(
  publisher,
  async () => ({
    network: await start(),
    http: createLoopbackHttpClient(),
    setup,
    credentials: { token },
    account: { channelId: 'chn_1', territoryId: 'ter_1', remoteId: id, handle: username },
  }),
  { refusals: { versionSunset: 'version_sunset', errorInside: 'rejected' } },
);

describe('an account of Threads', () => {
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

  test('is connected for sixty days', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'oauth') throw new Error('Threads is connected by OAuth');
    const answer = { code: stubThreads.code, verifier: 'x', redirectUri: 'https://beffroi.example/retour' };
    expect(await connection.finish(setup, answer, context())).toMatchObject({
      ok: true,
      accounts: [{ remoteId: id, handle: username, credentials: { token }, expiresAt: '2027-01-23T07:59:04.000Z' }],
    });
  });

  test('tells how many posts it may still publish today', async () => {
    expect(await publisher.check({ token }, context())).toMatchObject({
      ok: true,
      facts: { origin: { from: 'network' }, quota: { posts: 250, used: 4 } },
    });
  });
});
