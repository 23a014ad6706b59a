import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { HttpResult } from '@beffroi/connectors';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient, type HttpClientOptions } from './index.ts';

let server: Server;
let origin: string;
let handle: (request: IncomingMessage, response: ServerResponse) => void;
const clients: { close: () => Promise<void> }[] = [];

beforeEach(async () => {
  server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function client(options: Partial<HttpClientOptions> = {}) {
  const made = createHttpClient({
    allowPrivateAddresses: ['127.0.0.1'],
    userAgent: 'Beffroi/test',
    minSpacingMs: 0,
    ...options,
  });
  clients.push(made);
  return made;
}

const kindOf = (result: HttpResult) => (result.ok ? `status ${result.status}` : result.kind);
const textOf = (result: HttpResult) => (result.ok ? Buffer.from(result.body).toString() : '');

test('an answer comes with its status, its headers in lower case and its body', async () => {
  handle = (request, response) =>
    response.setHeader('ETag', '"1"').end(`${request.method} ${request.headers['user-agent']}`);
  const result = await client().fetch({ url: `${origin}/a` });
  expect(result).toMatchObject({ ok: true, status: 200, headers: { etag: '"1"' }, finalUrl: `${origin}/a` });
  expect(textOf(result)).toBe('GET Beffroi/test');
  expect(result).not.toHaveProperty('movedPermanentlyTo');
});

test.each([
  'http://127.0.0.1/',
  'http://localhost/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'https://192.168.1.1/',
  'http://0.0.0.0/',
  'http://127.0.0.1./',
])('%s is refused', async (url) => {
  expect(kindOf(await client({ allowPrivateAddresses: false }).fetch({ url }))).toBe('refused_address');
});

test.each(['file:///etc/passwd', 'ftp://example.org/', 'gopher://example.org/', 'http://user:secret@example.org/'])(
  '%s is refused',
  async (url) => {
    expect(kindOf(await client().fetch({ url }))).toBe('refused_address');
  },
);

test('what is no address is said to be none', async () => {
  const result = await client().fetch({ url: 'pas une adresse' });
  expect(result).toMatchObject({
    ok: false,
    kind: 'unreadable',
    message: { fr: expect.stringContaining('pas une adresse') },
  });
});

test('a name that resolves to a private address is refused, and named in the message', async () => {
  const resolve = () => Promise.resolve([{ address: '10.0.0.8', family: 4 }]);
  const result = await client({ resolve }).fetch({ url: 'http://rebound.example.org/' });
  expect(result).toMatchObject({
    ok: false,
    kind: 'refused_address',
    message: { en: expect.stringContaining('rebound.example.org') },
  });
});

test('of the addresses of a name, only those that are allowed are tried', async () => {
  handle = (_request, response) => response.end('here');
  const resolve = () =>
    Promise.resolve([
      { address: '127.0.0.9', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  const result = await client({ allowPrivateAddresses: ['127.0.0.1/32'], resolve }).fetch({
    url: origin.replace('127.0.0.1', 'mixed.example.org'),
  });
  expect(textOf(result)).toBe('here');
});

test('a name that does not exist is unavailable, not refused', async () => {
  const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  expect(await client({ resolve }).fetch({ url: 'http://nowhere.example.org/' })).toMatchObject({
    kind: 'unavailable',
    message: { en: expect.stringContaining('not found') },
  });
});

test('a redirection to a private address is refused', async () => {
  handle = (_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
  expect(kindOf(await client().fetch({ url: origin }))).toBe('refused_address');
  handle = (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end();
  expect(kindOf(await client().fetch({ url: origin }))).toBe('refused_address');
});

test('redirections are followed, and a wholly permanent chain is remembered', async () => {
  handle = (request, response) => {
    if (request.url === '/a') response.writeHead(301, { location: '/b' }).end();
    else if (request.url === '/b') response.writeHead(308, { location: '/c' }).end();
    else response.end('c');
  };
  expect(await client().fetch({ url: `${origin}/a` })).toMatchObject({
    ok: true,
    finalUrl: `${origin}/c`,
    movedPermanentlyTo: `${origin}/c`,
  });
  handle = (request, response) =>
    request.url === '/a' ? response.writeHead(302, { location: '/c' }).end() : response.end('c');
  const temporary = await client().fetch({ url: `${origin}/a` });
  expect(temporary).toMatchObject({ ok: true, finalUrl: `${origin}/c` });
  expect(temporary).not.toHaveProperty('movedPermanentlyTo');
});

test('redirections that loop or never end are refused', async () => {
  handle = (request, response) => response.writeHead(301, { location: request.url === '/a' ? '/b' : '/a' }).end();
  expect(kindOf(await client().fetch({ url: `${origin}/a` }))).toBe('redirect_loop');
  let hops = 0;
  handle = (_request, response) => response.writeHead(302, { location: `/${(hops += 1)}` }).end();
  expect(kindOf(await client().fetch({ url: origin, maxRedirects: 3 }))).toBe('redirect_loop');
  expect(hops).toBe(4);
});

test('another origin is not told the credentials, and a form becomes a plain read', async () => {
  const seen: string[] = [];
  handle = (request, response) => {
    seen.push(`${request.method} ${request.headers.authorization ?? '-'} ${request.headers['x-api-key'] ?? '-'}`);
    if (request.url === '/a')
      response.writeHead(302, { location: origin.replace('127.0.0.1', 'other.example.org') }).end();
    else response.end();
  };
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  await client({ allowPrivateAddresses: ['127.0.0.1/32'], resolve }).fetch({
    url: `${origin}/a`,
    method: 'POST',
    body: 'x=1',
    headers: { Authorization: 'Bearer secret', 'X-Api-Key': 'secret' },
  });
  expect(seen).toEqual(['POST Bearer secret secret', 'GET - -']);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const)('%s is undone', async (encoding, compress) => {
  handle = (_request, response) =>
    response.setHeader('content-encoding', encoding).end(compress(Buffer.from('déplié')));
  expect(textOf(await client().fetch({ url: origin }))).toBe('déplié');
});

test('layers of compression are undone in order, and a gzip that was cut gives what had arrived', async () => {
  handle = (_request, response) =>
    response.setHeader('content-encoding', 'gzip, br').end(brotliCompressSync(gzipSync('two')));
  expect(textOf(await client().fetch({ url: origin }))).toBe('two');
  const whole = gzipSync('some words that were sent in full');
  handle = (_request, response) =>
    response.setHeader('content-encoding', 'gzip').end(whole.subarray(0, whole.length - 8));
  expect(textOf(await client().fetch({ url: origin }))).toBe('some words that were sent in full');
});

test('what is sent arrives byte for byte, by whichever method', async () => {
  const arrived: string[] = [];
  handle = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push(`${request.method} ${request.headers['content-type']} ${Buffer.concat(chunks).toString('hex')}`);
      response.end();
    });
  };
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    const headers = { 'content-type': 'image/jpeg' };
    await client().fetch({ url: origin, method, headers, body: Uint8Array.of(0xff, 0xd8, 0, 0x0a) });
  }
  expect(arrived).toEqual(['POST', 'PUT', 'DELETE'].map((method) => `${method} image/jpeg ffd8000a`));
});

test('a write that may not be redirected stays where it was sent', async () => {
  const asked: string[] = [];
  handle = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(302, { location: '/elsewhere' }).end();
  };
  const result = await client().fetch({ url: `${origin}/posts`, method: 'POST', body: 'x', maxRedirects: 0 });
  expect([kindOf(result), asked]).toEqual(['redirect_loop', ['POST /posts']]);
});

test('a body that is not what it says is unreadable', async () => {
  handle = (_request, response) => response.setHeader('content-encoding', 'gzip').end('plain');
  expect(kindOf(await client().fetch({ url: origin }))).toBe('unreadable');
  handle = (_request, response) => response.setHeader('content-encoding', 'rot13').end('plain');
  expect(kindOf(await client().fetch({ url: origin }))).toBe('unreadable');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const)('a %s bomb stops at the limit', async (encoding, compress) => {
  const bomb = compress(Buffer.alloc(4 * 1024 * 1024));
  handle = (_request, response) => response.setHeader('content-encoding', encoding).end(bomb);
  expect(kindOf(await client().fetch({ url: origin, maxBytes: 256 * 1024 }))).toBe('too_large');
});

test('a body without end stops at the limit', async () => {
  handle = (_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  };
  expect(kindOf(await client().fetch({ url: origin, maxBytes: 300_000 }))).toBe('too_large');
});

test('headers without end stop at the limit', async () => {
  handle = (_request, response) => response.setHeader('x-long', 'x'.repeat(60_000)).end();
  expect(kindOf(await client().fetch({ url: origin }))).toBe('too_large');
});

test('a server that says nothing, or drips, is given up in time', async () => {
  handle = () => {};
  expect(kindOf(await client().fetch({ url: origin, timeoutMs: 60 }))).toBe('timeout');
  handle = (_request, response) => {
    const drip = setInterval(() => response.write('.'), 10);
    response.on('close', () => clearInterval(drip));
  };
  expect(kindOf(await client().fetch({ url: origin, timeoutMs: 80 }))).toBe('timeout');
});

test('a port where nobody listens and a connection cut short are unavailable', async () => {
  handle = (_request, response) => response.socket?.destroy();
  expect(kindOf(await client().fetch({ url: origin }))).toBe('unavailable');
  expect(kindOf(await client().fetch({ url: 'http://127.0.0.1:1/' }))).toBe('unavailable');
});

test('says when nobody can have heard a request: no name, no connection, an address that is refused', async () => {
  const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  expect(await client({ resolve }).fetch({ url: 'http://nowhere.example.org/' })).toMatchObject({ reached: false });
  expect(await client().fetch({ url: 'http://127.0.0.1:1/' })).toMatchObject({ reached: false });
  expect(await client().fetch({ url: 'http://10.0.0.1/' })).toMatchObject({ reached: false });
  handle = (_request, response) => response.socket?.destroy();
  expect(await client().fetch({ url: origin })).not.toHaveProperty('reached');
  expect(await client().fetch({ url: origin, timeoutMs: 1 })).not.toHaveProperty('reached');
  handle = (_request, response) => response.writeHead(303, { location: 'http://10.0.0.1/' }).end();
  expect(await client().fetch({ url: origin, method: 'POST' })).not.toHaveProperty('reached');
});

test('the caller may stop a request', async () => {
  const stop = new AbortController();
  handle = () => stop.abort();
  expect(await client().fetch({ url: origin, signal: stop.signal })).toMatchObject({
    ok: false,
    kind: 'unavailable',
    message: { en: expect.stringContaining('stopped') },
  });
});

test('one host is asked by few at a time, in order', async () => {
  let active = 0;
  let most = 0;
  const order: string[] = [];
  handle = (request, response) => {
    active += 1;
    most = Math.max(most, active);
    order.push(request.url ?? '');
    setImmediate(() => {
      active -= 1;
      response.end();
    });
  };
  const polite = client({ maxConcurrentPerHost: 2 });
  await Promise.all(['/1', '/2', '/3', '/4', '/5'].map((path) => polite.fetch({ url: origin + path })));
  expect(most).toBeLessThanOrEqual(2);
  expect(order.toSorted()).toEqual(['/1', '/2', '/3', '/4', '/5']);
});

test('what goes out does not stand in the line of what is read', async () => {
  const waiting: ServerResponse[] = [];
  handle = (_request, response) => {
    waiting.push(response);
    if (waiting.length === 4) for (const one of waiting) one.end();
  };
  const polite = client({ maxConcurrentPerHost: 1, minSpacingMs: 60_000 });
  const read = polite.fetch({ url: origin });
  const sent = [1, 2, 3].map(async () => polite.fetch({ url: origin, method: 'POST', atOnce: true }));
  expect((await Promise.all([read, ...sent])).map(kindOf)).toEqual(Array.from({ length: 4 }, () => 'status 200'));
});

test('requests to one host keep their distance', async () => {
  const starts: number[] = [];
  handle = (_request, response) => {
    starts.push(performance.now());
    response.end();
  };
  const polite = client({ minSpacingMs: 30 });
  await Promise.all(['/1', '/2', '/3'].map((path) => polite.fetch({ url: origin + path })));
  expect((starts[2] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(50);
});

test('a stream of events goes on, and ends without a throw when the connection is lost', async () => {
  handle = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: one\n\n');
    setImmediate(() => {
      response.write('data: two\n\n');
      setImmediate(() => response.destroy());
    });
  };
  const stream = await client().open({ url: origin });
  if (!stream.ok) throw new Error(stream.message.en);
  let text = '';
  for await (const chunk of stream.body) text += Buffer.from(chunk).toString();
  expect(text).toBe('data: one\n\ndata: two\n\n');
  expect(stream.headers['content-type']).toBe('text/event-stream');
});

test('a stream whose headers do not come is given up in time, and guarded like the rest', async () => {
  handle = () => {};
  expect(await client().open({ url: origin, timeoutMs: 60 })).toMatchObject({ ok: false, kind: 'timeout' });
  expect(await client({ allowPrivateAddresses: false }).open({ url: origin })).toMatchObject({
    ok: false,
    kind: 'refused_address',
  });
});
