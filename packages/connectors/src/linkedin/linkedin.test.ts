import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outgoing } from '../publish.port.ts';
import { driveUntilPublic } from '../testing/delivery.drive.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import type { StubNetwork } from '../testing/stub-network.ts';
import { createLinkedInPublisher } from './linkedin.publisher.ts';
import { fromLittleText, toLittleText } from './little.text.ts';
import { startLinkedInStub, stubLinkedIn } from './testing/linkedin-stub.ts';

const hosts = { api: '', www: '' };
const publisher = createLinkedInPublisher(hosts);
const { clientId, clientSecret, accessToken, organization } = stubLinkedIn;
const credentials = { accessToken, organization };
const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: organization, handle: 'ville-de-valmarin' };

async function start(): Promise<StubNetwork> {
  const network = await startLinkedInStub();
  // Two minutes before midnight, when allowances start again.
  network.clock.advance(15 * 3600 + 58 * 60);
  hosts.api = network.url;
  hosts.www = network.url;
  return network;
}

describePublisher(
  publisher,
  async () => ({
    network: await start(),
    http: createLoopbackHttpClient(),
    setup: { clientId, clientSecret },
    credentials,
    account,
    originIdOf: ({ inReplyTo, id }) => `urn:li:comment:(${inReplyTo},${id})`,
  }),
  { refusals: { duplicate: 'duplicate', versionSunset: 'version_sunset' }, inbox: ['comment'] },
);

describe('a page of LinkedIn', () => {
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

  test('is connected among those that the person administers', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'oauth') throw new Error('LinkedIn is connected by OAuth');
    const setup = { clientId, clientSecret };
    const answer = { code: stubLinkedIn.code, verifier: 'x', redirectUri: 'https://beffroi.example/retour' };
    const finished = await connection.finish(setup, answer, context());
    expect(finished).toMatchObject({
      ok: true,
      accounts: [{ remoteId: organization, followers: 1312, credentials, expiresAt: '2027-01-23T23:58:00.000Z' }],
    });
    expect(finished.ok && finished.accounts).toHaveLength(1);
    expect(await connection.finish(setup, { ...answer, code: 'vieux' }, context())).toMatchObject({
      ok: false,
      kind: 'rejected',
      done: 'no',
    });
  });

  const outgoing = (text: string, more: Partial<Outgoing> = {}): Outgoing => ({
    key: 'dlv_1',
    startedAt: network.clock.now().toISOString(),
    lang: 'fr',
    parts: [{ text, media: [] }],
    ...more,
  });
  const send = (sent: Outgoing) => driveUntilPublic(publisher, sent, { ...context(), credentials, account });

  test('loses nothing of a text full of reserved characters', async () => {
    const text = 'Conseil (public) @mairie *18h* [salle_1] #ConseilMunicipal ~ https://ville.fr/a_b?c={d}';
    expect(await send(outgoing(text))).toMatchObject({ state: 'public' });
    expect(network.posts.ours()[0]?.text).toBe(text);
  });

  test('gives a link its card, or puts it in the text when a poll takes its place', async () => {
    const link = { url: 'https://ville.example/piscine', title: 'La piscine' };
    await send(outgoing('Avec une carte', { link }));
    const poll = { options: ['Oui', 'Non'], minutes: 4000 };
    await send(outgoing('Quel nom ?', { link, poll, key: 'dlv_2' }));
    const [card, asked] = network.posts.ours();
    expect([card?.text, card?.more['article']]).toEqual(['Avec une carte', link.url]);
    expect([asked?.text, asked?.poll]).toEqual([`Quel nom ?\n\n${link.url}`, ['Oui', 'Non']]);
  });

  test('reads what people answer one another', async () => {
    const posted = await send(outgoing('La piscine rouvre'));
    if (posted.state !== 'public') throw new Error('not public');
    const root = network.posts.ours()[0]?.id;
    const question = network.posts.add({ text: 'Quand ?', by: 'aline', inReplyTo: root });
    network.clock.advance(60);
    network.posts.add({ text: 'Oui, quand ?', by: 'marc', inReplyTo: question.id });
    network.clock.advance(60);
    const told = await publisher.readReplies?.(posted.published, undefined, { ...context(), credentials, account });
    if (!told?.ok) throw new Error('no replies');
    expect(told.replies.map(({ text }) => text)).toEqual(['Quand ?', 'Oui, quand ?']);
  });
});

test('a hashtag leads to its page; an anchor and a number do not', () => {
  expect(toLittleText('#Été à #salle_1, page#bas https://v.fr/#haut et #2')).toBe(
    String.raw`{hashtag|\#|Été} à {hashtag|\#|salle\_1}, page\#bas https://v.fr/\#haut et \#2`,
  );
});

test.each(['(a) [b] {c} <d> #E_f @g ~h *i* j|k \\ l', '', '{hashtag|\\#|faux}', '#un#deux'])(
  'the little text of %j reads back as it was',
  (text) => expect(fromLittleText(toLittleText(text))).toBe(text),
);
