import { z } from 'zod';
import { deleteGraph, readGraph, writeGraph } from '../meta/graph.client.ts';
import { allPagesOf } from '../meta/graph.pages.ts';
import { countsFrom, insightsSchema } from '../meta/insights.ts';
import { remoteIdOf } from '../publish.plan.ts';
import type { Publisher } from '../publish.port.ts';
import { writtenSince } from '../replies.window.ts';
import { threadsGraph, type ThreadsHosts } from './threads.client.ts';
import { replyPost, replySchema } from './threads.mapper.ts';

const postSchema = z.object({
  text: z.string().optional(),
  permalink: z.string().optional(),
  timestamp: z.string().optional(),
});

type After = Required<Pick<Publisher, 'readBack' | 'remove' | 'measure' | 'readReplies' | 'hideReply'>>;

/** What is done with a post once it is out. */
export function afterThreads(hosts: ThreadsHosts): After {
  return {
    async readBack(published, context) {
      const graph = threadsGraph(hosts, context.credentials);
      const query = { fields: 'id,text,permalink,timestamp' };
      const answer = await readGraph(graph, `/${remoteIdOf(published)}`, query, postSchema, context);
      if (!answer.ok) return answer.kind === 'not_found' ? { ok: true, exists: false } : answer;
      const { text = '', permalink, timestamp } = answer.value;
      return {
        ok: true,
        exists: true,
        text,
        ...(permalink ? { url: permalink } : {}),
        ...(timestamp ? { at: new Date(timestamp).toISOString() } : {}),
      };
    },

    /** A hundred a day are taken back, no more. */
    async remove(published, context) {
      const graph = threadsGraph(hosts, context.credentials);
      for (const { refs } of published.steps.toReversed()) {
        if (!refs['id']) continue;
        const removed = await deleteGraph(graph, `/${refs['id']}`, context);
        if (!removed.ok) return removed;
      }
      return { ok: true };
    },

    async measure(published, context) {
      const graph = threadsGraph(hosts, context.credentials);
      const query = { metric: 'views,likes,replies,reposts,quotes,shares' };
      const path = `/${remoteIdOf(published)}/insights`;
      const answer = await readGraph(graph, path, query, insightsSchema, context);
      if (!answer.ok) return answer;
      const counts = countsFrom(answer.value, {
        views: 'impressions',
        likes: 'reactions',
        replies: 'comments',
        reposts: 'shares',
        quotes: 'shares',
      });
      return { ok: true, counts };
    },

    async readReplies(published, cursor, context) {
      const began = context.now();
      const fields =
        'id,text,timestamp,permalink,username,media_type,media_url,replied_to,is_reply_owned_by_me,alt_text';
      const graph = threadsGraph(hosts, context.credentials);
      const path = `/${remoteIdOf(published)}/conversation`;
      const all = await allPagesOf(graph, path, { fields, reverse: 'false' }, replySchema, context);
      if (!all.ok) return all;
      const isOurs = ({ is_reply_owned_by_me, username }: z.infer<typeof replySchema>) =>
        is_reply_owned_by_me ?? username === context.account.handle;
      const replies = all.found.filter((reply) => !isOurs(reply)).map(replyPost);
      return { ok: true, ...writtenSince(replies, cursor, began) };
    },

    /** Replies to replies go with the one above them: the network hides no other. */
    async hideReply(replyId, hidden, _published, context) {
      const graph = threadsGraph(hosts, context.credentials);
      const fields = { hide: String(hidden) };
      const answer = await writeGraph(graph, `/${replyId}/manage_reply`, fields, z.unknown(), context);
      return answer.ok ? { ok: true } : answer;
    },
  };
}
