import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import { inboxCursor, inboxSince } from '../inbox.since.ts';
import type { AccountContext, Publisher, PublishTrouble } from '../publish.port.ts';
import { commentsUnder, isAnswered } from './linkedin.after.ts';
import { deleteLinkedIn, readLinkedIn, type LinkedInHosts } from './linkedin.client.ts';
import { commentPost, commentUrnOf, type LinkedInComment } from './linkedin.mapper.ts';

const postsSchema = z.object({ elements: z.array(z.object({ id: z.string(), createdAt: z.number().optional() })) });
const summarySchema = z.object({
  results: z.record(
    z.string(),
    z.object({ commentsSummary: z.object({ aggregatedTotalComments: z.number().optional() }).optional() }),
  ),
});
type Posts = { ok: true; found: { id: string; isRecent: boolean; count?: number }[] } | PublishTrouble;
type Comments = { ok: true; found: { comment: LinkedInComment; threadId: string }[] } | PublishTrouble;

/** Posts that are looked at for new comments. */
const mostPosts = 50;
const recentMs = 3 * 24 * 3600_000;

/** What people write under the posts of an organisation. Its mentions and its messages have no open API. */
export function linkedInInbox(hosts: LinkedInHosts): Required<Pick<Publisher, 'readInbox' | 'removeReply'>> {
  return {
    /** Calls are few a day: comments are read of recent posts, and of those whose count has changed. */
    async readInbox(cursor, context): Promise<InboxOutcome> {
      const began = context.now();
      const from = inboxCursor(cursor, began);
      const posts = await postsWithCounts(hosts, context);
      if (!posts.ok) return posts;
      const counts: Record<string, number> = {};
      const items: InboxItem[] = [];
      for (const { id, isRecent, count } of posts.found) {
        if (count !== undefined) counts[id] = count;
        if (count === 0 || (!isRecent && count !== undefined && from.counts?.[id] === count)) continue;
        const under = await allUnder(hosts, id, context);
        if (!under.ok) return under;
        items.push(...under.found.map(({ comment, threadId }) => commentItem(comment, id, threadId, context)));
      }
      return inboxSince(items, from, began, counts);
    },

    async removeReply(replyId, context) {
      const [, object = '', id = ''] = /^urn:li:comment:\((.+),(\d+)\)$/.exec(replyId) ?? [];
      const actor = encodeURIComponent(context.account.remoteId);
      const path = `/socialActions/${encodeURIComponent(object)}/comments/${id}?actor=${actor}`;
      const answer = await deleteLinkedIn({ hosts, credentials: context.credentials }, path, context);
      return answer.ok || answer.kind === 'not_found' ? { ok: true } : answer;
    },
  };
}

/**
 * The posts of the organisation, with how many comments each has; a post that is not told of is read.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/network-update-social-actions
 */
async function postsWithCounts(hosts: LinkedInHosts, context: AccountContext): Promise<Posts> {
  const as = { hosts, credentials: context.credentials };
  const author = encodeURIComponent(context.account.remoteId);
  const query = `author=${author}&q=author&count=${mostPosts}&sortBy=CREATED`;
  const posts = await readLinkedIn(as, `/posts?${query}`, postsSchema, context, { finder: true });
  if (!posts.ok) return posts;
  const { elements } = posts.value;
  if (elements.length === 0) return { ok: true, found: [] };
  const urns = elements.map(({ id }) => encodeURIComponent(id)).join(',');
  const summary = await readLinkedIn(as, `/socialActions?ids=List(${urns})`, summarySchema, context);
  if (!summary.ok) return summary;
  // Their names come back as they were written in the address.
  const told = new Map(Object.entries(summary.value.results).map(([urn, one]) => [decodeURIComponent(urn), one]));
  const now = context.now().getTime();
  const found = elements.map(({ id, createdAt = now }) => {
    const count = told.get(id)?.commentsSummary?.aggregatedTotalComments;
    return { id, isRecent: now - createdAt < recentMs, ...(count === undefined ? {} : { count }) };
  });
  return { ok: true, found };
}

async function allUnder(hosts: LinkedInHosts, postUrn: string, context: AccountContext): Promise<Comments> {
  const top = await commentsUnder(hosts, postUrn, context);
  // Deleted while it was being read.
  if (!top.ok) return top.kind === 'not_found' ? { ok: true, found: [] } : top;
  const found = top.found.map((comment) => ({ comment, threadId: commentUrnOf(comment) }));
  for (const comment of top.found.filter(isAnswered)) {
    const threadId = commentUrnOf(comment);
    const under = await commentsUnder(hosts, threadId, context);
    if (!under.ok) return under;
    found.push(...under.found.map((answer) => ({ comment: answer, threadId })));
  }
  return { ok: true, found };
}

function commentItem(
  comment: LinkedInComment,
  postUrn: string,
  threadId: string,
  { account }: AccountContext,
): InboxItem {
  const { network: _, ...received } = commentPost(comment, postUrn);
  const { actor } = comment;
  return {
    ...received,
    kind: 'comment',
    threadId,
    underId: postUrn,
    ...(actor === account.remoteId ? { isOurs: true } : actor ? { authorId: actor } : {}),
  };
}
