import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createLoopbackHttpClient,
  createTrial,
  describePublisher,
  imageWith,
  videoWith,
  type PublishFixture,
  type StubNetwork,
} from '../testing/index.ts';
import { blueskyPublisher } from './bluesky.publisher.ts';
import { startBlueskyPublishStub, stubAccount, uriOf } from './testing/bluesky.publish-stub.ts';
import { withoutMessages } from './testing/stub.chat.ts';

async function setUp(): Promise<PublishFixture> {
  const network = await startBlueskyPublishStub();
  const { did, handle, appPassword } = stubAccount;
  const setup = { service: network.url, identifier: handle, appPassword };
  return {
    network,
    http: createLoopbackHttpClient(),
    setup,
    credentials: setup,
    account: { channelId: 'chn_1', territoryId: 'ter_1', remoteId: did, handle },
    originIdOf: uriOf,
  };
}

describePublisher(blueskyPublisher, setUp);

describe('publishing on Bluesky', () => {
  let fixture: PublishFixture;
  let network: StubNetwork;
  beforeEach(async () => {
    fixture = await setUp();
    ({ network } = fixture);
  });
  afterEach(() => network.close());
  const trial = () => createTrial(blueskyPublisher, fixture);

  test('connects by an application password, and says when it is the wrong one', async () => {
    const { connection } = blueskyPublisher;
    if (connection.kind !== 'secret') throw new Error(connection.kind);
    const connected = await connection.connect(connection.setup.parse(fixture.setup), trial().context());
    expect(connected).toMatchObject({
      ok: true,
      accounts: [{ remoteId: stubAccount.did, handle: stubAccount.handle, name: 'Ville', followers: 41 }],
    });
    const wrong = { ...fixture.setup, appPassword: 'azer-tyui-opqs-dfgh' };
    const refused = await connection.connect(wrong, trial().context());
    expect(refused).toMatchObject({ ok: false, kind: 'auth_expired', done: 'no' });
    expect(connection.setup.parse({ identifier: '@ville.fr', appPassword: 'abcd' })).toEqual({
      identifier: 'ville.fr',
      appPassword: 'abcd',
      service: 'https://bsky.social',
    });
  });

  test('marks mentions of those who exist, links and hashtags', async () => {
    const { publish, write } = trial();
    await publish(write('Avec @mairie.example et @personne.example : ville.fr #Été'));
    expect(network.posts.ours()[0]?.more['facets']).toMatchObject([
      { index: { byteStart: 5, byteEnd: 20 }, features: [{ did: 'did:plc:mairie' }] },
      { features: [{ uri: 'https://ville.fr' }] },
      { features: [{ tag: 'Été' }] },
    ]);
  });

  test('shows a link as a card, and writes it where images take its place', async () => {
    const { publish, write } = trial();
    const link = { url: 'https://ville.example/piscine', title: 'La piscine', description: 'Horaires' };
    await publish(write('Elle rouvre', { link }));
    await publish(write('', { key: 'dlv_2', link, parts: [{ text: 'Elle rouvre', media: [imageWith('La façade')] }] }));
    const [card, image] = network.posts.ours();
    expect([card?.text, card?.more['embed']]).toEqual([
      'Elle rouvre',
      {
        $type: 'app.bsky.embed.external',
        external: { uri: link.url, title: 'La piscine', description: 'Horaires' },
      },
    ]);
    expect(image?.text).toBe('Elle rouvre\n\nhttps://ville.example/piscine');
  });

  test('gives images their shape, and a video its captions', async () => {
    const { publish, write } = trial();
    const captions = [{ lang: 'fr', vtt: 'WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour' }];
    await publish(write('', { parts: [{ text: 'Vue', media: [imageWith('La façade')] }] }));
    await publish(
      write('', { key: 'dlv_2', parts: [{ text: 'Visite', media: [videoWith('La visite', { captions })] }] }),
    );
    const [image, video] = network.posts.ours();
    expect(image?.more['embed']).toMatchObject({ images: [{ aspectRatio: { width: 1600, height: 900 } }] });
    expect(video?.more['embed']).toMatchObject({
      $type: 'app.bsky.embed.video',
      alt: 'La visite',
      captions: [{ lang: 'fr', file: { mimeType: 'text/vtt' } }],
    });
  });

  test('names the first post as the root of all that follows it', async () => {
    const { publish, write } = trial();
    const parts = ['Un', 'Deux', 'Trois'].map((text) => ({ text, media: [] }));
    await publish(write('', { parts, firstComment: 'Quatre' }));
    const [first, ...others] = network.posts.ours();
    const roots = others.map(({ more }) => (more['reply'] as { root: { uri: string } }).root.uri);
    expect(roots).toEqual([first?.id, first?.id, first?.id]);
  });

  test('opens one session for many calls', async () => {
    const { publish, write } = trial();
    await publish(write('Un'));
    await publish(write('Deux', { key: 'dlv_2' }));
    expect(network.calls.filter((call) => call.includes('createSession'))).toHaveLength(1);
  });

  test('hides nothing in a conversation that others began', async () => {
    const { publish, write, context, originIdOf } = trial();
    const theirs = network.posts.add({ text: 'Bonjour', by: 'aline' });
    const id = originIdOf(theirs);
    const published = await publish(
      write('Bonjour à vous', { replyTo: { key: id, steps: [{ key: '', refs: { id } }] } }),
    );
    const outcome = await blueskyPublisher.hideReply?.('at://x', true, published, context());
    expect(outcome).toMatchObject({ ok: false, kind: 'forbidden', done: 'no' });
  });

  test('a password without access to messages tells the rest, and says what to do when one answers in private', async () => {
    withoutMessages.add(network);
    network.posts.add({ text: 'Bonjour @ville.example', by: 'aline', mentionsUs: true });
    network.clock.advance(60);
    network.privates.add({ text: 'En privé', with: 'aline' });
    const { context, drive, write } = trial();
    const told = await blueskyPublisher.readInbox?.(undefined, context());
    expect(told?.ok && told.items.map(({ kind }) => kind)).toEqual(['mention']);
    const answer = await drive(write('Bonjour', { privateTo: { authorId: 'did:plc:aline' } }));
    expect(answer).toMatchObject({ state: 'refused', trouble: { kind: 'forbidden', done: 'no' } });
    if (answer.state === 'refused') expect(answer.trouble.message.fr).toContain('mot de passe d’application');
  });
});
