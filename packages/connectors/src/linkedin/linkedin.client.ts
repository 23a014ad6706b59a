import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../port.ts';
import { change, jsonOf, read } from '../publish.http.ts';
import type { Credentials, PublishContext, PublishTrouble } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { publishTroubleOfStatus, unreadablePublication } from '../publish.trouble.ts';
import { linkedInVersion } from './linkedin.facts.ts';

export const linkedInName = 'LinkedIn';

export type LinkedInHosts = { api: string; www: string };
export const linkedInHosts: LinkedInHosts = { api: 'https://api.linkedin.com', www: 'https://www.linkedin.com' };

export type LinkedInAnswer<T> = { ok: true; value: T; headers: Record<string, string> } | PublishTrouble;
type As = { hosts: LinkedInHosts; credentials: Credentials };

/** Reads a resource; `path` is written with its query, its URNs encoded. `finder` when it is a search. */
export async function readLinkedIn<T>(
  as: As,
  path: string,
  schema: z.ZodType<T>,
  context: PublishContext,
  { finder = false } = {},
): Promise<LinkedInAnswer<T>> {
  const headers = { ...headersOf(as), ...(finder ? { 'x-restli-method': 'FINDER' } : {}) };
  const result = await read({ url: `${as.hosts.api}/rest${path}`, headers }, context);
  const answer = understood(as, result, schema, context);
  return answer.ok ? answer : { ...answer, done: 'no' };
}

/** Creates or changes a resource. `restliMethod` when it is more than that. */
export async function writeLinkedIn<T>(
  as: As,
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  context: PublishContext,
  restliMethod?: 'PARTIAL_UPDATE',
): Promise<LinkedInAnswer<T>> {
  const headers = {
    ...headersOf(as),
    'content-type': 'application/json',
    ...(restliMethod ? { 'x-restli-method': restliMethod } : {}),
  };
  const request = { url: `${as.hosts.api}/rest${path}`, method: 'POST' as const, headers, body: JSON.stringify(body) };
  return understood(as, await change(request, context), schema, context);
}

/** Deletes a resource. */
export async function deleteLinkedIn(as: As, path: string, context: PublishContext): Promise<LinkedInAnswer<unknown>> {
  const request = { url: `${as.hosts.api}/rest${path}`, method: 'DELETE' as const, headers: headersOf(as) };
  return understood(as, await change(request, context), z.unknown(), context);
}

/** Sends a file, or a part of one, where the network said. The token goes along only to the network itself. */
export async function uploadToLinkedIn(
  as: As,
  url: string,
  bytes: Uint8Array,
  context: PublishContext,
): Promise<LinkedInAnswer<unknown>> {
  const { hostname } = new URL(url);
  const isTheirs = hostname.endsWith('.linkedin.com') || hostname === new URL(as.hosts.api).hostname;
  const headers: HttpRequest['headers'] = {
    'content-type': 'application/octet-stream',
    ...(isTheirs ? { authorization: `Bearer ${as.credentials['accessToken']}` } : {}),
  };
  const request = { url, method: 'PUT' as const, headers, body: bytes, timeoutMs: 180_000 };
  return understood(as, await change(request, context), z.unknown(), context);
}

/** Where people see it. */
export function updateUrl({ www }: LinkedInHosts, urn: string): string {
  const post = /^urn:li:comment:\((.+),\d+\)$/.exec(urn)?.[1] ?? urn;
  return `${www}/feed/update/${post}/`;
}

function headersOf({ credentials }: As): Record<string, string> {
  return {
    authorization: `Bearer ${credentials['accessToken']}`,
    'linkedin-version': linkedInVersion,
    'x-restli-protocol-version': '2.0.0',
    accept: 'application/json',
  };
}

const errorSchema = z.object({
  message: z.string().optional(),
  errorDetails: z.object({ inputErrors: z.array(z.object({ code: z.string().optional() })).optional() }).optional(),
});

function understood<T>(
  { credentials }: As,
  result: HttpResponse | PublishTrouble,
  schema: z.ZodType<T>,
  { now }: PublishContext,
): LinkedInAnswer<T> {
  if (!result.ok) return result;
  const { status, headers } = result;
  const body = jsonOf(result.body);
  if (status < 400) {
    // What is created is told by a header alone, and what is changed by nothing.
    const value = schema.safeParse(body);
    const isNoAnswer = body === undefined && result.body.length > 0;
    return value.success && !isNoAnswer
      ? { ok: true, value: value.data, headers }
      : unreadablePublication(linkedInName);
  }
  const said = errorSchema.safeParse(body).data;
  const detail = said?.message;
  const given = { detail, secrets: credentials };
  const isDuplicate = said?.errorDetails?.inputErrors?.some(({ code }) => code === 'DUPLICATE_POST');
  if (isDuplicate || (status === 422 && /duplicate/i.test(detail ?? '')))
    return troubleOfKind('duplicate', linkedInName, given);
  if (status === 426) return troubleOfKind('version_sunset', linkedInName, given);
  if (status === 429)
    return troubleOfKind('rate_limited', linkedInName, { ...given, retryAfterSeconds: secondsToMidnight(now()) });
  return publishTroubleOfStatus(status, linkedInName, given);
}

/** Allowances are by the day and start again at midnight, UTC; no header tells it. */
function secondsToMidnight(now: Date): number {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return Math.ceil((midnight - now.getTime()) / 1000);
}
