import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import { inboxCursor, inboxSince } from '../inbox.since.ts';
import { deleteGraph, type Graph } from '../meta/graph.client.ts';
import { allPagesOf, pagesSince } from '../meta/graph.pages.ts';
import { privateItemsOf } from '../meta/messages.ts';
import { linksIn, tagsIn } from '../meta/written.text.ts';
import type { AccountContext, Publisher, PublishTrouble } from '../publish.port.ts';
import { instagramGraph, type InstagramHosts } from './instagram.client.ts';
import { commentSchema, flattened, replyPost, type InstagramReply } from './instagram.mapper.ts';

const mediaSchema = z.object({
  id: z.string(),
  comments_count: z.number().optional(),
  timestamp: z.string().optional(),
});
const taggedSchema = z.object({
  id: z.string(),
  caption: z.string().default(''),
  timestamp: z.string(),
  permalink: z.string().optional(),
  username: z.string().optional(),
});
/** Media that are looked at for new comments. */
const mostMediaPages = 2;
const recentMs = 7 * 24 * 3600_000;
const commentFields = 'id,text,timestamp,username,from';
type Items = { ok: true; items: InboxItem[] } | PublishTrouble;

/** What people say to a professional account. The network blocks nobody for a program. */
export function instagramInbox(hosts: InstagramHosts): Required<Pick<Publisher, 'readInbox' | 'removeReply'>> {
  return {
    async readInbox(cursor, context): Promise<InboxOutcome> {
      const began = context.now();
      const from = inboxCursor(cursor, began);
      const graph = instagramGraph(hosts, context.credentials);
      const { remoteId } = context.account;
      const query = { fields: 'id,comments_count,timestamp', limit: '50' };
      const media = await pagesSince(
        graph,
        `/${remoteId}/media`,
        query,
        mediaSchema,
        () => false,
        context,
        mostMediaPages,
      );
      if (!media.ok) return media;
      const counts: Record<string, number> = {};
      const items: InboxItem[] = [];
      for (const { id, comments_count, timestamp = '' } of media.found) {
        if (comments_count !== undefined) counts[id] = comments_count;
        // A count may come before what it counts: it is believed for what is old, and changes little.
        const isRecent = began.getTime() - Date.parse(timestamp) < recentMs;
        if (!isRecent && comments_count !== undefined && from.counts?.[id] === comments_count) continue;
        const under = await commentsUnder(graph, id, context);
        if (!under.ok) return under;
        items.push(...under.items);
      }
      const tagged = await taggedIn(graph, from.floor, context);
      if (!tagged.ok) return tagged;
      const told = await privateItemsOf(graph, 'instagram', from.floor, context);
      // An account that was connected without its messages is still told of its comments.
      if (!told.ok && told.kind !== 'forbidden') return told;
      return inboxSince([...items, ...tagged.items, ...(told.ok ? told.items : [])], from, began, counts);
    },

    removeReply: (replyId, context) => deleteGraph(instagramGraph(hosts, context.credentials), `/${replyId}`, context),
  };
}

/** Answers are inside what they answer, whatever their date: all are read. */
async function commentsUnder(graph: Graph, mediaId: string, context: AccountContext): Promise<Items> {
  const query = { fields: `${commentFields},replies{${commentFields}}`, limit: '50' };
  const all = await allPagesOf(graph, `/${mediaId}/comments`, query, commentSchema, context);
  if (!all.ok) return all.kind === 'not_found' ? { ok: true, items: [] } : all;
  const replies = all.found.flatMap((comment) => flattened(comment, mediaId));
  return { ok: true, items: replies.map((reply) => commentItem(reply, mediaId, context)) };
}

function commentItem(reply: InstagramReply, mediaId: string, { account }: AccountContext): InboxItem {
  const { network: _, ...received } = replyPost(reply);
  const isOurs = reply.from?.id === account.remoteId || reply.username === account.handle;
  return {
    ...received,
    kind: 'comment',
    threadId: reply.parentId === mediaId ? reply.id : reply.parentId,
    underId: mediaId,
    ...(isOurs ? { isOurs: true } : reply.from ? { authorId: reply.from.id } : {}),
  };
}

/** Media of others in which the account is tagged. @see https://developers.facebook.com/docs/graph-api/reference/shadow-ig-user/tags/ */
async function taggedIn(graph: Graph, floor: string, context: AccountContext): Promise<Items> {
  const read = await pagesSince(
    graph,
    `/${context.account.remoteId}/tags`,
    { fields: 'id,caption,timestamp,permalink,username', limit: '50' },
    taggedSchema,
    ({ timestamp }) => new Date(timestamp).toISOString() < floor,
    context,
  );
  if (!read.ok) return read;
  const items = read.found.map(({ id, caption, timestamp, permalink, username }): InboxItem => ({
    kind: 'mention',
    threadId: id,
    originId: id,
    ...(permalink ? { url: permalink } : {}),
    text: caption,
    postedAt: new Date(timestamp).toISOString(),
    ...(username ? { author: { handle: username, url: `https://www.instagram.com/${username}/` } } : {}),
    ...tagsIn(caption),
    links: linksIn(caption),
    media: [],
  }));
  return { ok: true, items };
}
