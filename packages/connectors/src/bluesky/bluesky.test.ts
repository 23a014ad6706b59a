import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PollOutcome, SourceKind } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { describeReceive } from '../testing/receive-suite.ts';
import { listenUntil } from '../testing/stream.listen.ts';
import { blueskyConnector } from './bluesky.connector.ts';
import { startBlueskyStub, type BlueskyScenario } from './testing/bluesky-stub.ts';

type Stub = Awaited<ReturnType<typeof startBlueskyStub>>;

function kindOf(id: string): SourceKind<unknown, unknown> {
  const kind = blueskyConnector.sourceKinds.find((one) => one.id === id);
  if (!kind) throw new Error(id);
  return kind as SourceKind<unknown, unknown>;
}

const jetstream = (protocol: string) => (stub: Stub) => ({
  service: stub.webSocketUrl,
  protocol,
  keywords: ['région', 'train'],
  profileService: stub.url,
});
const setUps: {
  id: string;
  failures?: BlueskyScenario[];
  config: (stub: Stub) => Record<string, unknown>;
  text: (text: string) => string;
}[] = [
  { id: 'bluesky.search', config: ({ url }) => ({ service: url, query: 'région' }), text: (text) => `${text} région` },
  {
    id: 'bluesky.mentions',
    config: ({ url, account }) => ({ service: url, identifier: account.identifier, appPassword: account.password }),
    text: (text) => `@ville.example ${text}`,
  },
  { id: 'bluesky.jetstream', failures: ['broken'], config: jetstream('v1'), text: (text) => `${text} (Région)` },
  { id: 'bluesky.jetstream', failures: ['broken'], config: jetstream('v2'), text: (text) => `${text} (Région)` },
];

for (const { id, failures, config, text } of setUps) {
  describeReceive(
    kindOf(id),
    async () => {
      const stub = await startBlueskyStub();
      return {
        config: config(stub),
        http: createLoopbackHttpClient(),
        addPost: async (written) => stub.add(text(written)).uri,
        fail: (failure) => stub.behave(failure),
        close: () => stub.close(),
      };
    },
    failures ? { expectedFailures: failures.filter((one) => one !== 'ok') } : {},
  );
}

describe('Bluesky', () => {
  let stub: Stub;
  const http = createLoopbackHttpClient();
  beforeEach(async () => {
    stub = await startBlueskyStub();
  });
  afterEach(() => stub.close());

  async function poll(id: string, typed: Record<string, unknown>, state?: unknown) {
    const kind = kindOf(id);
    if (kind.mode !== 'poll') throw new Error(id);
    const { signal } = new AbortController();
    return kind.poll(kind.config.parse(typed), state ?? kind.initialState, { http, now: () => new Date(), signal });
  }
  const searchConfig = () => ({ service: stub.url, query: 'région' });
  const mentionsConfig = () => {
    return { service: stub.url, identifier: '@ville.example', appPassword: stub.account.password };
  };

  test('a search reads back as far as it was read before, and tells nothing twice', async () => {
    const at = (seconds: number) => new Date(Date.parse('2026-11-24T08:00:00Z') + seconds * 1_000);
    stub.add('première région', { at: at(0) });
    const first = await poll('bluesky.search', searchConfig());
    const added = Array.from({ length: 250 }, (_, n) => stub.add(`région ${n}`, { at: at(3_600 + n) }).uri);
    const second = await poll('bluesky.search', searchConfig(), stateOf(first));
    expect(idsOf(second)).toEqual(added);
    const late = stub.add('région, indexée en retard', { at: at(3_600 + 200) }).uri;
    const third = await poll('bluesky.search', searchConfig(), stateOf(second));
    expect(idsOf(third)).toEqual([late]);
  });

  test('a search hears that what it found was deleted', async () => {
    const { uri } = stub.add('région à retirer', { at: new Date(Date.now() - 7_200_000) });
    const first = await poll('bluesky.search', searchConfig());
    stub.remove(uri);
    stub.add('région, autre chose');
    const second = await poll('bluesky.search', searchConfig(), stateOf(first));
    expect(second.ok && second.events).toContainEqual({ kind: 'deletion', network: 'bluesky', originId: uri });
    const third = await poll('bluesky.search', searchConfig(), stateOf(second));
    expect(third.ok && third.events).toEqual([]);
  });

  test('a session is opened once, refreshed when it expires, and opened anew when it no longer can be', async () => {
    const opened = () => stub.requests.filter((one) => one.endsWith('createSession')).length;
    let outcome = await poll('bluesky.mentions', mentionsConfig());
    outcome = await poll('bluesky.mentions', mentionsConfig(), stateOf(outcome));
    expect(opened()).toBe(1);
    stub.expireSession();
    outcome = await poll('bluesky.mentions', mentionsConfig(), stateOf(outcome));
    expect(opened()).toBe(1);
    expect(stub.requests).toContain('com.atproto.server.refreshSession');
    stub.expireSession({ alsoRefresh: true });
    outcome = await poll('bluesky.mentions', mentionsConfig(), stateOf(outcome));
    expect(opened()).toBe(2);
    expect(JSON.stringify(outcome)).not.toMatch(/access-|refresh-/);
  });

  test('a wrong application password is said as such', async () => {
    const outcome = await poll('bluesky.mentions', { ...mentionsConfig(), appPassword: 'faux' });
    expect(outcome).toMatchObject({ ok: false, kind: 'auth_expired' });
  });

  test('Jetstream keeps only what holds a keyword, with the handle of its author, and passes deletions on', async () => {
    const kind = streamKind();
    const config = kind.config.parse(jetstream('v2')(stub));
    const heard = await listenUntil(kind, config, kind.initialState, { http }, 2, async () => {
      stub.add('rien à voir');
      const { uri } = stub.add('Le TRAIN est encore en retard');
      stub.remove(uri);
    });
    expect(heard.ok && heard.events).toMatchObject([
      { kind: 'post', post: { author: { handle: 'aline.bsky.example', name: 'Aline', followers: 7 } } },
      { kind: 'deletion' },
    ]);
  });

  test('a cursor that the service no longer holds is given up, and the hole is told', async () => {
    const kind = streamKind();
    const config = kind.config.parse(jetstream('v2')(stub));
    const first = await listenUntil(
      kind,
      config,
      kind.initialState,
      { http },
      1,
      async () => void stub.add('un train'),
    );
    stub.add('un train manqué');
    stub.jetstream.forgetBefore(1_000);
    const second = await listenUntil(
      kind,
      config,
      stateOf(first),
      { http },
      1,
      async () => void stub.add('un autre train'),
    );
    expect(second.ok && second.events).toHaveLength(1);
    expect(second.ok && second.notes[0]?.fr).toContain('manquent');
  });

  function streamKind() {
    const kind = kindOf('bluesky.jetstream');
    if (kind.mode !== 'stream') throw new Error(kind.id);
    return kind;
  }
});

function stateOf(outcome: PollOutcome<unknown>): unknown {
  if (!outcome.ok) throw new Error(outcome.message.en);
  return JSON.parse(JSON.stringify(outcome.state)) as unknown;
}

function idsOf(outcome: PollOutcome<unknown>): string[] {
  if (!outcome.ok) throw new Error(outcome.message.en);
  return outcome.events.flatMap((event) => (event.kind === 'post' ? [event.post.originId] : []));
}
