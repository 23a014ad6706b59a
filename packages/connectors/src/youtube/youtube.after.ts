import { z } from 'zod';
import { remoteIdOf } from '../publish.plan.ts';
import type { AccountContext, PostCounts, Publisher, PublishTrouble } from '../publish.port.ts';
import { writtenSince } from '../replies.window.ts';
import { readYouTube, writeYouTube, type YouTubeHosts } from './youtube.client.ts';
import { commentPost, commentsSchema, threadsSchema, type YouTubeComment } from './youtube.mapper.ts';
import { watchUrl } from './youtube.perform.ts';
import { wordsOf } from './youtube.plan.ts';
import { category } from './youtube.upload.ts';

const videosSchema = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({ description: z.string().default(''), publishedAt: z.string().optional() }).optional(),
        status: z.object({ privacyStatus: z.string() }).optional(),
        statistics: z
          .object({
            viewCount: z.string().optional(),
            likeCount: z.string().optional(),
            commentCount: z.string().optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});
const mostPages = 10;

type After = Required<Pick<Publisher, 'readBack' | 'remove' | 'edit' | 'measure' | 'readReplies' | 'hideReply'>>;

/** What is done with a video once it is shown. */
export function afterYouTube(hosts: YouTubeHosts): After {
  return {
    async readBack(published, context) {
      const id = remoteIdOf(published);
      const as = { hosts, credentials: context.credentials };
      const answer = await readYouTube(as, 'videos', { part: 'snippet,status', id }, videosSchema, context);
      if (!answer.ok) return answer;
      const [video] = answer.value.items;
      if (video?.status?.privacyStatus !== 'public') return { ok: true, exists: false };
      const { description = '', publishedAt } = video.snippet ?? {};
      const at = publishedAt ? { at: new Date(publishedAt).toISOString() } : {};
      return { ok: true, exists: true, url: watchUrl(hosts.www, id), text: description, ...at };
    },

    async remove(published, context) {
      const isVideo = published.steps.some(({ refs }) => refs['kind'] === 'video');
      const path = `/youtube/v3/${isVideo ? 'videos' : 'comments'}`;
      const as = { hosts, credentials: context.credentials };
      const request = { query: { id: remoteIdOf(published) } };
      const answer = await writeYouTube(as, 'DELETE', path, request, z.unknown(), context);
      return answer.ok || answer.kind === 'not_found' ? { ok: true } : answer;
    },

    async edit(published, outgoing, context) {
      const { title, description } = wordsOf(outgoing);
      const snippet = { title, description, categoryId: category, defaultLanguage: outgoing.lang };
      const request = { query: { part: 'snippet' }, body: { id: remoteIdOf(published), snippet } };
      const as = { hosts, credentials: context.credentials };
      const answer = await writeYouTube(as, 'PUT', '/youtube/v3/videos', request, z.unknown(), context);
      return answer.ok ? { ok: true } : answer;
    },

    async measure(published, context) {
      const query = { part: 'statistics', id: remoteIdOf(published) };
      const as = { hosts, credentials: context.credentials };
      const answer = await readYouTube(as, 'videos', query, videosSchema, context);
      if (!answer.ok) return answer;
      const { viewCount, likeCount, commentCount } = answer.value.items[0]?.statistics ?? {};
      const counts: PostCounts = {
        ...(viewCount === undefined ? {} : { impressions: Number(viewCount) }),
        ...(likeCount === undefined ? {} : { reactions: Number(likeCount) }),
        ...(commentCount === undefined ? {} : { comments: Number(commentCount) }),
      };
      return { ok: true, counts };
    },

    /** The newest come first over there, with a few of their answers. */
    async readReplies(published, cursor, context) {
      const began = context.now();
      const videoId = remoteIdOf(published);
      const all = await commentsOn(hosts, videoId, context);
      // Comments that are closed are no comments.
      if (!all.ok) return all.kind === 'not_summoned' ? { ok: true, replies: [], ...(cursor ? { cursor } : {}) } : all;
      const replies = all.found
        .filter(({ snippet }) => snippet.authorChannelId?.value !== context.account.remoteId)
        .map((comment) => commentPost(comment, videoId));
      return { ok: true, ...writtenSince(replies, cursor, began) };
    },

    /** Held for review, not rejected: what is rejected can never be shown again. */
    async hideReply(replyId, hidden, _published, context) {
      const query = { id: replyId, moderationStatus: hidden ? 'heldForReview' : 'published' };
      const as = { hosts, credentials: context.credentials };
      const path = '/youtube/v3/comments/setModerationStatus';
      const answer = await writeYouTube(as, 'POST', path, { query }, z.unknown(), context);
      return answer.ok ? { ok: true } : answer;
    },
  };
}

async function commentsOn(
  hosts: YouTubeHosts,
  videoId: string,
  context: AccountContext,
): Promise<{ ok: true; found: YouTubeComment[] } | PublishTrouble> {
  const as = { hosts, credentials: context.credentials };
  const query = { part: 'snippet,replies', videoId, order: 'time', maxResults: '100', textFormat: 'plainText' };
  const found: YouTubeComment[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await readYouTube(as, 'commentThreads', { ...query, pageToken }, threadsSchema, context);
    if (!answer.ok) return answer;
    for (const { id, snippet, replies } of answer.value.items) {
      found.push(snippet.topLevelComment);
      const shown = replies?.comments ?? [];
      if (snippet.totalReplyCount <= shown.length) found.push(...shown);
      else {
        const under = { part: 'snippet', parentId: id, maxResults: '100', textFormat: 'plainText' };
        const answers = await readYouTube(as, 'comments', under, commentsSchema, context);
        if (!answers.ok) return answers;
        found.push(...answers.value.items);
      }
    }
    pageToken = answer.value.nextPageToken;
    if (!pageToken) break;
  }
  return { ok: true, found };
}
