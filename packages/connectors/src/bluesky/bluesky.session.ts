import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HttpClient, ReceiveContext, Trouble } from '../port.ts';
import { callXrpc, type XrpcAnswer } from './bluesky.client.ts';

/** A service of the network, and the application password to read it with when it wants one. */
export type BlueskyService = { service: string; identifier?: string | undefined; appPassword?: string | undefined };

const sessionSchema = z.object({ accessJwt: z.string(), refreshJwt: z.string() });
type Session = z.infer<typeof sessionSchema>;

/**
 * Sessions are kept in memory only, for as long as the program runs: opening one is rationed (300 a day), and their
 * tokens are secrets that have no place in the state of a source.
 */
const sessions = new WeakMap<HttpClient, Map<string, Session>>();

/** Calls a method as the account, when there is one: the session is opened, refreshed or opened anew as needed. */
export function callAs(
  at: BlueskyService,
  method: string,
  query: NonNullable<Parameters<typeof callXrpc>[2]['query']>,
  context: ReceiveContext,
): Promise<XrpcAnswer> {
  return asAccount(at, context, (bearer) => callXrpc(at.service, method, { query, bearer }, context));
}

/**
 * Makes a call with the session of the account. A call that the service refused because the session had expired did
 * nothing: it is made once more with a new one.
 */
export async function asAccount<T extends { ok: boolean; kind?: string }>(
  { service, identifier, appPassword }: BlueskyService,
  context: ReceiveContext,
  call: (bearer: string | undefined) => Promise<T>,
): Promise<T | Trouble> {
  if (!identifier || !appPassword) return call(undefined);
  const kept = sessions.get(context.http) ?? new Map<string, Session>();
  sessions.set(context.http, kept);
  const key = createHash('sha256')
    .update(JSON.stringify([service, identifier, appPassword]))
    .digest('base64');

  const known = kept.get(key);
  if (known) {
    const answer = await call(known.accessJwt);
    if (answer.ok || answer.kind !== 'auth_expired') return answer;
  }
  const refreshed = known ? await callXrpc(service, refreshMethod, { bearer: known.refreshJwt }, context) : undefined;
  const opened = refreshed?.ok
    ? refreshed
    : await callXrpc(service, openMethod, { input: { identifier, password: appPassword } }, context);
  if (!opened.ok) {
    kept.delete(key);
    return opened;
  }
  const session = sessionSchema.safeParse(opened.body).data;
  if (!session) return call(undefined);
  kept.set(key, session);
  return call(session.accessJwt);
}

const openMethod = 'com.atproto.server.createSession';
const refreshMethod = 'com.atproto.server.refreshSession';
