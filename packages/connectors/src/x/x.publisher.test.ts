import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createLoopbackHttpClient,
  createTrial,
  describePublisher,
  imageWith,
  leadTo,
  videoWith,
  type PublishFixture,
  type StubNetwork,
} from '../testing/index.ts';
import { firstTokens, publicClient, startXStub, stubAccount, stubClient } from './testing/x-stub.ts';
import { xPublisher } from './x.publisher.ts';
import { comparable, writtenText } from './x.text.ts';

async function setUp(): Promise<PublishFixture> {
  const network = await startXStub();
  return {
    network,
    http: leadTo(createLoopbackHttpClient(), { 'https://api.x.com': network.url }),
    setup: stubClient,
    credentials: firstTokens,
    account: { channelId: 'chn_1', territoryId: 'ter_1', remoteId: stubAccount.id, handle: stubAccount.handle },
  };
}

describePublisher(xPublisher, setUp, {
  refusals: {
    duplicate: 'duplicate',
    notSummoned: 'not_summoned',
    budgetSpent: 'budget_spent',
    quotaSpent: 'quota_spent',
  },
});

describe('publishing on X', () => {
  let fixture: PublishFixture;
  let network: StubNetwork;
  beforeEach(async () => {
    fixture = await setUp();
    ({ network } = fixture);
  });
  afterEach(() => network.close());
  const trial = () => createTrial(xPublisher, fixture);

  test('is authorised with PKCE, and keeps the tokens that replace the ones it used', async () => {
    const { connection } = xPublisher;
    if (connection.kind !== 'oauth') throw new Error(connection.kind);
    const redirectUri = 'https://beffroi.example/retour';
    const { context } = trial();
    const begun = await connection.begin(stubClient, { redirectUri, state: 's', challenge: 'c' }, context());
    if (!begun.ok) throw new Error(begun.message.en);
    expect(begun.url).toMatch(/^https:\/\/x\.com\/i\/oauth2\/authorize\?/);
    const asked = new URL(begun.url).searchParams;
    expect([asked.get('code_challenge'), asked.get('scope')]).toEqual([
      'c',
      'tweet.read tweet.write tweet.moderate.write users.read media.write dm.read dm.write offline.access',
    ]);
    const finished = await connection.finish(begun.setup, { code: 'code-bon', verifier: 'v', redirectUri }, context());
    expect(finished).toMatchObject({
      ok: true,
      accounts: [
        {
          handle: 'villefictive',
          name: 'Ville',
          expiresAt: '2026-11-24T10:00:00.000Z',
          scopes: ['tweet.read', 'tweet.write', 'users.read', 'offline.access'],
          credentials: { accessToken: 'jeton-acces-1', refreshToken: 'jeton-rafraichir-1' },
        },
      ],
    });
    const credentials = (finished.ok && finished.accounts[0]?.credentials) || {};
    const renewed = await xPublisher.renew?.(credentials, stubClient, context());
    expect(renewed).toMatchObject({ ok: true, credentials: { refreshToken: 'jeton-rafraichir-2' } });
    expect(await xPublisher.renew?.(credentials, stubClient, context())).toMatchObject({
      ok: false,
      kind: 'auth_expired',
      done: 'no',
    });
  });

  test('an application without a secret names itself in the form', async () => {
    const { connection } = xPublisher;
    if (connection.kind !== 'oauth') throw new Error(connection.kind);
    const setup = connection.setup.parse({ clientId: publicClient });
    const answer = { code: 'code-bon', verifier: 'v', redirectUri: 'https://beffroi.example/retour' };
    expect(await connection.finish(setup, answer, trial().context())).toMatchObject({ ok: true });
    const renewed = await xPublisher.renew?.({ refreshToken: 'jeton-rafraichir-1' }, setup, trial().context());
    expect(renewed).toMatchObject({ ok: true });
  });

  test('an allowance of the day that is spent says when the day ends', async () => {
    const { upTo, write, sound } = trial();
    const reached = await upTo(0, write('Bonjour'));
    if (!reached) throw new Error('no step');
    const reset = String(network.clock.now().getTime() / 1000 + 7200);
    const headers = { 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': reset };
    const spent = { ok: true, status: 429, headers, body: new Uint8Array(), finalUrl: '' } as const;
    const http = { ...reached.work.http, fetch: async () => spent };
    const outcome = sound(await xPublisher.perform(reached.step, { ...reached.work, http }));
    expect(outcome).toMatchObject({ kind: 'quota_spent', done: 'no', retryAfterSeconds: 7200 });
  });

  test('costs are told in thousandths of a dollar, dearer with a link', () => {
    expect(xPublisher.facts.prices).toEqual({ currency: 'USD', post: 15, postWithLink: 200, reply: 10, remove: 10 });
  });

  test('a heavy video goes up in pieces, with its captions', async () => {
    const { publish, write } = trial();
    const bytes = new Uint8Array(9 * 1024 * 1024);
    const captions = [{ lang: 'fr', vtt: 'WEBVTT' }];
    const video = videoWith('La visite', { bytes: bytes.length, read: async () => bytes, captions });
    await publish(write('', { parts: [{ text: 'Visite', media: [video] }] }));
    expect(network.calls.filter((call) => call.endsWith('/append'))).toHaveLength(3 + 1);
    expect(network.posts.ours()[0]?.more['subtitles']).toEqual(['FR']);
  });

  test('corrects what it said by quoting it, and answers others by a reply', async () => {
    const { publish, write } = trial();
    const wrong = await publish(write('Ouvert lundi'));
    await publish(write('Correction : ouvert mardi', { key: 'dlv_2', replyTo: wrong }));
    const [first, second] = network.posts.ours();
    expect([second?.more['quote'], second?.inReplyTo]).toEqual([first?.id, undefined]);
  });

  test('does not answer who did not summon it, and says where to do so', async () => {
    const { drive, write, sound } = trial();
    const theirs = network.posts.add({ text: 'Bonjour', by: 'aline' });
    const replyTo = { key: theirs.id, steps: [{ key: '', refs: { id: theirs.id } }] };
    const outcome = await drive(write('Bonjour à vous', { replyTo }));
    if (outcome.state !== 'refused') throw new Error(outcome.state);
    expect(sound(outcome.trouble)).toMatchObject({ kind: 'not_summoned', done: 'no' });
    expect(outcome.trouble.message.fr).toContain('répondez depuis x.com');
  });

  test('finds what went out under addresses and signs that X changed', async () => {
    const { upTo, write } = trial();
    const text = 'Voir mairie.fr & https://ville.fr/été?a=1 <ici>';
    const reached = await upTo(0, write('', { parts: [{ text, media: [imageWith('La façade')] }] }));
    if (!reached) throw new Error('no step');
    network.scenario = 'cutAfterStoring';
    await xPublisher.perform(reached.step, reached.work);
    expect(await xPublisher.lookUp(reached.step, reached.work)).toMatchObject({ ok: true, found: { key: 'part:0' } });
    const found = await xPublisher.lookUp(reached.step, reached.work);
    if (!found.ok || !found.found) throw new Error('not found');
    const back = await xPublisher.readBack({ key: 'dlv', steps: [found.found] }, reached.work);
    expect(back).toMatchObject({ exists: true, text: 'Voir http://mairie.fr/ & https://ville.fr/été?a=1 <ici>' });
  });

  test('tells impressions and clicks', async () => {
    const { publish, write, context } = trial();
    const published = await publish(write('Bonjour'));
    expect(await xPublisher.measure?.(published, context())).toMatchObject({
      ok: true,
      counts: { impressions: 900, clicks: 7 },
    });
  });

  test('a cursor that the search no longer takes begins anew, and tells nothing twice', async () => {
    const { publish, write, context } = trial();
    const published = await publish(write('La piscine rouvre'));
    const root = network.posts.ours()[0]?.id;
    network.posts.add({ text: 'Ancienne', by: 'aline', inReplyTo: root });
    const first = await xPublisher.readReplies?.(published, undefined, context());
    network.clock.advance(8 * 24 * 3600);
    network.posts.add({ text: 'Nouvelle', by: 'aline', inReplyTo: root });
    const next = await xPublisher.readReplies?.(published, first?.ok ? first.cursor : '', context());
    expect(next?.ok && next.replies.map(({ text }) => text)).toEqual(['Nouvelle']);
  });

  test('a text is compared without what X does to addresses', () => {
    expect(comparable('Voir https://mairie.fr/ vite')).toBe(comparable('Voir mairie.fr vite'));
    expect(writtenText('A &amp; B', undefined)).toBe('A & B');
  });
});
