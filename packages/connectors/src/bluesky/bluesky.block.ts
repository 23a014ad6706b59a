import { z } from 'zod';
import type { AccountContext, Done } from '../publish.port.ts';
import { askBluesky, callBluesky } from './bluesky.calls.ts';
import { partsOf } from './bluesky.mapper.ts';
import { recordKeyOf } from './record.key.ts';

const collection = 'app.bsky.graph.block';
/** Any instant will do: the place of a block is made of whom it is against. */
const since = '2024-01-01T00:00:00.000Z';
const viewedSchema = z.object({ viewer: z.object({ blocking: z.string().optional() }).optional() });

/** A block is a record of the account, which everybody can read; it has one place for each person. */
export async function blockOnBluesky(authorId: string, blocked: boolean, context: AccountContext): Promise<Done> {
  const { credentials, account } = context;
  const repo = account.remoteId;
  const rkey = recordKeyOf({ key: authorId, startedAt: since }, 0);
  if (blocked) {
    const record = { $type: collection, subject: authorId, createdAt: context.now().toISOString() };
    const input = { repo, collection, rkey, record };
    const put = await callBluesky(credentials, { method: 'com.atproto.repo.putRecord', input }, context);
    return put.ok ? { ok: true } : put;
  }
  // It may have been made elsewhere, under a name of its own.
  const call = { method: 'app.bsky.actor.getProfile', query: { actor: authorId } };
  const told = await askBluesky(credentials, call, viewedSchema, context);
  const elsewhere = told.ok && told.body.viewer?.blocking;
  for (const one of new Set([rkey, ...(elsewhere ? [partsOf(elsewhere).rkey] : [])])) {
    const input = { repo, collection, rkey: one };
    const removed = await callBluesky(credentials, { method: 'com.atproto.repo.deleteRecord', input }, context);
    if (!removed.ok) return removed;
  }
  return { ok: true };
}
