import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import { inboxCursor, inboxSince } from '../inbox.since.ts';
import type { AccountContext, Publisher, PublishTrouble } from '../publish.port.ts';
import { readYouTube, writeYouTube, type YouTubeHosts } from './youtube.client.ts';
import { commentPost, commentsSchema, threadsSchema, type YouTubeComment } from './youtube.mapper.ts';

type Thread = z.infer<typeof threadsSchema>['items'][number];
type Threads = { ok: true; found: Thread[] } | PublishTrouble;
type Comments = { ok: true; found: YouTubeComment[] } | PublishTrouble;

/** Threads that are looked at for new answers: the newest of the channel, a hundred a page, each page one unit. */
const mostPages = 3;
const text = { textFormat: 'plainText', maxResults: '100' };

/** What people write under the videos of a channel. Private messages do not exist there; mentions have no API. */
export function youTubeInbox(hosts: YouTubeHosts): Required<Pick<Publisher, 'readInbox' | 'removeReply'>> {
  return {
    /** How many answers a thread has is remembered: those of a long one are read only when there are more. */
    async readInbox(cursor, context): Promise<InboxOutcome> {
      const began = context.now();
      const from = inboxCursor(cursor, began);
      const threads = await threadsOfChannel(hosts, context);
      if (!threads.ok) return threads;
      const counts: Record<string, number> = {};
      const items: InboxItem[] = [];
      for (const thread of threads.found) {
        const { totalReplyCount } = thread.snippet;
        counts[thread.id] = totalReplyCount;
        const answers = await answersIn(hosts, thread, from.counts?.[thread.id], context);
        if (!answers.ok) return answers;
        const whole = [thread.snippet.topLevelComment, ...answers.found];
        items.push(...whole.map((comment) => commentItem(comment, thread, context)));
      }
      return inboxSince(items, from, began, counts);
    },

    /**
     * Only who wrote a comment can delete it: it is rejected, which nobody can take back.
     * @see https://developers.google.com/youtube/v3/docs/comments/setModerationStatus
     */
    async removeReply(replyId, context) {
      const as = { hosts, credentials: context.credentials };
      const query = { id: replyId, moderationStatus: 'rejected' };
      const path = '/youtube/v3/comments/setModerationStatus';
      const answer = await writeYouTube(as, 'POST', path, { query }, z.unknown(), context);
      return answer.ok || answer.kind === 'not_found' ? { ok: true } : answer;
    },
  };
}

async function threadsOfChannel(hosts: YouTubeHosts, context: AccountContext): Promise<Threads> {
  const as = { hosts, credentials: context.credentials };
  const channel = { allThreadsRelatedToChannelId: context.account.remoteId, order: 'time' };
  const query = { part: 'snippet,replies', ...channel, ...text };
  const found: Thread[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await readYouTube(as, 'commentThreads', { ...query, pageToken }, threadsSchema, context);
    if (!answer.ok) return answer;
    found.push(...answer.value.items);
    pageToken = answer.value.nextPageToken;
    if (!pageToken) break;
  }
  return { ok: true, found };
}

/** A thread comes with some of its answers: all of them when they are few. */
async function answersIn(
  hosts: YouTubeHosts,
  { id, snippet, replies }: Thread,
  knownCount: number | undefined,
  context: AccountContext,
): Promise<Comments> {
  const shown = replies?.comments ?? [];
  if (snippet.totalReplyCount <= shown.length || snippet.totalReplyCount === knownCount)
    return { ok: true, found: shown };
  const as = { hosts, credentials: context.credentials };
  const found: YouTubeComment[] = [];
  let pageToken: string | undefined;
  do {
    const query = { part: 'snippet', parentId: id, ...text, pageToken };
    const answer = await readYouTube(as, 'comments', query, commentsSchema, context);
    // Deleted while it was being read.
    if (!answer.ok) return answer.kind === 'not_found' ? { ok: true, found } : answer;
    found.push(...answer.value.items);
    pageToken = answer.value.nextPageToken;
  } while (pageToken);
  return { ok: true, found };
}

function commentItem(comment: YouTubeComment, { id, snippet }: Thread, { account }: AccountContext): InboxItem {
  const videoId = snippet.videoId ?? snippet.topLevelComment.snippet.videoId;
  const { network: _, ...received } = commentPost(comment, videoId ?? id);
  const authorId = comment.snippet.authorChannelId?.value;
  return {
    ...received,
    kind: 'comment',
    threadId: id,
    ...(videoId ? { underId: videoId } : {}),
    ...(authorId === account.remoteId ? { isOurs: true } : authorId ? { authorId } : {}),
  };
}
