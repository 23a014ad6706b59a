import { fromUint8Array } from '@atcute/car';
import { decode, decodeFirst, fromBytes, isBytes, toCidLink, type Bytes } from '@atcute/cbor';
import { z } from 'zod';
import { postCollection } from './bluesky.types.ts';
import { xrpcUrl } from './bluesky.client.ts';
import type { RepoEvent, RepoFlow } from './repo.events.ts';

const headerSchema = z.object({ op: z.number(), t: z.string().optional() });
const cidLink = z.object({ $link: z.string() });
const commitSchema = z.object({
  seq: z.number(),
  repo: z.string(),
  time: z.string(),
  ops: z.array(
    z.object({
      action: z.enum(['create', 'update', 'delete']),
      path: z.string(),
      cid: cidLink.nullish().catch(undefined),
    }),
  ),
  blocks: z.custom<Bytes>(isBytes),
});
const identitySchema = z.object({ seq: z.number(), did: z.string(), handle: z.string().optional() });
const anySchema = z.object({ seq: z.number() });

/**
 * The flow of a data server or a relay itself (`com.atproto.sync.subscribeRepos`): frames of two DAG-CBOR values, a
 * header and a body, in which a commit carries its records as blocks of a CAR file.
 * https://atproto.com/specs/event-stream, https://atproto.com/specs/sync
 */
export function firehose(service: string): RepoFlow {
  return {
    service,
    stepBack: 0,
    connectAt: (cursor) => ({
      url: xrpcUrl(service.replace(/^http/, 'ws'), 'com.atproto.sync.subscribeRepos', { cursor }),
    }),
    decode: (message) => (typeof message === 'string' ? [] : decodeFrame(message)),
  };
}

/** What a frame tells; a frame that is not understood tells nothing, the flow goes on. */
export function decodeFrame(frame: Uint8Array): RepoEvent[] {
  const values = readValues(frame);
  const header = headerSchema.safeParse(values?.[0]).data;
  if (!values || !header) return [];
  const body: unknown = values[1];
  if (header.op === -1) return [{ kind: 'refused', cursor: 0 }];
  if (header.t === '#info') return [{ kind: 'hole', cursor: 0 }];
  if (header.t === '#commit') return eventsOfCommit(body);
  if (header.t === '#identity') {
    const identity = identitySchema.safeParse(body).data;
    if (identity?.handle) {
      return [{ kind: 'identity', cursor: identity.seq, did: identity.did, handle: identity.handle }];
    }
  }
  const other = anySchema.safeParse(body).data;
  return other ? [{ kind: 'other', cursor: other.seq }] : [];
}

function eventsOfCommit(body: unknown): RepoEvent[] {
  const commit = commitSchema.safeParse(body).data;
  if (!commit) return [];
  const { seq: cursor, repo, time, ops } = commit;
  const ours = ops.filter(({ path }) => path.startsWith(`${postCollection}/`));
  if (ours.length === 0) return [{ kind: 'other', cursor }];
  const blocks = readBlocks(fromBytes(commit.blocks));
  return ours.map(({ action, path, cid }): RepoEvent => {
    const uri = `at://${repo}/${path}`;
    if (action === 'delete') return { kind: 'delete', cursor, uri };
    const block = blocks.get(cid?.$link ?? '');
    if (!cid || !block) return { kind: 'other', cursor };
    // Through JSON, so that a record reads the same as the one that the other protocols give.
    const record: unknown = JSON.parse(JSON.stringify(readValue(block)));
    return { kind: 'write', cursor, uri, version: cid.$link, isUpdate: action === 'update', record, seenAt: time };
  });
}

function readBlocks(car: Uint8Array): Map<string, Uint8Array> {
  const blocks = new Map<string, Uint8Array>();
  try {
    for (const { cid, bytes } of fromUint8Array(car)) blocks.set(toCidLink(cid).$link, bytes);
  } catch {
    // A truncated archive still gives the blocks that were whole.
  }
  return blocks;
}

function readValues(frame: Uint8Array): [unknown, unknown] | undefined {
  try {
    const [header, rest] = decodeFirst(frame) as [unknown, Uint8Array];
    return [header, (decodeFirst(rest) as [unknown, Uint8Array])[0]];
  } catch {
    return undefined;
  }
}

function readValue(block: Uint8Array): unknown {
  try {
    return decode(block) as unknown;
  } catch {
    return null;
  }
}
