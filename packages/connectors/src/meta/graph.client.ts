import { createHmac } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../port.ts';
import type { PublishContext, PublishTrouble } from '../publish.port.ts';
import { addressOf, change, formOf, jsonOf, multipartOf, read } from '../publish.http.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { graphErrorSchema, graphTrouble } from './graph.error.ts';

/** One of the Graph APIs, and as whom it is spoken to. */
export type Graph = {
  /** With its version: `https://graph.facebook.com/v26.0`. */
  base: string;
  who: string;
  token?: string | undefined;
  /** Proves that the call comes from the application's own server. */
  appSecret?: string | undefined;
};
export type GraphAnswer = { ok: true; body: unknown } | PublishTrouble;
type Fields = Record<string, string | undefined>;

/** Reads one node or edge. */
export async function readGraph(
  graph: Graph,
  path: string,
  query: Fields,
  context: PublishContext,
): Promise<GraphAnswer> {
  const request = { url: addressOf(`${graph.base}${path}`, { ...query, ...proofOf(graph) }) };
  const answer = understood(graph, await read(request, context));
  return answer.ok ? answer : { ...answer, done: 'no' };
}

/** Creates or changes a node, with a file when there is one. */
export async function writeGraph(
  graph: Graph,
  path: string,
  fields: Fields,
  context: PublishContext,
  { file, timeoutMs }: { file?: Parameters<typeof multipartOf>[1]; timeoutMs?: number } = {},
): Promise<GraphAnswer> {
  const sent = { ...fields, ...proofOf(graph) };
  const body: Pick<HttpRequest, 'headers' | 'body'> = file ? await multipartOf(sent, file) : formOf(sent);
  const request = { url: `${graph.base}${path}`, method: 'POST' as const, ...body };
  return understood(graph, await change({ ...request, ...(timeoutMs ? { timeoutMs } : {}) }, context));
}

/** Deletes a node. */
export async function deleteGraph(graph: Graph, path: string, context: PublishContext): Promise<GraphAnswer> {
  const request = { url: addressOf(`${graph.base}${path}`, proofOf(graph)), method: 'DELETE' as const };
  return understood(graph, await change(request, context));
}

/** @see https://developers.facebook.com/docs/facebook-login/security#proof */
function proofOf({ token, appSecret }: Graph): Fields {
  if (token === undefined) return {};
  if (appSecret === undefined) return { access_token: token };
  return { access_token: token, appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex') };
}

function understood({ who, token = '', appSecret = '' }: Graph, result: HttpResponse | PublishTrouble): GraphAnswer {
  if (!result.ok) return result;
  const { status, headers } = result;
  const body = jsonOf(result.body);
  const said = graphErrorSchema.safeParse(body).data?.error;
  if (said) {
    const trouble = graphTrouble(said, { who, headers, secrets: { token, appSecret } });
    // A failing server with a code that we do not know may have done it all the same.
    return status >= 500 ? { ...trouble, done: 'unknown' } : trouble;
  }
  if (status >= 500) return troubleOfKind('unavailable', who, { done: 'unknown' });
  if (status >= 400) return troubleOfKind(kindOfStatus(status), who, { detail: `HTTP ${status}` });
  if (body === undefined) return troubleOfKind('unreadable', who, { done: 'unknown' });
  return { ok: true, body };
}

function kindOfStatus(status: number): 'auth_expired' | 'forbidden' | 'not_found' | 'rate_limited' | 'rejected' {
  if (status === 401) return 'auth_expired';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  return status === 429 ? 'rate_limited' : 'rejected';
}
