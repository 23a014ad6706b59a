import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PollOutcome, SourceKind } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describeReceive } from '../testing/receive-suite.ts';
import { listenUntil } from '../testing/stream.listen.ts';
import { mastodonConnector } from './mastodon.connector.ts';
import { streamMastodon, mastodonStreamKind } from './mastodon.stream.ts';
import { startMastodonStub, type MastodonStub } from './testing/mastodon-stub.ts';
import { timelineStateSchema, type TimelineState } from './timeline.state.ts';

const http = createLoopbackHttpClient();

function kindOf(id: string) {
  const kind = mastodonConnector.sourceKinds.find((one) => one.id === id);
  if (!kind) throw new Error(id);
  return kind as SourceKind<unknown, TimelineState>;
}

const setUps: Record<string, { config: Record<string, unknown>; text: (text: string) => string }> = {
  'mastodon.hashtag': { config: { hashtag: '#Picardie' }, text: (text) => `${text} #picardie` },
  'mastodon.public': { config: { scope: 'local' }, text: (text) => text },
  'mastodon.search': { config: { query: 'région' }, text: (text) => `${text} région` },
  'mastodon.mentions': { config: {}, text: (text) => `@ville ${text}` },
  'mastodon.stream': { config: { timeline: 'hashtag', hashtag: 'Picardie' }, text: (text) => `${text} #Picardie` },
};

for (const [id, { config, text }] of Object.entries(setUps)) {
  describeReceive(kindOf(id), async () => {
    const stub = await startMastodonStub();
    return {
      config: { server: stub.url, accessToken: stub.token, ...config },
      http,
      addPost: async (written) => stub.add({ text: text(written) }).uri,
      fail: (failure) => stub.behave(failure),
      close: () => stub.close(),
    };
  });
}

describe('a Mastodon timeline', () => {
  let stub: MastodonStub;
  beforeEach(async () => {
    stub = await startMastodonStub();
  });
  afterEach(() => stub.close());

  const hashtag = kindOf('mastodon.hashtag');
  async function poll(state: TimelineState, kind = hashtag) {
    if (kind.mode !== 'poll') throw new Error(kind.id);
    const config = kind.config.parse({
      server: stub.url,
      hashtag: 'Picardie',
      query: 'picardie',
      accessToken: stub.token,
    });
    const outcome = await kind.poll(config, state, {
      http,
      now: () => new Date(),
      signal: new AbortController().signal,
    });
    if (!outcome.ok) throw new Error(outcome.message.en);
    return outcome;
  }
  const textsOf = ({ events }: Extract<PollOutcome<unknown>, { ok: true }>) =>
    events.map((event) => (event.kind === 'post' ? event.post.text : `deletion of ${event.originId}`));
  const addMany = (count: number) =>
    Array.from({ length: count }, (_, index) => `n° ${index} #Picardie`).map((text) => (stub.add({ text }), text));

  test.each([hashtag.id, 'mastodon.search'])('%s loses nothing when more came than a page holds', async (id) => {
    const kind = kindOf(id);
    const { state } = await poll((addMany(1), kind.initialState), kind);
    const came = addMany(130);
    const next = await poll(state, kind);
    expect(textsOf(next)).toEqual(came);
    expect(next.nextPollSeconds).toBeUndefined();
  });

  test('loses nothing and repeats nothing when posts arrive between two pages', async () => {
    const { state } = await poll((addMany(1), hashtag.initialState));
    const came = addMany(100);
    const meanwhile = ['pendant 1 #Picardie', 'pendant 2 #Picardie', 'pendant 3 #Picardie'];
    stub.onPage(() => {
      const text = meanwhile.shift();
      if (text) stub.add({ text });
    });
    const first = await poll(state);
    const second = await poll(first.state);
    const heard = [...textsOf(first), ...textsOf(second)];
    expect(heard.filter((text) => text.startsWith('n°'))).toEqual(came);
    expect(heard.filter((text) => text.startsWith('pendant')).sort()).toHaveLength(3);
    expect(new Set(heard).size).toBe(heard.length);
  });

  test('a long absence is caught up over several readings', async () => {
    const { state } = await poll((addMany(1), hashtag.initialState));
    const came = addMany(1_200);
    const heard: string[] = [];
    let reading = await poll(state);
    while (heard.push(...textsOf(reading)) && reading.nextPollSeconds !== undefined) {
      stub.allowance.remaining = 299;
      reading = await poll(reading.state);
    }
    expect(heard.sort()).toEqual(came.sort());
  });

  test('stops before the allowance is used up, and says when to come back', async () => {
    const { state } = await poll((addMany(1), hashtag.initialState));
    addMany(130);
    stub.allowance.remaining = 3;
    const stopped = await poll(state);
    expect(stopped.nextPollSeconds).toBeGreaterThan(100);
    stub.allowance.remaining = 299;
    const rest = await poll(stopped.state);
    expect(textsOf(stopped).length + textsOf(rest).length).toBe(130);
  });

  test('hears a post that federated late, although its id is older', async () => {
    addMany(3);
    const { state } = await poll(hashtag.initialState);
    stub.add({ text: 'écrit plus tôt #Picardie', writtenAt: new Date(Date.now() - 1_000), remote: true });
    expect(textsOf(await poll(state))).toEqual(['écrit plus tôt #Picardie']);
  });

  test('tells edits and deletions of what it told lately', async () => {
    addMany(2);
    const edited = stub.add({ text: 'avant #Picardie' });
    const removed = stub.add({ text: 'à retirer #Picardie' });
    const { state } = await poll(hashtag.initialState);
    stub.edit(edited.id, 'après #Picardie');
    stub.remove(removed.id);
    const next = await poll(state);
    expect(next.events).toEqual([
      { kind: 'post', post: expect.objectContaining({ originId: edited.uri, text: 'après #Picardie' }) as unknown },
      { kind: 'deletion', network: 'mastodon', originId: removed.uri },
    ]);
    expect(next.events[0]).toHaveProperty('post.editedAt');
    expect((await poll(next.state)).events).toEqual([]);
  });

  test('keeps nothing of what was addressed to chosen people', async () => {
    const mentions = kindOf('mastodon.mentions');
    for (let n = 0; n < 45; n += 1) stub.add({ text: `@ville secret ${n}`, visibility: 'direct' });
    stub.add({ text: '@ville public' });
    expect(textsOf(await poll(mentions.initialState, mentions))).toEqual(['@ville public']);
  });

  test('a private timeline without a token asks for one', async () => {
    const mentions = kindOf('mastodon.mentions');
    const wrong = mentions.config.parse({ server: stub.url, accessToken: 'faux' });
    if (mentions.mode !== 'poll') throw new Error();
    const outcome = await mentions.poll(wrong, mentions.initialState, {
      http,
      now: () => new Date(),
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({
      ok: false,
      kind: 'auth_expired',
      message: { fr: expect.stringContaining('jeton') as string },
    });
  });

  test('the live stream catches up the gap by REST, then goes on without repeating it', async () => {
    const config = { server: stub.url, accessToken: stub.token, timeline: 'hashtag', hashtag: 'Picardie' } as const;
    const first = await listenUntil(streamKind, config, streamKind.initialState, { http }, 1, async () => {
      stub.add({ text: 'en direct #Picardie' });
    });
    stub.dropStreams();
    const missed = addMany(60);
    const second = await listenUntil(streamKind, config, stateOf(first), { http }, 61, async () => {
      stub.add({ text: 'de nouveau en direct #Picardie' });
    });
    expect(second.ok && textsOf(second)).toEqual([...missed, 'de nouveau en direct #Picardie']);
  });

  test('the live stream tells edits and deletions', async () => {
    const config = { server: stub.url, accessToken: stub.token, timeline: 'local' } as const;
    let id = '';
    const heard = await listenUntil(streamKind, config, streamKind.initialState, { http }, 3, async () => {
      ({ id } = stub.add({ text: 'avant' }));
      stub.edit(id, 'après');
      stub.remove(id);
    });
    expect(heard.ok && textsOf(heard)).toEqual([
      'avant',
      'après',
      `deletion of ${stub.url}/users/aline/statuses/${id}`,
    ]);
  });

  test('a stream that ends lets the caller come back, and one that falls silent is given up', async () => {
    const config = { server: stub.url, accessToken: stub.token, timeline: 'mentions' } as const;
    const context = { http, now: () => new Date(), signal: new AbortController().signal, deliver: async () => {} };
    const ended = await streamMastodon(
      config,
      { seen: [] },
      { ...context, connected: () => stub.dropStreams() },
      5_000,
    );
    expect(ended).toEqual({ ok: true });
    const silent = await streamMastodon(config, { seen: [] }, { ...context, connected: () => {} }, 30);
    expect(silent).toMatchObject({ ok: false, kind: 'timeout' });
  });
});

const streamKind = mastodonStreamKind as SourceKind<unknown, TimelineState> & { mode: 'stream' };

function stateOf(outcome: PollOutcome<unknown>): TimelineState {
  if (!outcome.ok) throw new Error(outcome.message.en);
  return timelineStateSchema.parse(outcome.state);
}
