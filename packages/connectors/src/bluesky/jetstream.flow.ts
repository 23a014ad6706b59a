import { z } from 'zod';
import { postCollection } from './bluesky.types.ts';
import type { RepoEvent, RepoFlow } from './repo.events.ts';

const operation = z.enum(['create', 'update', 'delete']);

const firstMessage = z.object({
  did: z.string(),
  time_us: z.number(),
  kind: z.string(),
  commit: z
    .object({
      operation,
      collection: z.string(),
      rkey: z.string(),
      cid: z.string().optional(),
      record: z.unknown().optional(),
    })
    .optional(),
  identity: z.object({ handle: z.string().optional() }).optional(),
});

/** Jetstream as first served: `/subscribe`, with a cursor in microseconds that any instance understands. */
export function firstJetstream(service: string): RepoFlow {
  return {
    service,
    stepBack: 5_000_000,
    connectAt: (cursor) => {
      const url = new URL('/subscribe', service);
      url.searchParams.set('wantedCollections', postCollection);
      if (cursor !== undefined) url.searchParams.set('cursor', String(cursor));
      return { url: url.href };
    },
    decode: (message) => {
      const read = firstMessage.safeParse(jsonOf(message)).data;
      if (!read) return [];
      const { did, time_us: cursor, commit } = read;
      if (commit) return [eventOf(cursor, did, commit, new Date(cursor / 1_000).toISOString())];
      return [identityOr(cursor, did, read.identity?.handle)];
    },
  };
}

const secondMessage = z.object({
  payload: z.object({
    $type: z.string(),
    seq: z.number(),
    did: z.string(),
    time: z.string(),
    operation: operation.optional(),
    collection: z.string().optional(),
    rkey: z.string().optional(),
    cid: z.string().optional(),
    record: z.unknown().optional(),
    handle: z.string().optional(),
  }),
});

/** Jetstream as an XRPC subscription: its cursor is a sequence that only the same instance understands, inclusive. */
export function secondJetstream(service: string): RepoFlow {
  return {
    service,
    stepBack: 0,
    connectAt: (cursor) => {
      const url = new URL('/xrpc/network.bsky.jetstream.subscribeEvents', service);
      url.searchParams.set('collections', postCollection);
      url.searchParams.set('kinds', 'commit');
      if (cursor !== undefined) url.searchParams.set('cursor', String(cursor));
      return { url: url.href, protocols: ['xrpc.v1.json'] };
    },
    decode: (message) => {
      const read = secondMessage.safeParse(jsonOf(message)).data?.payload;
      if (!read) return [];
      const { seq, did, time, operation, collection, rkey } = read;
      if (operation && collection && rkey) return [eventOf(seq, did, { ...read, operation, collection, rkey }, time)];
      return [identityOr(seq, did, read.handle)];
    },
  };
}

function eventOf(
  cursor: number,
  did: string,
  commit: {
    operation: z.infer<typeof operation>;
    collection: string;
    rkey: string;
    cid?: string | undefined;
    record?: unknown;
  },
  seenAt: string,
): RepoEvent {
  if (commit.collection !== postCollection) return { kind: 'other', cursor };
  const uri = `at://${did}/${postCollection}/${commit.rkey}`;
  if (commit.operation === 'delete') return { kind: 'delete', cursor, uri };
  const { cid = '', record } = commit;
  return { kind: 'write', cursor, uri, version: cid, isUpdate: commit.operation === 'update', record, seenAt };
}

function identityOr(cursor: number, did: string, handle: string | undefined): RepoEvent {
  return handle ? { kind: 'identity', cursor, did, handle } : { kind: 'other', cursor };
}

function jsonOf(message: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof message === 'string' ? message : new TextDecoder().decode(message)) as unknown;
  } catch {
    return undefined;
  }
}
