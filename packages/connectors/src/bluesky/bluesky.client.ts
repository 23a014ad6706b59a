import { z } from 'zod';
import type { ReceiveContext, Trouble } from '../port.ts';
import { retryAfterOf, troubleOfStatus, unreadableAnswer } from '../status.trouble.ts';

type Query = Record<string, string | number | string[] | undefined>;
export type XrpcAnswer = { ok: true; body: unknown } | (Trouble & { xrpcError?: string });

const errorSchema = z.object({ error: z.string(), message: z.string().optional() });
/** Answers that tell of the account, whatever their status: some come as 400. */
const accountErrors = new Set([
  'AuthenticationRequired',
  'AuthMissing',
  'InvalidToken',
  'ExpiredToken',
  'AuthFactorTokenRequired',
  'AccountTakedown',
]);

/** Calls one method of an AT Protocol service: a query, or with `input` a procedure. */
export async function callXrpc(
  service: string,
  method: string,
  { query = {}, input, bearer }: { query?: Query; input?: unknown; bearer?: string | undefined },
  { http, now, signal }: ReceiveContext,
): Promise<XrpcAnswer> {
  const result = await http.fetch({
    url: xrpcUrl(service, method, query),
    method: input === undefined && !method.endsWith('Session') ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(input === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    signal,
  });
  if (!result.ok) return result;
  const body = jsonOf(result.body);
  if (result.status < 400) return body === undefined ? unreadableAnswer(hostOf(service)) : { ok: true, body };

  const said = errorSchema.safeParse(body).data;
  const reset = Number.parseInt(result.headers['ratelimit-reset'] ?? '', 10);
  const trouble = troubleOfStatus(statusMeant(result.status, said), hostOf(service), {
    retryAfterSeconds:
      retryAfterOf(result.headers['retry-after'], now()) ??
      (result.status === 429 && reset > 0 ? Math.max(1, Math.ceil(reset - now().getTime() / 1000)) : undefined),
    detail: said?.message ?? said?.error,
  });
  return said ? { ...trouble, xrpcError: said.error } : trouble;
}

/** The address of a method, with lists repeated under the same name. */
export function xrpcUrl(service: string, method: string, query: Query): string {
  const url = new URL(`/xrpc/${method}`, service);
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) url.searchParams.append(name, one);
    else if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** Whether an error tells of the account rather than of what was asked. */
export function isAccountError(error: string): boolean {
  return accountErrors.has(error);
}

export function hostOf(service: string): string {
  return new URL(service).host;
}

function statusMeant(status: number, said: z.infer<typeof errorSchema> | undefined): number {
  if (said && isAccountError(said.error)) return 401;
  if (said && /could not (find|resolve)|not found/i.test(said.message ?? '')) return 404;
  return status;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
