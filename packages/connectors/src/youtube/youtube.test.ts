import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outgoing } from '../publish.port.ts';
import { driveUntilPublic } from '../testing/delivery.drive.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { videoWith } from '../testing/publish-fixture.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import type { StubNetwork } from '../testing/stub-network.ts';
import { startYouTubeStub, stubYouTube } from './testing/youtube-stub.ts';
import { createYouTubePublisher } from './youtube.publisher.ts';

const hosts = { api: '', token: '', auth: 'https://accounts.google.com', www: '' };
const publisher = createYouTubePublisher(hosts);
const { clientId, clientSecret, accessToken, refreshToken, channel } = stubYouTube;
const setup = { clientId, clientSecret };
const credentials = { accessToken, refreshToken };
const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: channel, handle: 'villedevalmarin' };

async function start(options?: { audited: boolean }): Promise<StubNetwork> {
  const network = await startYouTubeStub(options);
  hosts.api = network.url;
  hosts.token = network.url;
  hosts.www = network.url;
  return network;
}

describePublisher(
  publisher,
  async () => ({
    network: await start(),
    http: createLoopbackHttpClient(),
    setup,
    credentials,
    account,
    // Nothing goes out without a video.
    compose: (outgoing) => ({
      title: 'Une vidéo',
      ...outgoing,
      parts: outgoing.parts.map((part) => (part.media.length > 0 ? part : { ...part, media: [videoWith('')] })),
    }),
  }),
  { refusals: { quotaSpent: 'quota_spent' }, inbox: ['comment'] },
);

describe('a channel of YouTube', () => {
  let network: StubNetwork;
  const context = () => ({
    http: createLoopbackHttpClient(),
    now: network.clock.now,
    signal: new AbortController().signal,
    credentials,
    account,
  });
  const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
    key: 'dlv_1',
    startedAt: network.clock.now().toISOString(),
    lang: 'fr',
    title: 'La visite',
    parts: [{ text: 'La visite', media: [videoWith('')] }],
    ...more,
  });
  beforeEach(async () => {
    network = await start();
  });
  afterEach(() => network.close());

  test('is connected with an authorisation that is opened again every hour', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'oauth') throw new Error('YouTube is connected by OAuth');
    const request = { redirectUri: 'https://beffroi.example/retour', state: 'etat', challenge: 'defi' };
    const begun = await connection.begin(setup, request, context());
    expect(begun.ok && new URL(begun.url).searchParams.get('code_challenge')).toBe('defi');
    const answer = { code: stubYouTube.code, verifier: 'x', redirectUri: request.redirectUri };
    expect(await connection.finish(setup, answer, context())).toMatchObject({
      ok: true,
      accounts: [{ remoteId: channel, handle: 'villedevalmarin', followers: 310, credentials }],
    });
    expect(await publisher.renew?.(credentials, setup, context())).toMatchObject({
      ok: true,
      credentials,
      expiresAt: '2026-11-24T08:59:59.000Z',
    });
  });

  test('shows a video with its captions, sent whole although the line was cut', async () => {
    const captions = [{ lang: 'fr', vtt: 'WEBVTT\n\n00:01.000 --> 00:02.500\nBonjour' }];
    const video = videoWith('', { captions });
    const outcome = await driveUntilPublic(
      publisher,
      outgoing({ parts: [{ text: 'La visite', media: [video] }] }),
      context(),
    );
    expect(outcome.state).toBe('public');
    expect(network.posts.ours()[0]?.more['captions']).toEqual(['fr']);
    expect(network.calls.filter((call) => call.startsWith('PUT /session/')).length).toBeGreaterThan(3);
  });

  test('a text without a video is for a person to publish', async () => {
    const parts = [{ text: 'Bonjour', media: [] }];
    const outcome = await driveUntilPublic(publisher, outgoing({ parts }), context());
    expect(outcome.state).toBe('by_hand');
  });

  test('says why a video stays private when the project was not audited', async () => {
    await network.close();
    network = await start({ audited: false });
    const outcome = await driveUntilPublic(publisher, outgoing(), context());
    expect(outcome).toMatchObject({ state: 'refused', trouble: { kind: 'rejected', done: 'no' } });
    expect(outcome.state === 'refused' && outcome.trouble.message.fr).toContain('audit');
  });

  test('a quota that is spent is good again at midnight in California', async () => {
    network.scenario = 'quotaSpent';
    const plan = outgoing({ replyTo: { key: 'c', steps: [{ key: 'c', refs: { id: 'comment1' } }] } });
    const step = publisher.next(plan, []);
    const outcome = step && (await publisher.perform(step, { ...context(), outgoing: plan, done: [] }));
    // It is eight in the morning in Greenwich: midnight there.
    expect(outcome).toMatchObject({ kind: 'quota_spent', retryAfterSeconds: 86_400 });
  });
});
