import { createHmac } from 'node:crypto';
import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../port.ts';
import type { Done, PublishContext, PublishTrouble } from '../publish.port.ts';
import { addressOf, change, formOf, jsonOf, multipartOf, read } from '../publish.http.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { publishTroubleOfStatus, unreadablePublication } from '../publish.trouble.ts';
import { graphErrorSchema, graphTrouble } from './graph.error.ts';

/** One of the Graph APIs, and as whom it is spoken to. */
export type Graph = {
  /** With its version: `https://graph.facebook.com/v26.0`. */
  base: string;
  who: string;
  token?: string | undefined;
  /** Proves that the call comes from the application's own server. */
  appSecret?: string | undefined;
  /** What besides must never be repeated to anybody: a code, another token. */
  secrets?: Record<string, string>;
  /** What is said of a refusal when it is not a publication that is refused. */
  refused?: Bilingual;
};

export type GraphAnswer<T> = { ok: true; value: T } | PublishTrouble;
type Fields = Record<string, string | undefined>;

/** Reads one node or edge. */
export async function readGraph<T>(
  graph: Graph,
  path: string,
  query: Fields,
  schema: z.ZodType<T>,
  context: PublishContext,
): Promise<GraphAnswer<T>> {
  const request = { url: addressOf(`${graph.base}${path}`, { ...query, ...proofOf(graph) }) };
  const answer = understood(graph, await read(request, context), schema);
  return answer.ok ? answer : { ...answer, done: 'no' };
}

/** Creates or changes a node, with a file when there is one. */
export async function writeGraph<T>(
  graph: Graph,
  path: string,
  fields: Fields,
  schema: z.ZodType<T>,
  context: PublishContext,
  { file, timeoutMs }: { file?: Parameters<typeof multipartOf>[1]; timeoutMs?: number } = {},
): Promise<GraphAnswer<T>> {
  const sent = { ...fields, ...proofOf(graph) };
  const body: Pick<HttpRequest, 'headers' | 'body'> = file ? await multipartOf(sent, file) : formOf(sent);
  const request = { url: `${graph.base}${path}`, method: 'POST' as const, ...body };
  return understood(graph, await change({ ...request, ...(timeoutMs ? { timeoutMs } : {}) }, context), schema);
}

/** Deletes a node; one that is gone already is no trouble. */
export async function deleteGraph(
  graph: Graph,
  path: string,
  context: PublishContext,
  query: Fields = {},
): Promise<Done> {
  const request = {
    url: addressOf(`${graph.base}${path}`, { ...query, ...proofOf(graph) }),
    method: 'DELETE' as const,
  };
  const answer = understood(graph, await change(request, context), z.unknown());
  return answer.ok || answer.kind === 'not_found' ? { ok: true } : answer;
}

/** @see https://developers.facebook.com/docs/facebook-login/security#proof */
function proofOf({ token, appSecret }: Graph): Fields {
  if (token === undefined) return {};
  if (appSecret === undefined) return { access_token: token };
  return { access_token: token, appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex') };
}

function understood<T>(
  { who, token = '', appSecret = '', secrets, refused }: Graph,
  result: HttpResponse | PublishTrouble,
  schema: z.ZodType<T>,
): GraphAnswer<T> {
  if (!result.ok) return result;
  const { status, headers } = result;
  const body = jsonOf(result.body);
  const said = graphErrorSchema.safeParse(body).data?.error;
  if (said) {
    const trouble = graphTrouble(said, { who, headers, secrets: { ...secrets, token, appSecret }, refused });
    // A failing server with a code that we do not know may have done it all the same.
    return status >= 500 ? { ...trouble, done: 'unknown' } : trouble;
  }
  if (status === 400 && refused) return troubleOfKind('rejected', who, { says: refused });
  if (status >= 400) return publishTroubleOfStatus(status, who);
  const value = schema.safeParse(body);
  return value.success ? { ok: true, value: value.data } : unreadablePublication(who);
}
