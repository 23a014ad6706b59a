import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../port.ts';
import { addressOf, change, jsonOf, read } from '../publish.http.ts';
import type { Credentials, PublishContext, PublishTrouble } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { publishTroubleOfStatus, unreadablePublication } from '../publish.trouble.ts';
import { retryAfterOf } from '../status.trouble.ts';

export const youTubeName = 'YouTube';

export type YouTubeHosts = { api: string; token: string; auth: string; www: string };
export const youTubeHosts: YouTubeHosts = {
  api: 'https://www.googleapis.com',
  token: 'https://oauth2.googleapis.com',
  auth: 'https://accounts.google.com',
  www: 'https://www.youtube.com',
};

type As = { hosts: YouTubeHosts; credentials: Credentials };
type Query = Record<string, string | undefined>;
export type YouTubeAnswer<T> = { ok: true; value: T; headers: Record<string, string> } | PublishTrouble;

/** Reads a list of the Data API. */
export async function readYouTube<T>(
  as: As,
  resource: string,
  query: Query,
  schema: z.ZodType<T>,
  context: PublishContext,
): Promise<YouTubeAnswer<T>> {
  const url = addressOf(`${as.hosts.api}/youtube/v3/${resource}`, query);
  const result = await read({ url, headers: bearerOf(as) }, context);
  const answer = understood(as, result, schema, context);
  return answer.ok ? answer : { ...answer, done: 'no' };
}

/** Creates, changes or deletes something of the Data API; `path` from its root, for uploads have their own. */
export async function writeYouTube<T>(
  as: As,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  { query = {}, headers = {}, body }: { query?: Query; headers?: Record<string, string>; body?: unknown },
  schema: z.ZodType<T>,
  context: PublishContext,
): Promise<YouTubeAnswer<T>> {
  const isText = typeof body === 'string';
  const type = body === undefined || isText ? {} : { 'content-type': 'application/json; charset=UTF-8' };
  const sent = body === undefined ? {} : { body: isText ? body : JSON.stringify(body) };
  const url = addressOf(`${as.hosts.api}${path}`, query);
  const result = await change({ url, method, headers: { ...bearerOf(as), ...type, ...headers }, ...sent }, context);
  return understood(as, result, schema, context);
}

/** Speaks to an upload that goes on: whole answers, for 308 says how far it is. */
export async function putToUpload(
  as: As,
  url: string,
  range: string,
  bytes: Uint8Array,
  context: PublishContext,
): Promise<HttpResponse | PublishTrouble> {
  // The address is itself the key to the upload: the token goes along to the same host only.
  const isTheirs = new URL(url).host === new URL(as.hosts.api).host;
  const headers: HttpRequest['headers'] = { ...(isTheirs ? bearerOf(as) : {}), 'content-range': range };
  const result = await change({ url, method: 'PUT', headers, body: bytes, timeoutMs: 300_000 }, context);
  if (!result.ok || result.status < 400) return result;
  return troubleOf(as, result, context);
}

function bearerOf({ credentials }: As): Record<string, string> {
  return { authorization: `Bearer ${credentials['accessToken']}`, accept: 'application/json' };
}

function understood<T>(
  as: As,
  result: HttpResponse | PublishTrouble,
  schema: z.ZodType<T>,
  context: PublishContext,
): YouTubeAnswer<T> {
  if (!result.ok) return result;
  if (result.status >= 400) return troubleOf(as, result, context);
  const body = jsonOf(result.body);
  const value = schema.safeParse(body);
  if (!value.success || (body === undefined && result.body.length > 0)) return unreadablePublication(youTubeName);
  return { ok: true, value: value.data, headers: result.headers };
}

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    errors: z.array(z.object({ reason: z.string().default('') })).default([]),
  }),
});
const spent = new Set(['quotaExceeded', 'dailyLimitExceeded', 'uploadLimitExceeded']);
const slower = new Set(['rateLimitExceeded', 'userRateLimitExceeded']);

/** @see https://developers.google.com/youtube/v3/docs/errors */
function troubleOf(
  { credentials }: As,
  { status, headers, body }: HttpResponse,
  { now }: PublishContext,
): PublishTrouble {
  const said = errorSchema.safeParse(jsonOf(body)).data?.error;
  const reason = said?.errors[0]?.reason ?? '';
  const detail = said ? said.message.replaceAll(/<[^>]*>/g, '') : undefined;
  const given = { detail, secrets: credentials };
  if (spent.has(reason))
    return troubleOfKind('quota_spent', youTubeName, { ...given, retryAfterSeconds: secondsToPacificMidnight(now()) });
  if (status === 429 || slower.has(reason))
    return troubleOfKind('rate_limited', youTubeName, {
      ...given,
      retryAfterSeconds: retryAfterOf(headers['retry-after'], now()) ?? 60,
    });
  if (status === 409) return troubleOfKind('duplicate', youTubeName, given);
  if (reason === 'commentsDisabled') return troubleOfKind('not_summoned', youTubeName, given);
  return publishTroubleOfStatus(status, youTubeName, given);
}

const pacific = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Los_Angeles',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Quotas start again at midnight in California; on the two nights when clocks change, an hour off. */
function secondsToPacificMidnight(now: Date): number {
  const [hours = 0, minutes = 0, seconds = 0] = pacific.format(now).split(':').map(Number);
  return 86_400 - (hours * 3600 + minutes * 60 + seconds);
}
