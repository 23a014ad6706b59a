import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PollOutcome, SourceKind } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describeReceive } from '../testing/receive-suite.ts';
import { listenUntil } from '../testing/stream.listen.ts';
import { blueskyConnector } from './bluesky.connector.ts';
import { startPds, type RunningPds } from './testing/real-pds.ts';

const http = createLoopbackHttpClient();
let pds: RunningPds;
let accounts = 0;
beforeAll(async () => {
  pds = await startPds();
}, 20_000);
afterAll(() => pds.close());

function openAccount() {
  accounts += 1;
  return pds.openAccount(`habitant${accounts}`);
}

function kindOf(id: string): SourceKind<unknown, unknown> {
  const kind = blueskyConnector.sourceKinds.find((one) => one.id === id);
  if (!kind) throw new Error(id);
  return kind as SourceKind<unknown, unknown>;
}

for (const id of ['bluesky.repo', 'bluesky.firehose']) {
  describeReceive(
    kindOf(id),
    async () => {
      const account = await openAccount();
      return {
        config: { service: pds.url, ...(id === 'bluesky.repo' ? { account: account.handle } : {}) },
        http,
        addPost: (text) => account.post({ text }),
        fail: () => {},
        close: async () => {},
      };
    },
    { expectedFailures: [] },
  );
}

describe('a real data server', () => {
  test('gives the posts of an account with what their marks name', async () => {
    const account = await openAccount();
    const text = 'Été à Ville https://ville.fr #Picardie @mairie.test';
    const bytes = (part: string) => {
      const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(part)));
      return { byteStart, byteEnd: byteStart + Buffer.byteLength(part) };
    };
    const richtext = 'app.bsky.richtext.facet';
    await account.post({
      text,
      facets: [
        { index: bytes('https://ville.fr'), features: [{ $type: `${richtext}#link`, uri: 'https://ville.fr/été' }] },
        { index: bytes('#Picardie'), features: [{ $type: `${richtext}#tag`, tag: 'Picardie' }] },
        { index: bytes('@mairie.test'), features: [{ $type: `${richtext}#mention`, did: account.did }] },
      ],
    });
    const { events } = await poll(account.handle);
    expect(events).toMatchObject([
      {
        post: {
          text,
          lang: 'fr',
          links: ['https://ville.fr/%C3%A9t%C3%A9'],
          tags: ['Picardie'],
          mentions: ['mairie.test'],
          author: { handle: account.handle },
        },
      },
    ]);
  });

  test('tells that a post was edited or deleted, read from the account', async () => {
    const account = await openAccount();
    const edited = await account.post({ text: 'avant' });
    const removed = await account.post({ text: 'à retirer' });
    const { state } = await poll(account.did);
    await account.edit(edited, 'après');
    await account.remove(removed);
    const next = await poll(account.did, state);
    expect(next.events).toMatchObject([
      { kind: 'post', post: { originId: edited, text: 'après', editedAt: expect.any(String) as unknown } },
      { kind: 'deletion', originId: removed },
    ]);
    expect((await poll(account.did, next.state)).events).toEqual([]);
  });

  test('an account with more posts than a page holds loses none', async () => {
    const account = await openAccount();
    await account.post({ text: 'un' });
    const { state } = await poll(account.did);
    const texts = Array.from({ length: 110 }, (_, n) => `n° ${n}`);
    await account.postMany(texts);
    const next = await poll(account.did, state);
    expect(next.events.map((event) => event.kind === 'post' && event.post.text).sort()).toEqual(texts.sort());
  });

  test('its live flow tells posts, edits and deletions, and what came while nobody listened', async () => {
    const account = await openAccount();
    const kind = kindOf('bluesky.firehose');
    if (kind.mode !== 'stream') throw new Error();
    const config = kind.config.parse({ service: pds.url, keywords: ['péage'] });
    let uri = '';
    const first = await listenUntil(kind, config, kind.initialState, { http }, 1, async () => {
      await account.post({ text: 'rien à voir' });
      uri = await account.post({ text: 'Le PEAGE augmente' });
    });
    expect(first.ok && first.events).toMatchObject([
      { kind: 'post', post: { originId: uri, author: { handle: account.handle } } },
    ]);
    await account.edit(uri, 'Le péage n’augmente pas');
    await account.remove(uri);
    const missed = await account.post({ text: 'péage' });
    const second = await listenUntil(kind, config, first.ok && first.state, { http }, 3);
    expect(second.ok && second.events).toMatchObject([
      {
        kind: 'post',
        post: { originId: uri, text: 'Le péage n’augmente pas', editedAt: expect.any(String) as unknown },
      },
      { kind: 'deletion', originId: uri },
      { kind: 'post', post: { originId: missed } },
    ]);
  });

  test('a cursor of another server is given up rather than tried for ever', async () => {
    const kind = kindOf('bluesky.firehose');
    if (kind.mode !== 'stream') throw new Error();
    const config = kind.config.parse({ service: pds.url });
    const lost = { service: pds.url, cursor: 9_999_999, kept: [] };
    const outcome = await listenUntil(kind, config, lost, { http }, 1_000);
    expect(outcome.ok && outcome.state).toEqual({ service: pds.url, kept: [] });
    expect(outcome.ok && outcome.notes).toHaveLength(1);
  });

  test('an account that is not there is said as such', async () => {
    const kind = kindOf('bluesky.repo');
    if (kind.mode !== 'poll') throw new Error();
    const config = kind.config.parse({ service: pds.url, account: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa' });
    const { signal } = new AbortController();
    const outcome = await kind.poll(config, kind.initialState, { http, now: () => new Date(), signal });
    expect(outcome).toMatchObject({ ok: false, kind: 'not_found' });
  });
});

async function poll(account: string, state?: unknown): Promise<Extract<PollOutcome<unknown>, { ok: true }>> {
  const kind = kindOf('bluesky.repo');
  if (kind.mode !== 'poll') throw new Error();
  const config = kind.config.parse({ service: pds.url, account });
  const { signal } = new AbortController();
  const outcome = await kind.poll(config, state ?? kind.initialState, { http, now: () => new Date(), signal });
  if (!outcome.ok) throw new Error(outcome.message.en);
  return outcome;
}
