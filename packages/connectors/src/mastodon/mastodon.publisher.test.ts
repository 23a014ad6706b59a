import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  describePublisher,
  createLoopbackHttpClient,
  createTrial,
  imageWith,
  type StubNetwork,
} from '../testing/index.ts';
import type { PublishFixture } from '../testing/index.ts';
import { mastodonPublisher } from './mastodon.publisher.ts';
import { startMastodonPublishStub, stubToken } from './testing/mastodon.publish-stub.ts';

async function setUp(): Promise<PublishFixture> {
  const network = await startMastodonPublishStub();
  return {
    network,
    http: createLoopbackHttpClient(),
    setup: { server: network.url, accessToken: '' },
    credentials: { server: network.url, accessToken: stubToken },
    account: {
      channelId: 'chn_1',
      territoryId: 'ter_1',
      remoteId: '1',
      handle: `ville@${new URL(network.url).host}`,
      url: `${network.url}/@ville`,
    },
    originIdOf: ({ id, by }) => `${network.url}/users/${by ?? 'anonyme'}/statuses/${id}`,
  };
}

describePublisher(mastodonPublisher, setUp);

describe('publishing on Mastodon', () => {
  let fixture: PublishFixture;
  let network: StubNetwork;
  beforeEach(async () => {
    fixture = await setUp();
    ({ network } = fixture);
  });
  afterEach(() => network.close());
  const trial = () => createTrial(mastodonPublisher, fixture);
  const { connection } = mastodonPublisher;

  test('registers at the server that is named, sends the browser there, and takes the account from the code', async () => {
    if (connection.kind !== 'oauth') throw new Error(connection.kind);
    const redirectUri = 'https://beffroi.example/oauth';
    const setup = connection.setup.parse({ server: network.url });
    const begun = await connection.begin(setup, { redirectUri, state: 's', challenge: 'c' }, trial().context());
    if (!begun.ok) throw new Error(begun.message.en);
    const { searchParams, pathname, origin } = new URL(begun.url);
    expect([origin, pathname]).toEqual([network.url, '/oauth/authorize']);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'cid',
      code_challenge: 'c',
      code_challenge_method: 'S256',
      state: 's',
      redirect_uri: redirectUri,
    });
    const again = await connection.begin(begun.setup, { redirectUri, state: 't', challenge: 'd' }, trial().context());
    expect(again.ok && again.setup).toEqual(begun.setup);
    expect(network.calls).toEqual(['POST /api/v1/apps']);

    const answer = { code: 'code-bon', verifier: 'v', redirectUri };
    const finished = await connection.finish(connection.setup.parse(begun.setup), answer, trial().context());
    expect(finished).toMatchObject({
      ok: true,
      accounts: [{ remoteId: '1', name: 'Ville de Picardie', credentials: fixture.credentials }],
    });
    const refused = await connection.finish(begun.setup, { ...answer, code: 'vieux' }, trial().context());
    expect(refused).toMatchObject({ ok: false, done: 'no' });
    expect(JSON.stringify(refused)).not.toContain('secret-de-l-application');
  });

  test('connects by a token typed by hand, when there is one', async () => {
    if (connection.kind !== 'oauth') throw new Error(connection.kind);
    const setup = { server: network.url, accessToken: stubToken };
    expect(await connection.connect?.(setup, trial().context())).toMatchObject({ ok: true, accounts: [{}] });
    expect(await connection.connect?.({ server: network.url, accessToken: '' }, trial().context())).toBeUndefined();
  });

  test('reads the limits of the server rather than the table', async () => {
    const outcome = await mastodonPublisher.check(fixture.credentials, trial().context());
    expect(outcome).toMatchObject({
      ok: true,
      account: { scopes: ['read', 'write'], followers: 12 },
      facts: {
        origin: { from: 'network', asOf: '2026-11-24', source: `${network.url}/api/v2/instance` },
        text: { max: 500, linkCost: 23, unit: 'grapheme' },
        media: { maxImages: 6, maxAlt: 1200, maxImageBytes: 20_000_000, videoTypes: ['video/mp4'] },
        poll: { maxOptions: 8, minMinutes: 5 },
      },
    });
  });

  test('sends the language, the warning, the focal point and the link', async () => {
    const { publish, write } = trial();
    const media = [imageWith('La façade', { focus: { x: 0.5, y: -0.25 } })];
    await publish(
      write('', {
        parts: [{ text: 'Vue', media }],
        contentWarning: 'Accident',
        link: { url: 'https://ville.example/vue' },
      }),
    );
    const [post] = network.posts.ours();
    expect(post?.text).toBe('Vue\n\nhttps://ville.example/vue');
    expect(post?.more).toMatchObject({
      language: 'fr',
      spoiler_text: 'Accident',
      sensitive: true,
      visibility: 'public',
      focus: ['0.5,-0.25'],
    });
  });

  test('an edit keeps the images and the poll', async () => {
    const { publish, write, context } = trial();
    const parts = [{ text: 'Ouvert lundi', media: [imageWith('La façade')] }];
    const published = await publish(write('', { parts }));
    const corrected = write('', { parts: [{ text: 'Ouvert mardi', media: [] }] });
    expect(await mastodonPublisher.edit?.(published, corrected, context())).toEqual({ ok: true });
    expect(network.posts.ours()[0]).toMatchObject({ text: 'Ouvert mardi', media: [{ alt: 'La façade' }] });
    const asked = await publish(write('Quel nom ?', { key: 'dlv_2', poll: { options: ['A', 'B'], minutes: 60 } }));
    expect(await mastodonPublisher.edit?.(asked, write('Quel nom choisir ?'), context())).toEqual({ ok: true });
    expect(network.posts.ours()[1]).toMatchObject({ text: 'Quel nom choisir ?', poll: ['A', 'B'] });
    network.clock.advance(48 * 3600);
    expect(await mastodonPublisher.edit?.(asked, write('Trop tard'), context())).toMatchObject({ kind: 'rejected' });
    expect(network.posts.ours()[1]?.text).toBe('Quel nom choisir ?');
  });

  test('finds a post whose words the server shows otherwise: mentions and links', async () => {
    const { upTo, write } = trial();
    const text = 'Merci @aline, les détails : https://ville.example/un/chemin/assez/long#Été';
    const reached = await upTo(0, write(text));
    if (!reached) throw new Error('no step');
    network.scenario = 'cutAfterStoring';
    await mastodonPublisher.perform(reached.step, reached.work);
    expect(await mastodonPublisher.lookUp(reached.step, reached.work)).toMatchObject({ ok: true, found: {} });
  });

  test('an hour later, when the server forgot the key, the account itself still tells', async () => {
    const { upTo, write, drive, texts } = trial();
    const outgoing = write('Bonjour');
    const reached = await upTo(0, outgoing);
    network.scenario = 'silentAfterStoring';
    if (reached) await mastodonPublisher.perform(reached.step, reached.work);
    network.clock.advance(2 * 3600);
    expect(await drive(outgoing, { record: { done: [], attempted: 'part:0' } })).toMatchObject({ state: 'public' });
    expect(texts()).toEqual(['Bonjour']);
  });

  test('answers a resident by the address of their message, and says when it is gone', async () => {
    const { publish, write, drive } = trial();
    const asked = network.posts.add({ text: 'À quelle heure ?', by: 'aline' });
    const uri = fixture.originIdOf?.(asked) ?? '';
    const replyTo = { key: uri, steps: [{ key: 'reply', refs: { id: uri } }] };
    await publish(write('À midi.', { replyTo }));
    expect(network.posts.ours()[0]?.inReplyTo).toBe(asked.id);
    network.posts.remove(asked.id);
    const late = await drive(write('Encore', { key: 'dlv_2', replyTo }));
    expect(late).toMatchObject({ state: 'refused', trouble: { kind: 'not_found', done: 'no' } });
  });
});
