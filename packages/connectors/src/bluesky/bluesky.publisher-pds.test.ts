import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountContext, Outgoing } from '../publish.port.ts';
import { createLoopbackHttpClient, driveUntilPublic, imageWith, videoWith } from '../testing/index.ts';
import { blueskyPublisher } from './bluesky.publisher.ts';
import { startPds, type RunningPds } from './testing/real-pds.ts';

let pds: RunningPds;
let accounts = 0;
beforeAll(async () => {
  pds = await startPds();
}, 20_000);
afterAll(() => pds.close());

async function connect() {
  accounts += 1;
  const { handle, did, password } = await pds.openAccount(`ville${accounts}`);
  const { connection } = blueskyPublisher;
  if (connection.kind !== 'secret') throw new Error(connection.kind);
  const signal = new AbortController().signal;
  const bare = { http: createLoopbackHttpClient(), now: () => new Date(), signal };
  const setup = connection.setup.parse({ service: pds.url, identifier: handle, appPassword: password });
  const connected = await connection.connect(setup, bare);
  if (!connected.ok) throw new Error(connected.message.en);
  expect(connected.accounts).toMatchObject([{ remoteId: did, handle }]);
  const credentials = connected.accounts[0]?.credentials ?? {};
  const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: did, handle };
  const context: AccountContext = { ...bare, credentials, account };
  return context;
}

const write = (more: Partial<Outgoing> = {}): Outgoing => ({
  key: 'dlv_1',
  startedAt: new Date().toISOString(),
  lang: 'fr',
  parts: [
    {
      text: 'Été à Ville https://ville.fr #Picardie @ville1.test',
      media: [imageWith('La façade de l’hôtel de ville')],
    },
    { text: 'Les horaires suivent', media: [] },
  ],
  firstComment: 'Le plan : ville.fr/plan',
  ...more,
});

/** What the data server itself keeps of the account, oldest first. */
async function recordsOf({ account }: AccountContext) {
  const query = new URLSearchParams({ repo: account.remoteId, collection: 'app.bsky.feed.post', reverse: 'true' });
  const response = await fetch(`${pds.url}/xrpc/com.atproto.repo.listRecords?${query.toString()}`);
  const { records } = (await response.json()) as { records: { uri: string; value: Record<string, unknown> }[] };
  return records;
}

describe('publishing on a real data server', () => {
  test('an image and a thread go out, read back, are found when in doubt, and are taken back', async () => {
    const context = await connect();
    const outgoing = write();
    const outcome = await driveUntilPublic(blueskyPublisher, outgoing, context);
    if (outcome.state !== 'public') throw new Error(JSON.stringify(outcome));
    const { published } = outcome;
    const [first, second, third] = await recordsOf(context);
    expect(first?.value).toMatchObject({
      text: outgoing.parts[0]?.text,
      langs: ['fr'],
      createdAt: outgoing.startedAt,
      embed: { images: [{ alt: 'La façade de l’hôtel de ville', image: { mimeType: 'image/jpeg' } }] },
      facets: [
        { index: { byteStart: 15, byteEnd: 31 }, features: [{ uri: 'https://ville.fr' }] },
        { features: [{ tag: 'Picardie' }] },
        { features: [{ did: context.account.remoteId }] },
      ],
    });
    expect(second?.value['reply']).toMatchObject({ root: { uri: first?.uri }, parent: { uri: first?.uri } });
    expect(third?.value['reply']).toMatchObject({ root: { uri: first?.uri }, parent: { uri: second?.uri } });

    const back = await blueskyPublisher.readBack(published, context);
    expect(back).toMatchObject({ ok: true, exists: true, text: outgoing.parts[0]?.text, url: published.steps[0]?.url });
    const step = blueskyPublisher.next({ ...outgoing, parts: [{ text: 'x', media: [] }] }, []);
    if (!step) throw new Error('no step');
    const sought = await blueskyPublisher.lookUp(step, { ...context, outgoing, done: [] });
    expect(sought).toMatchObject({ ok: true, found: published.steps[0] });

    expect(await blueskyPublisher.remove?.(published, context)).toEqual({ ok: true });
    expect(await recordsOf(context)).toEqual([]);
    expect(await blueskyPublisher.readBack(published, context)).toEqual({ ok: true, exists: false });
    expect(await blueskyPublisher.remove?.(published, context)).toEqual({ ok: true });
  });

  test('whatever is performed twice is there once', async () => {
    const context = await connect();
    const outgoing = write({ key: 'dlv_2' });
    for (let attempt = 0; attempt < 8; attempt += 1) {
      for (const moment of ['before', 'after'] as const) {
        const killed = await driveUntilPublic(blueskyPublisher, outgoing, context, { kill: { attempt, moment } });
        if (killed.state !== 'killed') continue;
        const { record } = killed;
        expect(await driveUntilPublic(blueskyPublisher, outgoing, context, { record })).toMatchObject({
          state: 'public',
        });
      }
    }
    expect(await recordsOf(context)).toHaveLength(3);
  });

  test('cards, videos with captions, warnings and answers to others are valid records', async () => {
    const context = await connect();
    const resident = await pds.openAccount('aline');
    const asked = await resident.post({ text: 'À quelle heure ?' });
    const captions = [{ lang: 'fr', vtt: 'WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour' }];
    const plain = (key: string, more: Partial<Outgoing>) =>
      write({ key, parts: [{ text: key, media: [] }], firstComment: '', ...more });
    for (const outgoing of [
      plain('card', { link: { url: 'https://ville.fr/piscine', title: 'La piscine', description: 'Horaires' } }),
      plain('video', { parts: [{ text: 'video', media: [videoWith('La visite', { captions })] }] }),
      plain('warned', { parts: [{ text: 'warned', media: [imageWith('Un accident')] }], contentWarning: 'Accident' }),
      plain('answer', { replyTo: { key: asked, steps: [{ key: '', refs: { id: asked } }] } }),
    ]) {
      expect(await driveUntilPublic(blueskyPublisher, outgoing, context)).toMatchObject({ state: 'public' });
    }
    const values = new Map((await recordsOf(context)).map(({ value }) => [value['text'], value] as const));
    expect(values.get('card')?.['embed']).toMatchObject({ external: { uri: 'https://ville.fr/piscine' } });
    expect(values.get('video')?.['embed']).toMatchObject({ alt: 'La visite', captions: [{ lang: 'fr' }] });
    expect(values.get('warned')?.['labels']).toMatchObject({ values: [{ val: 'graphic-media' }] });
    expect(values.get('answer')?.['reply']).toMatchObject({ root: { uri: asked }, parent: { uri: asked } });
  });

  test('a text over the limit is refused by the server in words that are passed on', async () => {
    const context = await connect();
    const outgoing = write({ parts: [{ text: 'é'.repeat(301), media: [] }] });
    const outcome = await driveUntilPublic(blueskyPublisher, outgoing, context);
    expect(outcome).toMatchObject({ state: 'refused', trouble: { kind: 'rejected', done: 'no' } });
    expect(await recordsOf(context)).toEqual([]);
  });

  test('what somebody wrote under it is hidden, and shown again', async () => {
    const context = await connect();
    const outgoing = write({ key: 'dlv_3' });
    const outcome = await driveUntilPublic(blueskyPublisher, outgoing, context);
    if (outcome.state !== 'public') throw new Error(outcome.state);
    const reply = 'at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3k2aexample2b';
    const gateOf = async () => {
      const rkey = outcome.published.steps[0]?.refs['id']?.split('/').at(-1) ?? '';
      const query = new URLSearchParams({
        repo: context.account.remoteId,
        collection: 'app.bsky.feed.threadgate',
        rkey,
      });
      const response = await fetch(`${pds.url}/xrpc/com.atproto.repo.getRecord?${query.toString()}`);
      return ((await response.json()) as { value: { hiddenReplies: string[] } }).value.hiddenReplies;
    };
    expect(await blueskyPublisher.hideReply?.(reply, true, outcome.published, context)).toEqual({ ok: true });
    expect(await gateOf()).toEqual([reply]);
    expect(await blueskyPublisher.hideReply?.(reply, false, outcome.published, context)).toEqual({ ok: true });
    expect(await gateOf()).toEqual([]);
  });

  test('a wrong password is said to be one', async () => {
    const context = await connect();
    const credentials = { ...context.credentials, appPassword: 'pas-le-bon-mot-de-passe' };
    expect(await blueskyPublisher.check(credentials, context)).toMatchObject({ ok: false, kind: 'auth_expired' });
  });
});
