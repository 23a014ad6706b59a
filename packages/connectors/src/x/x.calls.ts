import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../port.ts';
import { addressOf, change, jsonOf, read } from '../publish.http.ts';
import type { Credentials, PublishContext, PublishTrouble } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { publishTroubleOfStatus, readTrouble, unreadablePublication } from '../publish.trouble.ts';
import { retryAfterOf, unreadableAnswer } from '../status.trouble.ts';
import { xApi } from './x.facts.ts';

export type XCall = {
  method?: NonNullable<HttpRequest['method']>;
  path: string;
  query?: Record<string, string | undefined>;
  json?: unknown;
  /** Instead of `json`: a form, or what is uploaded. */
  raw?: { headers?: Record<string, string>; body?: string | Uint8Array };
  headers?: Record<string, string>;
  timeoutMs?: number;
};

const who = 'X';
const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  type: z.string().optional(),
  error_description: z.string().optional(),
  errors: z
    .array(z.object({ message: z.string().optional(), detail: z.string().optional() }))
    .optional()
    .catch([]),
});

/** One call of the API as the account, and its answer in the shape that is expected of it. */
export async function askX<T>(
  credentials: Credentials,
  call: XCall,
  schema: z.ZodType<T>,
  context: PublishContext,
): Promise<{ ok: true; body: T } | PublishTrouble> {
  const { method = 'GET', path, query, json, raw, timeoutMs } = call;
  const { accessToken = '' } = credentials;
  const body = json === undefined ? raw?.body : JSON.stringify(json);
  const request = {
    url: addressOf(new URL(path, xApi).href, query),
    method,
    headers: {
      accept: 'application/json',
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...raw?.headers,
      ...call.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
  const result = method === 'GET' ? await read(request, context) : await change(request, context);
  if (!result.ok) return result;
  const answered = result.body.length === 0 ? {} : jsonOf(result.body);
  if (result.status >= 400) return refusalOf(result, answered, credentials, context.now());
  const parsed = schema.safeParse(answered);
  if (parsed.success) return { ok: true, body: parsed.data };
  return method === 'GET' ? readTrouble(unreadableAnswer(who)) : insteadOfAnswer(answered, credentials);
}

/** A success that holds errors and nothing else: what was done is looked up. */
function insteadOfAnswer(answered: unknown, secrets: Credentials): PublishTrouble {
  const detail = detailOf(answered);
  return detail ? troubleOfKind('rejected', who, { done: 'unknown', detail, secrets }) : unreadablePublication(who);
}

/** X says with one status, 403, a dozen things that only its words tell apart. */
const wordsOf403 = [
  ['duplicate', /duplicate content/i],
  [
    'not_summoned',
    /not been mentioned|reply to this conversation is not allowed|quoting this post is not allowed|where you are mentioned/i,
  ],
  ['rejected', /too long|invalid/i],
  ['not_found', /deleted or not visible/i],
  ['budget_spent', /spend ?cap|credits/i],
] as const;

function refusalOf(
  { status, headers }: HttpResponse,
  answered: unknown,
  secrets: Credentials,
  now: Date,
): PublishTrouble {
  const detail = detailOf(answered);
  const { type = '' } = problemSchema.safeParse(answered).data ?? {};
  const given = { detail, secrets };
  if (status === 402) return troubleOfKind('budget_spent', who, given);
  if (status === 403) {
    const kind = wordsOf403.find(([, words]) => words.test(detail ?? ''))?.[0];
    if (kind) return troubleOfKind(kind, who, kind === 'not_summoned' ? { ...given, says: notSummoned } : given);
  }
  if (status === 429) {
    const retryAfterSeconds = secondsToWait(headers, now);
    const isSpent = /usage-capped/.test(type) || daySpentBy(headers) !== undefined;
    return troubleOfKind(isSpent ? 'quota_spent' : 'rate_limited', who, { ...given, retryAfterSeconds });
  }
  return publishTroubleOfStatus(status, who, given);
}

const notSummoned = {
  fr: 'ne laisse répondre qu’à qui a mentionné le compte : répondez depuis x.com',
  en: 'only allows an answer to who mentioned the account: answer from x.com',
};

/** Until the end of the window that is spent: epoch seconds (`x-rate-limit-reset`, or that of the day). */
function secondsToWait(headers: Record<string, string>, now: Date): number | undefined {
  const asked = retryAfterOf(headers['retry-after'], now);
  if (asked !== undefined) return asked;
  const day = daySpentBy(headers);
  const reset = Number(headers[day ? `x-${day}-limit-24hour-reset` : 'x-rate-limit-reset']);
  return reset > 0 ? Math.max(1, Math.ceil(reset - now.getTime() / 1000)) : undefined;
}

/** Whose allowance of the day is spent: the account's, or that of the whole application. */
function daySpentBy(headers: Record<string, string>): 'user' | 'app' | undefined {
  return (['user', 'app'] as const).find((who) => headers[`x-${who}-limit-24hour-remaining`] === '0');
}

function detailOf(answered: unknown): string | undefined {
  const problem = problemSchema.safeParse(answered).data;
  if (!problem) return undefined;
  const [first] = problem.errors ?? [];
  return problem.detail ?? problem.error_description ?? first?.detail ?? first?.message ?? problem.title;
}
