import { z } from 'zod';
import type { Permission } from './permissions.ts';

/**
 * Who may call an endpoint. There is no default: a route without a rule does not compile.
 * - `public`: anyone; the handler itself checks whatever secret the request carries
 * - `signed-in`: any person with a session, for what is theirs alone
 * - `instance`: an administrator of the whole installation
 * - a permission: looked up in the roles that the caller holds in the territory named by `:territoryId`
 */
export type Access = 'public' | 'signed-in' | 'instance' | Permission;

export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/api/${string}`;
  summary: string;
  access: Access;
  params: P;
  query: Q;
  body: B;
  response: R;
  /** Codes of the refusals that a caller may expect, besides those any endpoint may give. */
  errors: readonly string[];
  /** What the response is when it is not JSON: a stream of events, a file. */
  produces?: 'text/event-stream' | 'text/csv' | 'text/plain' | 'application/octet-stream';
  /** The body is not JSON, or is checked as bytes before it is read: the handler reads it. */
  rawBody?: true;
  /** The body may be too large to be held: the handler reads it as it comes, and bounds it. */
  streamedBody?: true;
  /** The most that a body may weigh, in bytes, when the usual limit of 1 MiB does not fit. */
  maxBodyBytes?: number;
};

const nothing = z.object({}).strict();

type Declared<P, Q, B, R> = Pick<Endpoint, 'id' | 'method' | 'path' | 'summary' | 'access'> & {
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  errors?: readonly string[];
  produces?: Endpoint['produces'];
  rawBody?: true;
  streamedBody?: true;
  maxBodyBytes?: number;
};

/** Declares one HTTP operation; the server, the browser's client and the OpenAPI document all derive from it. */
export function endpoint<
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(declared: Declared<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    params: nothing,
    query: nothing,
    body: z.undefined(),
    response: z.undefined(),
    errors: [],
    ...declared,
  } as unknown as Endpoint<P, Q, B, R>;
}

export type Input<E extends Endpoint> = {
  params: z.input<E['params']>;
  query: z.input<E['query']>;
  body: z.input<E['body']>;
};
export type Output<E extends Endpoint> = z.output<E['response']>;

/** A page of a list that goes on: `nextCursor` is opaque and absent on the last page. */
export function pageOf<I extends z.ZodType>(item: I) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** The query of a list that goes on. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const idSchema = z.string().regex(/^[a-z]{3}_[0-9a-z]{14,32}$/);
export const instantSchema = z.iso.datetime({ offset: true });
export const territoryParams = z.object({ territoryId: idSchema });

/** A text in the two languages of the interface. */
export const bilingualSchema = z.object({ fr: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;
