import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient } from './index.ts';
import { MessageQueue } from './message-queue.ts';

let server: Server;
let url: string;
let onOpen: (socket: Duplex) => void = () => {};

beforeEach(async () => {
  server = createServer();
  server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    onOpen(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A text frame as a server writes it (RFC 6455, 5.2): no mask. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126 ? Buffer.of(0x81, body.length) : Buffer.of(0x81, 126, body.length >> 8, body.length & 0xff);
  return Buffer.concat([head, body]);
}

const client = (allowPrivateAddresses: string[]) =>
  createHttpClient({ allowPrivateAddresses, userAgent: 'Beffroi/test' });

test('messages arrive in order and end when the server leaves', async () => {
  onOpen = (socket) => {
    socket.write(Buffer.concat([frame('un'), frame('deux'), frame('é'.repeat(300))]));
    socket.end(Buffer.of(0x88, 0));
  };
  const opened = await client(['127.0.0.1']).webSocket({ url });
  if (!opened.ok) throw new Error(opened.message.en);
  const messages: (string | Uint8Array)[] = [];
  for await (const message of opened.messages) messages.push(message);
  expect(messages).toEqual(['un', 'deux', 'é'.repeat(300)]);
});

test('binary frames come as bytes', async () => {
  onOpen = (socket) => {
    socket.write(Buffer.of(0x82, 3, 1, 2, 255));
    socket.end(Buffer.of(0x88, 0));
  };
  const opened = await client(['127.0.0.1']).webSocket({ url });
  if (!opened.ok) throw new Error(opened.message.en);
  for await (const message of opened.messages) expect(message).toEqual(Uint8Array.of(1, 2, 255));
});

test('closing ends the messages', async () => {
  onOpen = (socket) => void socket.write(frame('un'));
  const opened = await client(['127.0.0.1']).webSocket({ url });
  if (!opened.ok) throw new Error(opened.message.en);
  const messages: (string | Uint8Array)[] = [];
  for await (const message of opened.messages) {
    messages.push(message);
    opened.close();
  }
  expect(messages).toEqual(['un']);
});

test('a private address is refused', async () => {
  expect(await client([]).webSocket({ url })).toMatchObject({ ok: false, kind: 'refused_address' });
  expect(await client([]).webSocket({ url: 'wss://[::1]:4443/' })).toMatchObject({
    ok: false,
    kind: 'refused_address',
  });
});

test('a server that is no WebSocket server is trouble, not a throw', async () => {
  server.removeAllListeners('upgrade');
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'));
  expect(await client(['127.0.0.1']).webSocket({ url })).toMatchObject({ ok: false, kind: 'unavailable' });
});

test('a caller that stops closes the connection', async () => {
  const stop = new AbortController();
  onOpen = () => {};
  const opened = await client(['127.0.0.1']).webSocket({ url, signal: stop.signal });
  if (!opened.ok) throw new Error(opened.message.en);
  stop.abort();
  for await (const message of opened.messages) throw new Error(String(message));
});

test('a slow reader makes the connection wait, and resume once it has caught up', async () => {
  const flow: string[] = [];
  const queue = new MessageQueue({ onFull: () => flow.push('wait'), onEmptied: () => flow.push('go on') });
  const long = 'x'.repeat(1024 * 1024);
  expect([queue.push(long), queue.push(long), queue.push(long)]).toEqual([true, true, true]);
  queue.end();
  for await (const message of queue) expect(message === long).toBe(true);
  expect(flow).toEqual(['wait', 'go on']);
});

test('a sender that never waits breaks the queue', () => {
  const queue = new MessageQueue({ onFull: () => {}, onEmptied: () => {} });
  const long = 'x'.repeat(33 * 1024 * 1024);
  expect([queue.push(long), queue.push(long)]).toEqual([true, false]);
});
