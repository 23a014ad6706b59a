import { z } from 'zod';
import { inboxCursor, inboxSince } from '../inbox.since.ts';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import type { Graph, GraphAnswer } from '../meta/graph.client.ts';
import { deleteGraph, writeGraph } from '../meta/graph.client.ts';
import { pagesSince } from '../meta/graph.pages.ts';
import { privateItemsOf } from '../meta/messages.ts';
import type { AccountContext, Publisher, PublishTrouble } from '../publish.port.ts';
import { pageGraph, type FacebookHosts } from './facebook.client.ts';
import { commentItem, commentSchema, mentionItem, pagePostSchema, type PagePost } from './facebook.mapper.ts';

type Read = { graph: Graph; floor: string; context: AccountContext };
type Items = { ok: true; items: InboxItem[] } | PublishTrouble;

const postFields = 'id,message,created_time,updated_time,permalink_url,from,attachments{media_type,target{id}}';
const commentFields = 'id,message,created_time,permalink_url,from,parent,attachment';
/** Posts that are looked at for new comments: what is older than them is hardly commented. */
const mostPostPages = 4;

/** What people say to a page, and what is done with who says it. */
export function facebookInbox(
  hosts: FacebookHosts,
): Required<Pick<Publisher, 'readInbox' | 'removeReply' | 'blockAuthor'>> {
  return {
    async readInbox(cursor, context): Promise<InboxOutcome> {
      const began = context.now();
      const from = inboxCursor(cursor, began);
      const read: Read = { graph: pageGraph(hosts, context.credentials), floor: from.floor, context };
      const written = await writtenOnPage(read);
      if (!written.ok) return written;
      const tagged = await taggedPage(read);
      if (!tagged.ok) return tagged;
      const told = await privateItemsOf(read.graph, 'messenger', from.floor, context);
      // A page that was connected without its messages is still told of its comments.
      if (!told.ok && told.kind !== 'forbidden') return told;
      return inboxSince([...tagged.items, ...written.items, ...(told.ok ? told.items : [])], from, began);
    },

    removeReply: (replyId, context) => deleteGraph(pageGraph(hosts, context.credentials), `/${replyId}`, context),

    /** @see https://developers.facebook.com/docs/graph-api/reference/page/blocked/ */
    async blockAuthor(authorId, blocked, context) {
      const graph = pageGraph(hosts, context.credentials);
      const path = `/${context.account.remoteId}/blocked`;
      if (!blocked) return deleteGraph(graph, path, context, { psid: authorId });
      const answer: GraphAnswer<unknown> = await writeGraph(graph, path, { psid: authorId }, z.unknown(), context);
      return answer.ok ? { ok: true } : answer;
    },
  };
}

/** Comments under every post of the page, and what visitors write on it. */
async function writtenOnPage({ graph, floor, context }: Read): Promise<Items> {
  const { remoteId } = context.account;
  const posts = await pagesSince(
    graph,
    `/${remoteId}/feed`,
    { fields: postFields, limit: '50' },
    pagePostSchema,
    () => false,
    context,
    mostPostPages,
  );
  if (!posts.ok) return posts;
  const items: InboxItem[] = [];
  for (const post of posts.found) {
    if (post.from?.id !== remoteId) items.push(mentionItem(post));
    // The last comment changes it; absent, it is read to be sure.
    if (post.updated_time !== undefined && instantOf(post.updated_time) < floor) continue;
    const under = await commentsUnder({ graph, floor, context }, post);
    if (!under.ok) return under;
    items.push(...under.items);
  }
  return { ok: true, items };
}

async function commentsUnder({ graph, floor, context }: Read, post: PagePost): Promise<Items> {
  const query = { filter: 'stream', order: 'reverse_chronological', limit: '50', fields: commentFields };
  const isOld = ({ created_time }: { created_time: string }) => instantOf(created_time) < floor;
  const read = await pagesSince(graph, `/${post.id}/comments`, query, commentSchema, isOld, context);
  // Deleted while it was being read.
  if (!read.ok) return read.kind === 'not_found' ? { ok: true, items: [] } : read;
  const { remoteId } = context.account;
  return { ok: true, items: read.found.map((comment) => commentItem(comment, post, remoteId)) };
}

/** @see https://developers.facebook.com/docs/graph-api/reference/page/tagged/ */
async function taggedPage({ graph, floor, context }: Read): Promise<Items> {
  const isOld = ({ created_time }: PagePost) => instantOf(created_time) < floor;
  const path = `/${context.account.remoteId}/tagged`;
  const query = { fields: 'id,message,created_time,permalink_url,from', limit: '50' };
  const read = await pagesSince(graph, path, query, pagePostSchema, isOld, context);
  if (!read.ok) return read;
  const byOthers = read.found.filter(({ from }) => from?.id !== context.account.remoteId);
  return { ok: true, items: byOthers.map(mentionItem) };
}

function instantOf(time: string): string {
  return new Date(time).toISOString();
}
