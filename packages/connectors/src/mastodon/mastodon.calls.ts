import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../port.ts';
import { addressOf, change, jsonOf, read } from '../publish.http.ts';
import type { Credentials, PublishContext, PublishTrouble } from '../publish.port.ts';
import { publishTrouble, publishTroubleOfStatus, readTrouble, unreadablePublication } from '../publish.trouble.ts';
import { retryAfterOf, secondsUntil, unreadableAnswer } from '../status.trouble.ts';
import { hostOf } from './mastodon.client.ts';

export type MastodonCall = {
  method?: NonNullable<HttpRequest['method']>;
  path: string;
  query?: Record<string, string | undefined>;
  json?: unknown;
  /** Instead of `json`. */
  raw?: { headers: Record<string, string>; body: Uint8Array };
  headers?: Record<string, string>;
  /** An upload may take minutes. */
  timeoutMs?: number;
  /** Of the answer; as the client has it unless told. */
  maxBytes?: number;
};
export type MastodonReply = { ok: true; status: number; body: unknown };

const errorSchema = z.object({ error: z.string() });

/** One call of the REST API as the account; what it answers, or trouble that says whether something was done. */
export async function callMastodon(
  { server = '', accessToken = '', ...others }: Credentials,
  call: MastodonCall,
  context: PublishContext,
): Promise<MastodonReply | PublishTrouble> {
  const { method = 'GET', path, query, json, raw, timeoutMs, maxBytes } = call;
  const request = {
    url: addressOf(new URL(path, server).href, query),
    method,
    headers: {
      accept: 'application/json',
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...raw?.headers,
      ...call.headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(raw ? { body: raw.body } : {}),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
  const result = method === 'GET' ? await read(request, context) : await change(request, context);
  if (!result.ok) return result;
  const body = jsonOf(result.body);
  if (result.status >= 400) return refusalOf(server, result, body, { accessToken, ...others }, context.now());
  if (body === undefined) {
    return method === 'GET' ? readTrouble(unreadableAnswer(hostOf(server))) : unreadablePublication(hostOf(server));
  }
  return { ok: true, status: result.status, body };
}

/** An answer with the shape that is expected of it. */
export async function askMastodon<T>(
  credentials: Credentials,
  call: MastodonCall,
  schema: z.ZodType<T>,
  context: PublishContext,
): Promise<{ ok: true; status: number; body: T } | PublishTrouble> {
  const reply = await callMastodon(credentials, call, context);
  if (!reply.ok) return reply;
  const parsed = schema.safeParse(reply.body);
  if (parsed.success) return { ok: true, status: reply.status, body: parsed.data };
  const host = hostOf(credentials['server'] ?? '');
  return call.method === undefined ? readTrouble(unreadableAnswer(host)) : unreadablePublication(host);
}

function refusalOf(
  server: string,
  { status, headers }: HttpResponse,
  body: unknown,
  secrets: Credentials,
  now: Date,
): PublishTrouble {
  const detail = errorSchema.safeParse(body).data?.error;
  const who = hostOf(server);
  const given = { detail, secrets };
  if (status === 422 && /file|media|thumbnail|content type/i.test(detail ?? '')) {
    return publishTrouble(
      {
        kind: 'media_refused',
        fr: 'ne peut pas utiliser ce média : vérifiez son format et son poids',
        en: 'cannot use this media: check its format and weight',
        done: 'no',
      },
      who,
      given,
    );
  }
  const retryAfterSeconds =
    retryAfterOf(headers['retry-after'], now) ??
    (status === 429 ? secondsUntil(headers['x-ratelimit-reset'] ?? '', now) : undefined);
  return publishTroubleOfStatus(status, who, { ...given, retryAfterSeconds });
}
