import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStubStreams } from './stub.streams.ts';
import { createStubStatuses, type StubStatus } from './stub.statuses.ts';

/** How the server behaves; the header `x-stub-scenario` says otherwise for one request. */
export type MastodonScenario = 'ok' | 'unauthorized' | 'forbidden' | 'missing' | 'overrun' | 'broken' | 'nonsense';

const refusals: Record<Exclude<MastodonScenario, 'ok' | 'nonsense'>, [number, string]> = {
  unauthorized: [401, 'The access token is invalid'],
  forbidden: [403, 'This action is outside the authorized scopes'],
  missing: [404, 'Record not found'],
  overrun: [429, 'Too many requests'],
  broken: [503, 'Service unavailable'],
};

/**
 * A server that speaks the Mastodon API (4.6) as its documentation tells it: timelines, search, notifications,
 * publication with `Idempotency-Key`, streaming, allowance headers, errors. For tests; no account but `token`'s.
 */
export async function startMastodonStub() {
  const statuses = createStubStatuses(() => url);
  const streams = createStubStreams();
  let scenario: MastodonScenario = 'ok';
  const requests: string[] = [];
  const token = 'jeton-de-la-ville';
  const published = new Map<string, StubStatus>();
  const allowance = { remaining: 299 };
  let betweenPages = () => {};

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    requests.push(`${request.method} ${pathname}${searchParams.size > 0 ? `?${searchParams.toString()}` : ''}`);
    const asked = request.headers['x-stub-scenario'];
    const now = typeof asked === 'string' ? (asked as MastodonScenario) : scenario;
    if (now === 'nonsense') return send(response, 200, '<!doctype html><title>Nginx</title>', 'text/html');
    if (now !== 'ok') return refuse(response, ...refusals[now]);

    const isKnown = request.headers.authorization === `Bearer ${token}`;
    const mustBeKnown = /\/(notifications|search|streaming|home)/.test(pathname) || request.method !== 'GET';
    if (mustBeKnown && !isKnown) return refuse(response, 401, 'The access token is invalid');

    if (pathname.startsWith('/api/v1/streaming/')) {
      const channel = pathname.slice('/api/v1/streaming/'.length);
      const tag = searchParams.get('tag')?.toLowerCase();
      return streams.open(response, channel === 'hashtag' ? `hashtag:${tag ?? ''}` : channel);
    }
    if (request.method === 'POST' && pathname === '/api/v1/statuses') return publish(request, response);
    if (pathname === '/api/v2/instance')
      return json(response, 200, {
        domain: '127.0.0.1',
        configuration: { urls: { streaming: url.replace('http', 'ws') } },
      });

    const one = /^\/api\/v1\/statuses\/(\w+)$/.exec(pathname);
    if (one) {
      const status = statuses.get(one[1] ?? '');
      return status ? json(response, 200, status) : refuse(response, 404, 'Record not found');
    }
    const listed = statuses.list(pathname, searchParams);
    if (!listed) return refuse(response, 404, 'Record not found');
    json(response, 200, listed);
    betweenPages();
  }

  async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = request.headers['idempotency-key'];
    const before = typeof key === 'string' ? published.get(key) : undefined;
    if (before) return json(response, 200, before);
    const { status: text } = JSON.parse(await bodyOf(request)) as { status?: string };
    if (!text) return refuse(response, 422, "Validation failed: Text can't be blank");
    const status = add({ text });
    if (typeof key === 'string') published.set(key, status);
    json(response, 200, status);
  }

  function json(response: ServerResponse, status: number, body: unknown): void {
    send(response, status, JSON.stringify(body), 'application/json; charset=utf-8');
  }

  function refuse(response: ServerResponse, status: number, error: string): void {
    json(response, status, { error });
  }

  function send(response: ServerResponse, status: number, body: string, type: string): void {
    allowance.remaining = Math.max(0, allowance.remaining - 1);
    response.writeHead(status, {
      'content-type': type,
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': String(status === 429 ? 0 : allowance.remaining),
      'x-ratelimit-reset': new Date(Date.now() + 120_000).toISOString(),
    });
    response.end(body);
  }

  /** Publishes as a resident would: in the timelines, to the streams, and to the account that it mentions. */
  function add(written: Parameters<typeof statuses.add>[0]): StubStatus {
    const { status, notification } = statuses.add(written);
    if (status.visibility === 'public') {
      streams.tell(['public', 'public/local', 'user', ...tagsOf(status)], 'update', status);
    }
    if (notification) streams.tell(['user', 'user/notification'], 'notification', notification);
    return status;
  }

  return {
    url,
    token,
    /** Every request, in order, as `GET /path?query`. */
    requests,
    allowance,
    add,
    edit(id: string, text: string): StubStatus {
      const status = statuses.edit(id, text);
      streams.tell(['public', 'public/local', 'user', ...tagsOf(status)], 'status.update', status);
      return status;
    },
    remove(id: string): void {
      const status = statuses.remove(id);
      streams.tell(['public', 'public/local', 'user', ...tagsOf(status)], 'delete', id);
    },
    behave: (next: MastodonScenario) => void (scenario = next),
    /** Runs after each page is answered: something may arrive between two. */
    onPage: (run: () => void) => void (betweenPages = run),
    dropStreams: () => streams.drop(),
    openStreams: () => streams.count(),
    async close(): Promise<void> {
      streams.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type MastodonStub = Awaited<ReturnType<typeof startMastodonStub>>;

function tagsOf({ tags }: StubStatus): string[] {
  return tags.map(({ name }) => `hashtag:${name.toLowerCase()}`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
