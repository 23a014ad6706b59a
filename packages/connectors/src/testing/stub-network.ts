import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStubClock, type StubClock } from './stub.clock.ts';
import { createStubIds, createStubPosts, type StubPosts } from './stub.posts.ts';
import { createStubPrivates, type StubPrivates } from './stub.privates.ts';

/** What the whole network refuses, whatever is asked. */
type Refusal = 'expired' | 'revoked' | 'permissionLost' | 'overrun' | 'down';
/** What it refuses to publish. */
type PublishRefusal = 'duplicate' | 'errorInside' | 'quotaSpent' | 'budgetSpent' | 'notSummoned' | 'versionSunset';
/** It has published, and one would not know from the answer. */
export type AmbiguousScenario = 'brokenAfterStoring' | 'cutAfterStoring' | 'silentAfterStoring';

/**
 * How a network behaves. `expired` ends with a renewal, `overrun` two minutes later; what comes after storing happens
 * once; the rest lasts until told otherwise. `mediaProcessing` and `mediaFailed` are played with `mediaState`.
 */
export type StubScenario =
  | 'ok'
  | 'nonsense'
  | 'mediaProcessing'
  | 'mediaFailed'
  | Refusal
  | PublishRefusal
  | AmbiguousScenario;
export type RefusedScenario = Refusal | PublishRefusal;

export type StubCall = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  json: () => unknown;
  form: () => URLSearchParams;
};
/** A body that is a string goes as it is, anything else as JSON. */
export type StubAnswer = { status: number; headers?: Record<string, string>; body?: unknown };

/** The dialect of one network. */
export type StubDialect = {
  answer: (call: StubCall) => StubAnswer | Promise<StubAnswer>;
  /** In the network's own words; nothing when it has none for it. `resetAt`: the end of an `overrun`. */
  refuse: (scenario: RefusedScenario, call: StubCall, resetAt: Date) => StubAnswer | undefined;
  /** Whether somebody sees what this call does: the public, or whom a private message is for. */
  isPublishing: (call: StubCall) => boolean;
  /** Whether this call lengthens credentials. */
  isRenewal: (call: StubCall) => boolean;
};

export type StubNetwork = {
  url: string;
  clock: StubClock;
  posts: StubPosts;
  privates: StubPrivates;
  /** Handles of those whom the account under test blocked. */
  blocked: Set<string>;
  /** Every call, in order, as `POST /path`. */
  calls: string[];
  /** How many of them tried to publish or to write in private, whatever came of it. */
  publishings: number;
  scenario: StubScenario;
  /** Called when a call was stored and will never be answered. */
  onSilence: () => void;
  /** Called after each page that a dialect serves through `servedPage`. */
  onPage: () => void;
  servedPage: () => void;
  /** How far what was uploaded is: three answers of `processing`, then `ready` or, under `mediaFailed`, `failed`. */
  mediaState: (id: string) => 'processing' | 'ready' | 'failed';
  close: () => Promise<void>;
};

const publishRefusals: ReadonlySet<StubScenario> = new Set([
  'duplicate',
  'errorInside',
  'quotaSpent',
  'budgetSpent',
  'notSummoned',
  'versionSunset',
]);
const refusals: ReadonlySet<StubScenario> = new Set(['expired', 'revoked', 'permissionLost', 'overrun', 'down']);
const ambiguous: ReadonlySet<StubScenario> = new Set(['brokenAfterStoring', 'cutAfterStoring', 'silentAfterStoring']);
const overrunSeconds = 120;

/** A stub server on 127.0.0.1, with the trouble that is the same everywhere; `speak` gives it one network's dialect. */
export async function startStubNetwork(speak: (network: StubNetwork) => StubDialect): Promise<StubNetwork> {
  const clock = createStubClock();
  const polls = new Map<string, number>();
  let scenario: StubScenario = 'ok';
  let resetAt = clock.now();

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) =>
      send(response, { status: 500, body: `stub: ${String(error)}` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const nextId = createStubIds(clock);
  const network: StubNetwork = {
    url,
    clock,
    posts: createStubPosts(url, clock, nextId),
    privates: createStubPrivates(clock, nextId),
    blocked: new Set(),
    calls: [],
    publishings: 0,
    get scenario() {
      return scenario;
    },
    set scenario(next) {
      scenario = next;
      resetAt = new Date(clock.now().getTime() + overrunSeconds * 1000);
    },
    onSilence: () => {},
    onPage: () => {},
    servedPage: () => network.onPage(),
    mediaState(id) {
      if (scenario !== 'mediaProcessing' && scenario !== 'mediaFailed') return 'ready';
      const asked = (polls.get(id) ?? 0) + 1;
      polls.set(id, asked);
      if (asked <= 3) return 'processing';
      return scenario === 'mediaFailed' ? 'failed' : 'ready';
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const dialect = speak(network);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request, url);
    network.calls.push(`${call.method} ${call.path}`);
    const isPublishing = dialect.isPublishing(call);
    if (isPublishing) network.publishings += 1;
    if (scenario === 'overrun' && clock.now() >= resetAt) scenario = 'ok';
    if (scenario === 'expired' && dialect.isRenewal(call)) scenario = 'ok';
    if (scenario === 'nonsense')
      return send(response, {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<title>Maintenance</title>',
      });
    if (refusals.has(scenario) || (publishRefusals.has(scenario) && isPublishing)) {
      const refused = dialect.refuse(scenario as RefusedScenario, call, resetAt);
      if (refused) return send(response, refused);
    }
    const answer = await dialect.answer(call);
    if (!ambiguous.has(scenario) || !isPublishing) return send(response, answer);
    const once = scenario;
    scenario = 'ok';
    if (once === 'cutAfterStoring') return void response.destroy();
    if (once === 'silentAfterStoring') return network.onSilence();
    send(response, dialect.refuse('down', call, resetAt) ?? { status: 500 });
  }
  return network;
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: StubAnswer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

async function readCall(request: IncomingMessage, base: string): Promise<StubCall> {
  const { pathname, searchParams } = new URL(request.url ?? '/', base);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body,
    json: () => JSON.parse(body.toString('utf8')) as unknown,
    form: () => new URLSearchParams(body.toString('utf8')),
  };
}
