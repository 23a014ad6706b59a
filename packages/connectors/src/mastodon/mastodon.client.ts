import { z } from 'zod';
import type { HttpRequest, ReceiveContext, Trouble } from '../port.ts';
import { retryAfterOf, secondsUntil, troubleOfStatus, unreadableAnswer } from '../status.trouble.ts';
import { instanceSchema } from './mastodon.types.ts';

/** Where a Mastodon-compatible server is, and the token to read it with when it wants one. */
export type MastodonServer = { server: string; accessToken?: string | undefined };

/** An answer understood, and what is left of the allowance when the server counts it. */
export type MastodonAnswer = { ok: true; body: unknown; remaining?: number; resetSeconds?: number };

const errorSchema = z.object({ error: z.string() });

/** Reads one address of the REST API. `query` values that are lists are repeated as `name[]=`. */
export async function readMastodon(
  at: MastodonServer,
  path: string,
  query: Record<string, string | string[] | undefined>,
  { http, now, signal }: ReceiveContext,
): Promise<MastodonAnswer | Trouble> {
  const result = await http.fetch({ url: addressOf(at.server, path, query), headers: headersOf(at), signal });
  if (!result.ok) return result;
  const body = jsonOf(result.body);
  if (result.status >= 400) return mastodonTrouble(at.server, result.status, result.headers, body, now());
  if (body === undefined) return unreadableAnswer(hostOf(at.server));
  const remaining = Number.parseInt(result.headers['x-ratelimit-remaining'] ?? '', 10);
  const resetSeconds = secondsUntil(result.headers['x-ratelimit-reset'] ?? '', now());
  return {
    ok: true,
    body,
    ...(Number.isNaN(remaining) ? {} : { remaining }),
    ...(resetSeconds === undefined ? {} : { resetSeconds }),
  };
}

/** Opens a channel of the streaming API as server-sent events, at the address that the server announces. */
export async function openMastodonStream(
  at: MastodonServer,
  channel: string,
  query: Record<string, string | undefined>,
  context: ReceiveContext,
): Promise<{ ok: true; body: AsyncIterable<Uint8Array> } | Trouble> {
  const url = addressOf(await streamingServerOf(at, context), `/api/v1/streaming/${channel}`, query);
  const opened = await context.http.open({
    url,
    headers: { ...headersOf(at), accept: 'text/event-stream' },
    signal: context.signal,
  });
  if (!opened.ok) return opened;
  if (opened.status >= 400) {
    const body = jsonOf(await firstBytes(opened.body));
    return mastodonTrouble(at.server, opened.status, opened.headers, body, context.now());
  }
  if (!(opened.headers['content-type'] ?? '').startsWith('text/event-stream'))
    return unreadableAnswer(hostOf(at.server));
  return { ok: true, body: opened.body };
}

/** The server as people know it: `piaille.fr`. */
export function hostOf(server: string): string {
  return new URL(server).host;
}

async function streamingServerOf(at: MastodonServer, context: ReceiveContext): Promise<string> {
  const answer = await readMastodon(at, '/api/v2/instance', {}, context);
  const instance = answer.ok ? instanceSchema.safeParse(answer.body) : undefined;
  // Servers older than 4.0, and some of the compatible ones, stream from their own address and do not say it here.
  return instance?.success ? instance.data.configuration.urls.streaming.replace(/^ws/, 'http') : at.server;
}

function mastodonTrouble(
  server: string,
  status: number,
  headers: Record<string, string>,
  body: unknown,
  now: Date,
): Trouble {
  const said = errorSchema.safeParse(body);
  const detail = said.success ? said.data.error : undefined;
  const retryAfterSeconds =
    retryAfterOf(headers['retry-after'], now) ??
    (status === 429 ? secondsUntil(headers['x-ratelimit-reset'] ?? '', now) : undefined);
  // A timeline closed to strangers answers 422 rather than 401 on many versions.
  const wantsToken = status === 422 && /authenticated/i.test(detail ?? '');
  return troubleOfStatus(wantsToken ? 401 : status, hostOf(server), { retryAfterSeconds, detail });
}

function addressOf(server: string, path: string, query: Record<string, string | string[] | undefined>): string {
  const url = new URL(path, server);
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) url.searchParams.append(`${name}[]`, one);
    else if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

function headersOf({ accessToken }: MastodonServer): NonNullable<HttpRequest['headers']> {
  return { accept: 'application/json', ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

async function firstBytes(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of body) return chunk;
  return new Uint8Array();
}
