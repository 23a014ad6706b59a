import { WebSocket } from 'undici';
import type { HttpClient, HttpRequest, HttpResult, HttpStreamResult, Trouble } from '../port.ts';

/** For tests only: reaches 127.0.0.1 and nothing else, without the guards of the real client. */
export function createLoopbackHttpClient(): HttpClient {
  return { fetch: fetchAll, open, webSocket };
}

/** The same client, for which names of the network lead to a stub: `{ 'https://api.x.com': stub.url }`. */
export function leadTo(http: HttpClient, places: Record<string, string>): HttpClient {
  const led = (request: HttpRequest): HttpRequest => {
    const { origin } = new URL(request.url);
    const place = places[origin];
    return place === undefined ? request : { ...request, url: place + request.url.slice(origin.length) };
  };
  return { ...http, fetch: (request) => http.fetch(led(request)), open: (request) => http.open(led(request)) };
}

async function fetchAll(request: HttpRequest): Promise<HttpResult> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? 5_000);
  try {
    const response = await send(request, timeout);
    const body = new Uint8Array(await response.arrayBuffer());
    if (body.length > (request.maxBytes ?? 10_000_000)) return trouble('too_large', 'the body is too large');
    const finalUrl = response.url || request.url;
    return { ok: true, status: response.status, headers: Object.fromEntries(response.headers), body, finalUrl };
  } catch (error) {
    return trouble(timeout.aborted ? 'timeout' : 'unavailable', String(error));
  }
}

async function open(request: HttpRequest): Promise<HttpStreamResult> {
  try {
    const { status, headers, body } = await send(request);
    return { ok: true, status, headers: Object.fromEntries(headers), body: bytesOf(body) };
  } catch (error) {
    return trouble('unavailable', String(error));
  }
}

function send({ url, method, headers, body, signal }: HttpRequest, timeout?: AbortSignal): Promise<Response> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`a test reached out to ${url}`);
  const signals = [signal, timeout].filter((one) => one !== undefined);
  return fetch(url, {
    method: method ?? 'GET',
    headers: headers ?? {},
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.any(signals),
  });
}

async function* bytesOf(body: Response['body']): AsyncGenerator<Uint8Array> {
  if (!body) return;
  try {
    for await (const chunk of body) yield chunk;
  } catch {
    // A connection that breaks is the end of the stream: the caller comes back for the rest.
  }
}

const webSocket: HttpClient['webSocket'] = ({ url, protocols, headers, signal }) =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, { ...(protocols ? { protocols } : {}), ...(headers ? { headers } : {}) });
    socket.binaryType = 'arraybuffer';
    const arrived: (string | Uint8Array)[] = [];
    let closed = false;
    let wake = () => {};
    const close = () => {
      closed = true;
      socket.close();
      wake();
    };
    signal?.addEventListener('abort', close, { once: true });
    socket.addEventListener('message', ({ data }) => {
      arrived.push(typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer));
      wake();
    });
    socket.addEventListener('open', () => resolve({ ok: true, messages: messages(), close }));
    socket.addEventListener('error', () => resolve(trouble('unavailable', `no connection to ${url}`)));
    socket.addEventListener('close', () => {
      closed = true;
      wake();
    });

    async function* messages() {
      while (true) {
        const next = arrived.shift();
        if (next !== undefined) yield next;
        else if (closed) return;
        else await new Promise<void>((awake) => (wake = awake));
      }
    }
  });

function trouble(kind: Trouble['kind'], message: string): Trouble {
  return { ok: false, kind, message: { fr: `Essai : ${message}.`, en: `Test: ${message}.` } };
}
