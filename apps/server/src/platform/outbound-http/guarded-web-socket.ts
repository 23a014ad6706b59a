import type { WebSocketResult } from '@beffroi/connectors';
import type { Socket } from 'node:net';
import { Agent, WebSocket } from 'undici';
import type { Connect } from './guarded-connect.ts';
import { MessageQueue } from './message-queue.ts';
import { trouble, troubleFrom } from './outbound-troubles.ts';
import { parseAddress } from './redirects.ts';

const maxMessageBytes = 4 * 1024 * 1024;

/**
 * Opens a WebSocket under the same guard as every other call. Messages wait in a bounded queue: when their reader is
 * slow, the connection itself is told to wait.
 */
export async function openWebSocket(
  request: { url: string; protocols?: string[]; headers?: Record<string, string>; signal?: AbortSignal },
  given: { connect: Connect; userAgent: string; timeoutMs: number },
): Promise<WebSocketResult> {
  const address = parseAddress(request.url.replace(/^ws(s?):/i, 'http$1:'));
  if (!('url' in address)) return address;
  const { signal } = request;
  if (signal?.aborted === true)
    return trouble('unavailable', 'La connexion a été interrompue.', 'The connection was stopped.');

  let socket: Socket | undefined;
  let connectError: Error | undefined;
  const agent = new Agent({
    allowH2: false,
    webSocket: { maxPayloadSize: maxMessageBytes },
    connect: (options, callback) =>
      given.connect(options, (...opened) => {
        if (opened[0] === null) socket = opened[1];
        else connectError = opened[0];
        callback(...opened);
      }),
  });
  const url = new URL(address.url);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const webSocket = new WebSocket(url, {
    protocols: request.protocols ?? [],
    dispatcher: agent,
    headers: { 'user-agent': given.userAgent, ...request.headers },
  });
  webSocket.binaryType = 'arraybuffer';
  const queue = new MessageQueue({ onFull: () => socket?.pause(), onEmptied: () => socket?.resume() });
  const close = () => {
    queue.end();
    webSocket.close();
    agent.destroy().catch(() => {});
  };

  return new Promise((resolve) => {
    let opened = false;
    const finish = (error: unknown, timedOut: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      close();
      if (opened) return;
      const stopped = signal?.aborted ?? false;
      resolve(
        troubleFrom(connectError ?? error, { host: url.hostname, timeoutMs: given.timeoutMs, timedOut, stopped }),
      );
    };
    const timer = setTimeout(() => finish(undefined, true), given.timeoutMs);
    const onAbort = () => finish(undefined, false);
    signal?.addEventListener('abort', onAbort, { once: true });
    webSocket.addEventListener('open', () => {
      opened = true;
      clearTimeout(timer);
      resolve({ ok: true, messages: queue, close });
    });
    webSocket.addEventListener('message', (event) => {
      const data: unknown = event.data;
      if (!queue.push(typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer))) close();
    });
    webSocket.addEventListener('error', (event) => finish(event.error, false));
    webSocket.addEventListener('close', () => finish(undefined, false));
  });
}
