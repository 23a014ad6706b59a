import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@beffroi/contracts';
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Logger } from '../logger.ts';
import { onBehalfOf } from '../on-behalf.ts';
import { ensureAccess } from './access.ts';
import type { Authenticate, Caller } from './caller.ts';
import { parseJson, parsePart, readBody } from './input.ts';
import { localeOf, type Locale } from './locale.ts';
import { problemResponse } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { crossSite } from './refusals.ts';

export type Call<E extends Endpoint> = {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
  /** As it came, for signatures. */
  rawBody: Uint8Array;
  caller: Caller;
  locale: Locale;
  request: Request;
};

/** A handler answers what its contract says, or a whole `Response` where the contract `produces` something else. */
export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.input<E['response']> | Response>;

/** Mounts contracts: the only way for a route of the API to exist, so that none is without its rule. */
export type Router = {
  mount: <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;
  /** All that is mounted, for the OpenAPI document and for the test that walks every route. */
  endpoints: readonly Endpoint[];
};

export function createRouter(given: {
  app: Hono;
  authenticate: Authenticate;
  /** Where the interface lives: a cookie is honoured for changes only when they come from there. */
  baseUrl: string;
  rateLimit: RateLimit;
  addressOf: (context: Context) => string;
  logger: Logger;
}): Router {
  const { app, authenticate, logger } = given;
  const endpoints: Endpoint[] = [];
  const origin = new URL(given.baseUrl).origin;

  return {
    endpoints,
    mount(endpoint, handler) {
      endpoints.push(endpoint);
      app.on(endpoint.method, endpoint.path, async (context) => {
        const requestId = randomUUID();
        const locale = localeOf(context.req.header('accept-language'));
        try {
          const request = context.req.raw;
          const caller = await authenticate(request);
          given.rateLimit.take(rateKey(caller, given.addressOf(context)));
          if (caller.kind === 'person' && endpoint.method !== 'GET') ensureSameSite(request, origin);
          const params = context.req.param() as Record<string, string>;
          ensureAccess(endpoint.access, caller, params['territoryId']);
          const isHeld = endpoint.method !== 'GET' && !endpoint.streamedBody;
          const rawBody = isHeld ? await readBody(request, endpoint) : new Uint8Array();
          const call = {
            params: parsePart(endpoint.params, params, 'params'),
            query: parsePart(endpoint.query, context.req.query(), 'query'),
            body: endpoint.rawBody ? undefined : parsePart(endpoint.body, parseJson(rawBody), 'body'),
            rawBody,
            caller,
            locale,
            request,
          } as Call<typeof endpoint>;
          const { territoryId } = params;
          const answer = await (territoryId === undefined
            ? handler(call)
            : onBehalfOf(territoryId, async () => handler(call)));
          return answer instanceof Response ? answer : jsonResponse(endpoint, answer);
        } catch (error) {
          return problemResponse({ error, locale, requestId, logger });
        }
      });
    },
  };
}

/** What is not in the contract never leaves: the response schema strips it. */
function jsonResponse(endpoint: Endpoint, answer: unknown): Response {
  const parsed: unknown = endpoint.response.parse(answer);
  if (parsed === undefined) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(parsed), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** A browser says where a request comes from; one that holds a cookie and says nothing, or another place, is refused. */
function ensureSameSite(request: Request, origin: string): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  if (request.headers.get('origin') === origin) return;
  throw crossSite();
}

function rateKey(caller: Caller, address: string): string {
  if (caller.kind === 'person') return caller.personId;
  return caller.kind === 'api_key' ? caller.keyId : address;
}
