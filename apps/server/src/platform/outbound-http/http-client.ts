import type { HttpClient, HttpRequest, HttpResult, HttpStreamResult, Trouble } from '@beffroi/connectors';
import { Agent, request as send, type Dispatcher } from 'undici';
import { createAddressGuard } from './addresses.ts';
import { guardedConnect, systemResolve, type Resolve } from './guarded-connect.ts';
import { openWebSocket } from './guarded-web-socket.ts';
import { createPoliteness } from './host-politeness.ts';
import { trouble, troubleFrom } from './outbound-troubles.ts';
import { nextHop, parseAddress } from './redirects.ts';
import { acceptedEncodings, readBody } from './response-body.ts';

export type HttpClientOptions = {
  /** `true` for all, or the host names, addresses and ranges that may be called although they are not public. */
  allowPrivateAddresses: boolean | readonly string[];
  userAgent: string;
  /** Requests to one host at the same time; 2 unless told. */
  maxConcurrentPerHost?: number;
  /** Milliseconds between the starts of two requests to one host; 100 unless told. */
  minSpacingMs?: number;
  /** How names are resolved; the system's way unless told. */
  resolve?: Resolve;
};

const defaults = {
  maxBytes: 10 * 1024 * 1024,
  timeoutMs: 20_000,
  maxRedirects: 5,
  maxHeaderBytes: 32 * 1024,
  connectTimeoutMs: 10_000,
};
const streamSilenceMs = 10 * 60_000;

/** The one client through which the server calls out. See `HttpClient` for what it promises. */
export function createHttpClient(options: HttpClientOptions): HttpClient & { close: () => Promise<void> } {
  const connect = guardedConnect({
    guard: createAddressGuard(options.allowPrivateAddresses),
    resolve: options.resolve ?? systemResolve,
    connectTimeoutMs: defaults.connectTimeoutMs,
  });
  const agent = new Agent({ connect, maxHeaderSize: defaults.maxHeaderBytes, keepAliveTimeout: 4000, allowH2: false });
  const politeness = createPoliteness({
    maxConcurrentPerHost: options.maxConcurrentPerHost ?? 2,
    minSpacingMs: options.minSpacingMs ?? 100,
  });

  /** One exchange after another until an answer that is no redirection; `use` reads it while the host's turn lasts. */
  async function exchange<T>(
    request: HttpRequest,
    given: { headers: Record<string, string>; signal: AbortSignal; bodyTimeoutMs: number },
    use: (response: Dispatcher.ResponseData, hop: { url: URL; permanent: boolean; redirects: number }) => Promise<T>,
  ): Promise<T | Trouble> {
    const start = parseAddress(request.url);
    if (!('url' in start)) return start;
    let { url } = start;
    let permanent = true;
    let method = request.method ?? 'GET';
    let body = request.body;
    let headers: Record<string, string> = { ...given.headers, ...lowerCased(request.headers ?? {}) };
    const visited = new Set<string>();
    for (let redirects = 0; ; redirects += 1) {
      const giveBack = request.atOnce
        ? undefined
        : await politeness.turn(url.host, given.signal).catch((error: unknown) => {
            throw new HopError(url.hostname, error, redirects > 0);
          });
      try {
        const response = await send(url, {
          dispatcher: agent,
          method,
          headers,
          signal: given.signal,
          ...(body === undefined ? {} : { body }),
          headersTimeout: request.timeoutMs ?? defaults.timeoutMs,
          bodyTimeout: given.bodyTimeoutMs,
        });
        const next = nextHop({
          from: url,
          status: response.statusCode,
          location: response.headers['location'],
          method,
        });
        if (next === undefined) return await use(response, { url, permanent, redirects });
        response.body.on('error', () => {}).destroy();
        if (!('url' in next)) return next;
        visited.add(`${method} ${url.href}`);
        if (
          redirects >= (request.maxRedirects ?? defaults.maxRedirects) ||
          visited.has(`${next.method} ${next.url.href}`)
        ) {
          return trouble('redirect_loop', `${url.host} redirige sans fin.`, `${url.host} redirects without end.`);
        }
        if (next.method !== method) body = undefined;
        if (next.leavesOrigin) headers = withoutCredentials(headers);
        permanent &&= next.permanent;
        ({ url, method } = next);
      } catch (error) {
        throw error instanceof HopError ? error : new HopError(url.hostname, error, redirects > 0);
      } finally {
        giveBack?.();
      }
    }
  }

  return {
    async fetch(request): Promise<HttpResult> {
      const timeoutMs = request.timeoutMs ?? defaults.timeoutMs;
      const { signal, timedOut, stopped } = deadline(request.signal, timeoutMs);
      try {
        return await exchange<HttpResult>(
          request,
          {
            headers: { 'user-agent': options.userAgent, accept: '*/*', 'accept-encoding': acceptedEncodings },
            signal,
            bodyTimeoutMs: timeoutMs,
          },
          async (response, hop) => {
            const headers = flattened(response.headers);
            const body = await readBody(
              response.body,
              headers['content-encoding'],
              request.maxBytes ?? defaults.maxBytes,
            );
            return {
              ok: true,
              status: response.statusCode,
              headers,
              body,
              finalUrl: hop.url.href,
              ...(hop.redirects > 0 && hop.permanent ? { movedPermanentlyTo: hop.url.href } : {}),
            };
          },
        );
      } catch (error) {
        return explained(error, { timeoutMs, timedOut: timedOut(), stopped: stopped() });
      }
    },

    async open(request): Promise<HttpStreamResult> {
      const timeoutMs = request.timeoutMs ?? defaults.timeoutMs;
      const untilHeaders = new AbortController();
      const timer = setTimeout(() => untilHeaders.abort(new DOMException('timeout', 'TimeoutError')), timeoutMs);
      const signal =
        request.signal === undefined ? untilHeaders.signal : AbortSignal.any([request.signal, untilHeaders.signal]);
      try {
        return await exchange<HttpStreamResult>(
          request,
          {
            headers: { 'user-agent': options.userAgent, accept: 'text/event-stream', 'accept-encoding': 'identity' },
            signal,
            bodyTimeoutMs: streamSilenceMs,
          },
          async (response) => ({
            ok: true,
            status: response.statusCode,
            headers: flattened(response.headers),
            body: untilItEnds(response.body),
          }),
        );
      } catch (error) {
        return explained(error, {
          timeoutMs,
          timedOut: untilHeaders.signal.aborted,
          stopped: request.signal?.aborted ?? false,
        });
      } finally {
        clearTimeout(timer);
      }
    },

    webSocket: (request) =>
      openWebSocket(request, { connect, userAgent: options.userAgent, timeoutMs: defaults.timeoutMs }),
    close: () => agent.destroy(),
  };
}

/** An error with the host at which it happened, which is not always the one first asked. */
class HopError extends Error {
  readonly host: string;
  readonly wasRedirected: boolean;
  constructor(host: string, cause: unknown, wasRedirected: boolean) {
    super(`while calling ${host}`, { cause });
    this.host = host;
    this.wasRedirected = wasRedirected;
  }
}

function explained(error: unknown, given: { timeoutMs: number; timedOut: boolean; stopped: boolean }): Trouble {
  if (!(error instanceof HopError)) throw error;
  return troubleFrom(error.cause, { ...given, host: error.host, wasRedirected: error.wasRedirected });
}

function deadline(
  signal: AbortSignal | undefined,
  timeoutMs: number,
): { signal: AbortSignal; timedOut: () => boolean; stopped: () => boolean } {
  const limit = AbortSignal.timeout(timeoutMs);
  return {
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    timedOut: () => limit.aborted,
    stopped: () => signal?.aborted === true && !limit.aborted,
  };
}

/** The bytes of a stream; when the connection is lost or stopped, the stream has ended, nothing else. */
async function* untilItEnds(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    return;
  }
}

function flattened(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const harmlessHeaders = new Set(['user-agent', 'accept', 'accept-encoding', 'accept-language', 'content-type']);

/** Another origin has no business with what was meant for the first: tokens, cookies, keys under any name. */
function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => harmlessHeaders.has(name)));
}
