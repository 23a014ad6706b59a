import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { subRipOf } from '../meta/captions.convert.ts';
import { graphTrouble } from '../meta/graph.error.ts';
import type { Outgoing, OutgoingPart } from '../publish.port.ts';
import { driveUntilPublic } from '../testing/delivery.drive.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { imageWith, videoWith } from '../testing/publish-fixture.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import type { StubNetwork } from '../testing/stub-network.ts';
import { createFacebookPublisher } from './facebook.publisher.ts';
import { startFacebookStub, stubPage } from './testing/facebook-stub.ts';

const hosts = { graph: '', www: '' };
const publisher = createFacebookPublisher(hosts);
const { appId, appSecret } = stubPage;
const account = {
  channelId: 'chn_1',
  territoryId: 'ter_1',
  remoteId: stubPage.id,
  handle: 'villedevalmarin',
};

async function start(): Promise<StubNetwork> {
  const network = await startFacebookStub();
  hosts.graph = network.url;
  hosts.www = network.url;
  return network;
}

describePublisher(
  publisher,
  async () => ({
    network: await start(),
    http: createLoopbackHttpClient(),
    setup: { appId, appSecret },
    credentials: { pageToken: stubPage.token, appId, appSecret },
    account,
  }),
  { refusals: { duplicate: 'duplicate', versionSunset: 'version_sunset', errorInside: 'rejected' } },
);

describe('a page of Facebook', () => {
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

  test('says clearly that 24 hours have passed, when it is too late to answer in private', async () => {
    network.privates.add({ text: 'Et mon dossier ?', with: 'aline' });
    const credentials = { pageToken: stubPage.token, appId, appSecret };
    const inbox = await publisher.readInbox?.(undefined, { ...context(), credentials, account });
    const asked = inbox?.ok ? inbox.items[0] : undefined;
    const outgoing: Outgoing = {
      key: 'dlv_1',
      startedAt: network.clock.now().toISOString(),
      lang: 'fr',
      parts: [{ text: 'Il est complet.', media: [] }],
      privateTo: { threadId: asked?.threadId ?? '', authorId: asked?.authorId ?? '' },
    };
    network.clock.advance(25 * 3600);
    const step = publisher.next(outgoing, []);
    if (!step) throw new Error('no step');
    const told = await publisher.perform(step, { ...context(), credentials, account, outgoing, done: [] });
    expect(told).toMatchObject({ ok: false, kind: 'rejected', done: 'no' });
    expect(told.ok ? '' : told.message.fr).toContain('plus de 24 heures');
    expect(network.privates.ours()).toEqual([]);
  });

  test('answers in private who commented for all, though they never wrote in private, and finds it after a cut', async () => {
    const post = network.posts.add({ text: 'La piscine rouvre', isOurs: true });
    network.posts.add({ text: 'Mon dossier ?', by: 'aline', inReplyTo: post.id });
    const credentials = { pageToken: stubPage.token, appId, appSecret };
    const inbox = await publisher.readInbox?.(undefined, { ...context(), credentials, account });
    const asked = inbox?.ok ? inbox.items[0] : undefined;
    if (!asked?.authorId) throw new Error('nobody asked');
    const outgoing: Outgoing = {
      key: 'dlv_1',
      startedAt: network.clock.now().toISOString(),
      lang: 'fr',
      parts: [{ text: 'Il est complet.', media: [] }],
      replyTo: { key: asked.originId, steps: [{ key: 'theirs', refs: { id: asked.originId } }] },
      privateTo: { authorId: asked.authorId },
    };
    const work = { ...context(), credentials, account, outgoing, done: [] };
    const step = publisher.next(outgoing, []);
    if (!step) throw new Error('no step');
    network.scenario = 'cutAfterStoring';
    expect(await publisher.perform(step, work)).toMatchObject({ ok: false, done: 'unknown' });
    const [sent] = network.privates.ours();
    expect([sent?.with, sent?.text]).toEqual(['aline', 'Il est complet.']);
    expect(await publisher.lookUp(step, work)).toMatchObject({ ok: true, found: { refs: { id: sent?.id } } });
    const long = { ...outgoing, parts: [{ text: 'a'.repeat(2001), media: [] }] };
    expect(await publisher.perform(step, { ...work, outgoing: long })).toMatchObject({ kind: 'rejected', done: 'no' });
  });

  test('is connected among those on which the person may publish', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'oauth') throw new Error('Facebook is connected by OAuth');
    const setup = { appId, appSecret };
    const redirectUri = 'https://beffroi.example/retour';
    const begun = await connection.begin(setup, { redirectUri, state: 'etat', challenge: 'defi' }, context());
    expect(begun.ok && new URL(begun.url).searchParams.get('scope')).toContain('pages_manage_posts');
    const answer = { code: 'code-de-facebook', verifier: 'x', redirectUri };
    const finished = await connection.finish(setup, answer, context());
    expect(finished).toMatchObject({
      ok: true,
      accounts: [{ remoteId: stubPage.id, handle: 'villedevalmarin', credentials: { pageToken: stubPage.token } }],
    });
    expect(finished.ok && finished.accounts[0]?.expiresAt).toBe('2027-02-22T08:00:00.000Z');
    const refused = await connection.finish(setup, { ...answer, code: 'vieux' }, context());
    expect(refused).toMatchObject({ ok: false, kind: 'rejected', done: 'no' });
    expect(refused.ok ? '' : refused.message.fr).toMatch(/adresse de retour.*authorization code has been used/);
  });

  const credentials = { pageToken: stubPage.token, appId, appSecret };
  const outgoing = (part: OutgoingPart, more: Partial<Outgoing> = {}): Outgoing => ({
    key: 'dlv_1',
    startedAt: network.clock.now().toISOString(),
    lang: 'fr',
    parts: [part],
    ...more,
  });
  const send = (sent: Outgoing) => driveUntilPublic(publisher, sent, { ...context(), credentials, account });

  test('gives a link its card, or puts it in the text when photos take its place', async () => {
    const link = { url: 'https://ville.example/piscine' };
    await send(outgoing({ text: 'Avec une carte', media: [] }, { link }));
    await send(outgoing({ text: 'Avec une photo', media: [imageWith('La façade')] }, { link, key: 'dlv_2' }));
    const [card, photo] = network.posts.ours();
    expect([card?.text, card?.more['link']]).toEqual(['Avec une carte', link.url]);
    expect([photo?.text, photo?.more['link']]).toEqual([`Avec une photo\n\n${link.url}`, undefined]);
  });

  test('shows a video with its captions', async () => {
    const captions = [{ lang: 'fr', vtt: 'WEBVTT\n\n00:01.000 --> 00:02.500 line:90%\nBonjour' }];
    const sent = outgoing({ text: 'La visite', media: [videoWith('', { captions })] });
    expect(await send(sent)).toMatchObject({ state: 'public' });
    const [video] = network.posts.ours();
    expect(video?.more['captions']).toBe('fr_FR');
    // Its insights are refused: what else is counted is told.
    const published = { key: 'dlv_1', steps: [{ key: 'post', refs: { id: video?.id ?? '', kind: 'video' } }] };
    const measured = await publisher.measure?.(published, { ...context(), credentials, account });
    expect(measured).toEqual({ ok: true, counts: { reactions: 0, comments: 0 } });
  });

  test('tells apart two posts of the same delivery that say the same', async () => {
    const sent = outgoing({ text: 'Bonjour', media: [] }, { firstComment: 'Bonjour' });
    expect(await send(sent)).toMatchObject({ state: 'public' });
    const [post, comment] = network.posts.ours();
    const step = publisher.next(sent, [{ key: 'post', refs: { id: post?.id ?? '' } }]);
    if (!step) throw new Error('the comment is to come');
    const done = [{ key: 'post', refs: { id: post?.id ?? '' } }];
    const work = { ...context(), credentials, account, outgoing: sent, done };
    expect(await publisher.lookUp(step, work)).toMatchObject({ found: { refs: { id: comment?.id } } });
  });
});

test('captions become SubRip, without what it does not know', () => {
  const vtt =
    'WEBVTT - Visite\n\nNOTE rien\n\n1\n00:01.000 --> 00:02.500 align:start\n<v Anne>Bonjour</v>\nà tous\n\n01:00:00.000 --> 01:00:01.000\n<b>Fin</b>\n';
  expect(subRipOf(vtt)).toBe(
    '1\n00:00:01,000 --> 00:00:02,500\nBonjour\nà tous\n\n2\n01:00:00,000 --> 01:00:01,000\n<b>Fin</b>\n',
  );
});

test.each([
  [{ code: 2 }, 'unavailable', 'unknown'],
  [{ code: 190, error_subcode: 458 }, 'auth_expired', 'no'],
  [{ code: 10 }, 'forbidden', 'no'],
  [{ code: 4 }, 'rate_limited', 'no'],
  [{ code: 4, error_subcode: 2_207_051 }, 'rejected', 'no'],
  [{ code: 9, error_subcode: 2_207_042 }, 'quota_spent', 'no'],
  [{ code: 368 }, 'rejected', 'no'],
  [{ code: 36_000, error_subcode: 2_207_004 }, 'media_refused', 'no'],
])('the error %j is told as %s', (error, kind, done) => {
  const told = graphTrouble(
    { message: 'x EAAsecretToken y', ...error },
    { who: 'Facebook', headers: {}, secrets: { t: 'EAAsecretToken' } },
  );
  expect(told).toMatchObject({ kind, done });
  expect(JSON.stringify(told)).not.toContain('EAAsecretToken');
});
