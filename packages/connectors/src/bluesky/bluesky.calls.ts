import { z } from 'zod';
import { jsonOf } from '../publish.http.ts';
import type { Credentials, PublishContext, PublishTrouble } from '../publish.port.ts';
import {
  publishTrouble,
  publishTroubleOfStatus,
  readTrouble,
  unreadablePublication,
  withoutSecrets,
  writeTrouble,
} from '../publish.trouble.ts';
import { retryAfterOf, unreadableAnswer } from '../status.trouble.ts';
import { hostOf, isAccountError, xrpcUrl } from './bluesky.client.ts';
import { asAccount, type BlueskyService } from './bluesky.session.ts';

export type BlueskyCall = {
  method: string;
  query?: Record<string, string | number | string[] | undefined>;
  /** A procedure; without it, a query that changes nothing. */
  input?: unknown;
  /** Instead of `input`: the bytes of a blob. */
  blob?: { type: string; bytes: Uint8Array };
  /** Of the answer; as the client has it unless told. */
  maxBytes?: number;
  /** Which service the data server is to ask in the name of the account; the application view unless told. */
  service?: string;
};
export type BlueskyAnswer = { ok: true; body: unknown } | (PublishTrouble & { xrpcError?: string });

const errorSchema = z.object({ error: z.string(), message: z.string().optional() });
const uploadTimeoutMs = 5 * 60_000;

/** One method as the account; what it answers, or trouble that says whether something was done. */
export async function callBluesky(
  credentials: Credentials,
  call: BlueskyCall,
  context: PublishContext,
): Promise<BlueskyAnswer> {
  const answer = await asAccount<BlueskyAnswer>(serviceOf(credentials), context, (bearer) =>
    exchange(credentials, call, bearer, context),
  );
  if (answer.ok || 'done' in answer) return answer;
  // Trouble with the session itself: the call was never made.
  const { fr, en } = answer.message;
  const message = { fr: withoutSecrets(fr, credentials), en: withoutSecrets(en, credentials) };
  return readTrouble({ ...answer, message });
}

export function serviceOf({ service = '', identifier, appPassword }: Credentials): BlueskyService {
  return { service, identifier, appPassword };
}

async function exchange(
  { service = '', ...secrets }: Credentials,
  { method, query = {}, input, blob, maxBytes, service: asked }: BlueskyCall,
  bearer: string | undefined,
  { http, signal, now }: PublishContext,
): Promise<BlueskyAnswer> {
  const isQuery = input === undefined && blob === undefined;
  const type = blob?.type ?? (input === undefined ? undefined : 'application/json');
  const body = blob?.bytes ?? (input === undefined ? undefined : JSON.stringify(input));
  const result = await http.fetch({
    url: xrpcUrl(service, method, query),
    method: isQuery ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(type ? { 'content-type': type } : {}),
      ...(asked ? { 'atproto-proxy': asked } : {}),
    },
    ...(body === undefined ? {} : { body }),
    ...(blob ? { timeoutMs: uploadTimeoutMs } : {}),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    maxRedirects: 0,
    signal,
  });
  if (!result.ok) return isQuery ? readTrouble(result) : writeTrouble(result);
  const answered = jsonOf(result.body);
  const who = hostOf(service);
  if (result.status < 400) {
    if (answered !== undefined) return { ok: true, body: answered };
    return isQuery ? readTrouble(unreadableAnswer(who)) : unreadablePublication(who);
  }
  const said = errorSchema.safeParse(answered).data;
  if (asked && said && badToken.test(said.message ?? '')) return { ...closedByPassword(who), xrpcError: said.error };
  const reset = Number.parseInt(result.headers['ratelimit-reset'] ?? '', 10);
  const trouble = publishTroubleOfStatus(said && isAccountError(said.error) ? 401 : result.status, who, {
    detail: said?.message ?? said?.error,
    secrets: { ...secrets, ...(bearer ? { bearer } : {}) },
    retryAfterSeconds:
      retryAfterOf(result.headers['retry-after'], now()) ??
      (result.status === 429 && reset > 0 ? Math.max(1, Math.ceil(reset - now().getTime() / 1000)) : undefined),
  });
  return said ? { ...trouble, xrpcError: said.error } : trouble;
}

/** What a data server says when the application password was made without access to direct messages. */
const badToken = /bad token (method|scope)/i;

function closedByPassword(who: string): PublishTrouble {
  return publishTrouble(
    {
      kind: 'forbidden',
      fr: 'n’ouvre pas les messages privés à ce mot de passe d’application : créez-en un qui autorise l’accès aux messages privés, puis reconnectez le compte',
      en: 'does not open private messages to this app password: create one that allows access to direct messages, then connect the account again',
      done: 'no',
    },
    who,
  );
}

/** An answer with the shape that is expected of it. */
export async function askBluesky<T>(
  credentials: Credentials,
  call: BlueskyCall,
  schema: z.ZodType<T>,
  context: PublishContext,
): Promise<{ ok: true; body: T } | (PublishTrouble & { xrpcError?: string })> {
  const answer = await callBluesky(credentials, call, context);
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return { ok: true, body: parsed.data };
  const who = hostOf(credentials['service'] ?? '');
  const isQuery = call.input === undefined && call.blob === undefined;
  return isQuery ? readTrouble(unreadableAnswer(who)) : unreadablePublication(who);
}

const recordSchema = z.object({ uri: z.string(), cid: z.string(), value: z.record(z.string(), z.unknown()) });
export type StoredRecord = z.infer<typeof recordSchema>;

/** A record of any account by its `at://` address; nothing when there is none there. */
export async function readRecord(
  credentials: Credentials,
  uri: string,
  context: PublishContext,
): Promise<{ ok: true; record: StoredRecord | undefined } | PublishTrouble> {
  const [, , repo = '', collection = '', rkey = ''] = uri.split('/');
  const call = { method: 'com.atproto.repo.getRecord', query: { repo, collection, rkey } };
  const told = await askBluesky(credentials, call, recordSchema, context);
  if (told.ok) return { ok: true, record: told.body };
  const isAbsent = told.xrpcError === 'RecordNotFound' || /could not locate/i.test(told.message.en);
  return isAbsent ? { ok: true, record: undefined } : told;
}

/** Trouble for which the service has no words of its own. */
export function blueskyTrouble(
  explanation: Parameters<typeof publishTrouble>[0],
  credentials: Credentials,
): PublishTrouble {
  return publishTrouble(explanation, hostOf(credentials['service'] ?? ''));
}
