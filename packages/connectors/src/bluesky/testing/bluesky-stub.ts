import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStubJetstream } from './stub.jetstream.ts';

export type BlueskyScenario = 'ok' | 'unauthorized' | 'forbidden' | 'missing' | 'overrun' | 'broken' | 'nonsense';

const refusals: Record<Exclude<BlueskyScenario, 'ok' | 'nonsense'>, [number, string, string]> = {
  unauthorized: [401, 'AuthenticationRequired', 'Invalid identifier or password'],
  forbidden: [403, 'Forbidden', 'Forbidden'],
  missing: [404, 'NotFound', 'Not found'],
  overrun: [429, 'RateLimitExceeded', 'Rate Limit Exceeded'],
  broken: [502, 'UpstreamFailure', 'Upstream failure'],
};

type View = {
  uri: string;
  cid: string;
  author: { did: string; handle: string; displayName: string; followersCount: number };
  record: { $type: string; text: string; createdAt: string; langs: string[]; [more: string]: unknown };
  indexedAt: string;
};

/**
 * What Bluesky itself runs and npm does not give: the application view (search, notifications, profiles) behind the
 * data server's sessions, and Jetstream in both its protocols. Written from the lexicons; `x-stub-scenario` switches
 * the behaviour of one request, `behave` that of all.
 */
export async function startBlueskyStub() {
  const account = { identifier: 'ville.example', password: 'abcd-efgh-ijkl-mnop' };
  const posts = new Map<string, View>();
  const requests: string[] = [];
  let scenario: BlueskyScenario = 'ok';
  /** Numbers of the tokens that still count. */
  const valid = { access: 0, refresh: 0 };
  let made = 0;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => send(response, 500, { error: String(error) }));
  });
  const jetstream = createStubJetstream(server, () => scenario === 'ok');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', url);
    const method = pathname.replace('/xrpc/', '');
    requests.push(method);
    const asked = request.headers['x-stub-scenario'];
    const now = typeof asked === 'string' ? (asked as BlueskyScenario) : scenario;
    if (now === 'nonsense')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Oups</title>');
    if (now !== 'ok') return refuse(response, ...refusals[now]);

    const bearer = request.headers.authorization?.replace('Bearer ', '');
    if (method === 'com.atproto.server.createSession') {
      const sent = JSON.parse(await bodyOf(request)) as { identifier: string; password: string };
      if (sent.password !== account.password) return refuse(response, ...refusals.unauthorized);
      return send(response, 200, openSession());
    }
    if (method === 'com.atproto.server.refreshSession') {
      if (bearer !== `refresh-${valid.refresh}`) return refuse(response, 400, 'ExpiredToken', 'Token has expired');
      return send(response, 200, openSession());
    }
    if (bearer !== undefined && bearer !== `access-${valid.access}`) {
      return refuse(response, 400, 'ExpiredToken', 'Token has expired');
    }
    if (method === 'app.bsky.feed.searchPosts') return send(response, 200, search(query));
    if (method === 'app.bsky.feed.getPosts') {
      return send(response, 200, { posts: query.getAll('uris').flatMap((uri) => posts.get(uri) ?? []) });
    }
    if (method === 'app.bsky.actor.getProfiles') {
      const known = new Map([...posts.values()].map(({ author }) => [author.did, author] as const));
      return send(response, 200, { profiles: query.getAll('actors').flatMap((did) => known.get(did) ?? []) });
    }
    if (method === 'app.bsky.notification.listNotifications') {
      if (bearer === undefined) return refuse(response, ...refusals.unauthorized);
      const mentions = [...posts.values()].filter(({ record }) => record.text.includes(`@${account.identifier}`));
      const { posts: notifications, cursor } = page(mentions, query);
      return send(response, 200, {
        notifications: notifications.map((view) => ({ ...view, reason: 'mention' })),
        cursor,
      });
    }
    refuse(response, 501, 'MethodNotImplemented', 'Method Not Implemented');
  }

  function openSession() {
    valid.access += 1;
    valid.refresh += 1;
    const tokens = { accessJwt: `access-${valid.access}`, refreshJwt: `refresh-${valid.refresh}` };
    return { ...tokens, handle: account.identifier, did: 'did:plc:ville' };
  }

  function search(query: URLSearchParams) {
    const words = (query.get('q') ?? '').toLowerCase();
    const since = query.get('since') ?? '';
    const found = [...posts.values()].filter(
      ({ record, indexedAt }) => record.text.toLowerCase().includes(words) && indexedAt >= since,
    );
    return page(found, query);
  }

  function add(text: string, { at = new Date(), more = {} }: { at?: Date; more?: Record<string, unknown> } = {}): View {
    made += 1;
    const uri = `at://did:plc:aline/app.bsky.feed.post/3k${String(made).padStart(6, '0')}`;
    const view = {
      uri,
      cid: `bafy${made}`,
      author: { did: 'did:plc:aline', handle: 'aline.bsky.example', displayName: 'Aline', followersCount: 7 },
      record: { $type: 'app.bsky.feed.post', text, createdAt: at.toISOString(), langs: ['fr'], ...more },
      indexedAt: at.toISOString(),
    };
    posts.set(uri, view);
    jetstream.tell('create', uri, view.cid, view.record);
    return view;
  }

  return {
    url,
    webSocketUrl: url.replace('http', 'ws'),
    account,
    requests,
    jetstream,
    add,
    remove(uri: string): void {
      posts.delete(uri);
      jetstream.tell('delete', uri);
    },
    behave: (next: BlueskyScenario) => void (scenario = next),
    /** What was signed no longer counts: the next call is answered `ExpiredToken`. */
    expireSession({ alsoRefresh = false } = {}): void {
      valid.access += 1;
      if (alsoRefresh) valid.refresh += 1;
    },
    async close(): Promise<void> {
      jetstream.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function page(found: readonly View[], query: URLSearchParams): { posts: View[]; cursor?: string } {
  const limit = Number(query.get('limit') ?? 25);
  const from = Number(query.get('cursor') ?? 0);
  const sorted = found.toSorted((a, b) =>
    a.indexedAt === b.indexedAt ? (a.uri < b.uri ? 1 : -1) : a.indexedAt < b.indexedAt ? 1 : -1,
  );
  const more = from + limit < sorted.length;
  return { posts: sorted.slice(from, from + limit), ...(more ? { cursor: String(from + limit) } : {}) };
}

function refuse(response: ServerResponse, status: number, error: string, message: string): void {
  const reset = String(Math.ceil(Date.now() / 1000) + 90);
  if (status === 429) response.setHeader('ratelimit-reset', reset);
  send(response, status, { error, message });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
