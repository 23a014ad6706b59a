import { z } from 'zod';
import { readGraph, writeGraph } from '../meta/graph.client.ts';
import { isPrivate, readBackPrivate } from '../meta/messages.ts';
import { allPagesOf } from '../meta/graph.pages.ts';
import { countsFrom, insightsSchema } from '../meta/insights.ts';
import { remoteIdOf } from '../publish.plan.ts';
import type { Publisher } from '../publish.port.ts';
import { writtenSince } from '../replies.window.ts';
import { instagramGraph, type InstagramHosts } from './instagram.client.ts';
import { commentSchema, flattened, replyPost } from './instagram.mapper.ts';

const mediaSchema = z.object({
  caption: z.string().optional(),
  permalink: z.string().optional(),
  timestamp: z.string().optional(),
  like_count: z.number().optional(),
  comments_count: z.number().optional(),
});

type After = Required<Pick<Publisher, 'readBack' | 'measure' | 'readReplies' | 'hideReply'>>;

/** What is done with a post once it is out. The API neither changes nor deletes it. */
export function afterInstagram(hosts: InstagramHosts): After {
  return {
    async readBack(published, context) {
      const query = { fields: 'id,caption,permalink,timestamp' };
      const graph = instagramGraph(hosts, context.credentials);
      if (isPrivate(published)) return readBackPrivate(graph, remoteIdOf(published), context);
      const answer = await readGraph(graph, `/${remoteIdOf(published)}`, query, mediaSchema, context);
      if (!answer.ok) return answer.kind === 'not_found' ? { ok: true, exists: false } : answer;
      const { caption = '', permalink, timestamp } = answer.value;
      return {
        ok: true,
        exists: true,
        text: caption,
        ...(permalink ? { url: permalink } : {}),
        ...(timestamp ? { at: new Date(timestamp).toISOString() } : {}),
      };
    },

    async measure(published, context) {
      const graph = instagramGraph(hosts, context.credentials);
      const path = `/${remoteIdOf(published)}`;
      const seen = await readGraph(graph, path, { fields: 'like_count,comments_count' }, mediaSchema, context);
      if (!seen.ok) return seen;
      const query = { metric: 'views,reach,likes,comments,shares' };
      // Too few people saw it for insights: an error there, not a count of zero.
      const insights = await readGraph(graph, `${path}/insights`, query, insightsSchema, context);
      const { like_count, comments_count } = seen.value;
      return {
        ok: true,
        counts: {
          ...(like_count === undefined ? {} : { reactions: like_count }),
          ...(comments_count === undefined ? {} : { comments: comments_count }),
          ...(insights.ok
            ? countsFrom(insights.value, {
                views: 'impressions',
                reach: 'reach',
                likes: 'reactions',
                comments: 'comments',
                shares: 'shares',
              })
            : {}),
        },
      };
    },

    /** The newest come first over there, and answers inside what they answer: all are read. */
    async readReplies(published, cursor, context) {
      const began = context.now();
      const id = remoteIdOf(published);
      const fields = 'id,text,timestamp,username,from';
      const query = { fields: `${fields},replies{${fields}}`, limit: '50' };
      const graph = instagramGraph(hosts, context.credentials);
      const all = await allPagesOf(graph, `/${id}/comments`, query, commentSchema, context);
      if (!all.ok) return all;
      const { remoteId, handle } = context.account;
      const replies = all.found
        .flatMap((comment) => flattened(comment, id))
        .filter(({ from, username }) => from?.id !== remoteId && username !== handle)
        .map(replyPost);
      return { ok: true, ...writtenSince(replies, cursor, began) };
    },

    async hideReply(replyId, hidden, _published, context) {
      const graph = instagramGraph(hosts, context.credentials);
      const answer = await writeGraph(graph, `/${replyId}`, { hide: String(hidden) }, z.unknown(), context);
      return answer.ok ? { ok: true } : answer;
    },
  };
}
