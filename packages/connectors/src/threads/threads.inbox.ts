import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import { inboxCursor, inboxSince } from '../inbox.since.ts';
import { pagesSince } from '../meta/graph.pages.ts';
import type { AccountContext } from '../publish.port.ts';
import { threadsGraph, type ThreadsHosts } from './threads.client.ts';
import { replyPost, replySchema } from './threads.mapper.ts';

type Reply = z.infer<typeof replySchema>;
const postSchema = z.object({ id: z.string(), has_replies: z.boolean().optional() });
const fields =
  'id,text,timestamp,permalink,username,media_type,media_url,alt_text,root_post,replied_to,is_reply_owned_by_me';
/** Posts that are looked at for new replies: each costs a call. */
const mostPosts = 50;

/** Replies under our posts, and posts that name us. Private messages have no API. */
export async function readThreadsInbox(
  hosts: ThreadsHosts,
  cursor: string | undefined,
  context: AccountContext,
): Promise<InboxOutcome> {
  const began = context.now();
  const from = inboxCursor(cursor, began);
  const graph = threadsGraph(hosts, context.credentials);
  const { remoteId } = context.account;
  const isOld = ({ timestamp }: Reply) => new Date(timestamp).toISOString() < from.floor;

  const query = { fields: 'id,has_replies', limit: String(mostPosts) };
  const posts = await pagesSince(graph, `/${remoteId}/threads`, query, postSchema, () => false, context, 1);
  if (!posts.ok) return posts;
  const items: InboxItem[] = [];
  for (const post of posts.found) {
    if (post.has_replies === false) continue;
    const path = `/${post.id}/conversation`;
    const under = await pagesSince(graph, path, { fields, reverse: 'true' }, replySchema, isOld, context);
    if (!under.ok && under.kind === 'not_found') continue;
    if (!under.ok) return under;
    items.push(...under.found.map((reply) => replyItem(reply, post.id, under.found, context)));
  }

  const named = await pagesSince(graph, `/${remoteId}/mentions`, { fields }, replySchema, isOld, context);
  // An account that was connected without mentions is still told of its replies.
  if (!named.ok && named.kind !== 'forbidden') return named;
  const known = new Set(items.map(({ originId }) => originId));
  const mentions = named.ok ? named.found.filter(({ id }) => !known.has(id)) : [];
  return inboxSince([...items, ...mentions.map(mentionItem)], from, began);
}

function mentionItem(reply: Reply): InboxItem {
  const { network: _, ...received } = replyPost(reply);
  return { ...received, kind: 'mention', threadId: reply.root_post?.id ?? reply.id };
}

function replyItem(reply: Reply, postId: string, all: readonly Reply[], { account }: AccountContext): InboxItem {
  const { network: _, ...received } = replyPost(reply);
  const isOurs = reply.is_reply_owned_by_me ?? reply.username === account.handle;
  return {
    ...received,
    kind: 'comment',
    threadId: firstReplyOf(reply, postId, all),
    underId: postId,
    ...(isOurs ? { isOurs: true } : {}),
  };
}

/** The reply to the post itself that a reply goes on from; the one above it when the rest is too old to be read. */
function firstReplyOf(reply: Reply, postId: string, all: readonly Reply[]): string {
  let at = reply;
  for (let depth = 0; depth < all.length; depth += 1) {
    const above = at.replied_to?.id;
    if (above === undefined || above === postId) return at.id;
    const next = all.find(({ id }) => id === above);
    if (!next) return above;
    at = next;
  }
  return at.id;
}
