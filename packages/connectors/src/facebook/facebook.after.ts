import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import { firstPageOf } from '../meta/graph.pages.ts';
import { deleteGraph, readGraph, writeGraph } from '../meta/graph.client.ts';
import { isPrivate, readBackPrivate } from '../meta/messages.ts';
import { partOf, remoteIdOf, textWithLink } from '../publish.plan.ts';
import type { Done, PostCounts, Published, Publisher } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { facebookName, pageGraph, postUrl, type FacebookHosts } from './facebook.client.ts';
import { commentPost, commentSchema } from './facebook.mapper.ts';
import { shapeOf } from './facebook.plan.ts';

const postSchema = z.object({
  id: z.string(),
  message: z.string().optional(),
  description: z.string().optional(),
  created_time: z.string().optional(),
  permalink_url: z.string().optional(),
});
const summary = z.object({ summary: z.object({ total_count: z.number() }) }).optional();
const countsSchema = z.object({
  reactions: summary,
  likes: summary,
  comments: summary,
  shares: z.object({ count: z.number() }).optional(),
  insights: z
    .object({ data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.number() })) })) })
    .optional(),
});
type Comment = z.infer<typeof commentSchema>;

type After = Required<Pick<Publisher, 'readBack' | 'remove' | 'edit' | 'measure' | 'readReplies' | 'hideReply'>>;

/** What is done with a post once it is out. */
export function afterFacebook(hosts: FacebookHosts): After {
  return {
    async readBack(published, context) {
      const id = remoteIdOf(published);
      if (isPrivate(published)) return readBackPrivate(pageGraph(hosts, context.credentials), id, context);
      const fields = isVideo(published)
        ? 'id,description,created_time,permalink_url'
        : 'id,message,created_time,permalink_url';
      const graph = pageGraph(hosts, context.credentials);
      const answer = await readGraph(graph, `/${id}`, { fields }, postSchema, context);
      if (!answer.ok) return answer.kind === 'not_found' ? { ok: true, exists: false } : answer;
      const { message, description, created_time, permalink_url } = answer.value;
      return {
        ok: true,
        exists: true,
        url: permalink_url ? new URL(permalink_url, hosts.www).href : postUrl(hosts, context, id),
        text: message ?? description ?? '',
        ...(created_time ? { at: new Date(created_time).toISOString() } : {}),
      };
    },

    /** Comments go with what they are under. */
    remove: async (published, context) => {
      if (isPrivate(published)) return troubleOfKind('rejected', facebookName, { says: staysSent });
      return deleteGraph(pageGraph(hosts, context.credentials), `/${remoteIdOf(published)}`, context);
    },

    async edit(published, outgoing, context) {
      const link = shapeOf(outgoing).media.length > 0 ? outgoing.link : undefined;
      const text = textWithLink(partOf(outgoing, 0), link);
      const fields = isVideo(published) ? { description: text } : { message: text };
      const graph = pageGraph(hosts, context.credentials);
      return doneBy(await writeGraph(graph, `/${remoteIdOf(published)}`, fields, z.unknown(), context));
    },

    async measure(published, context) {
      const graph = pageGraph(hosts, context.credentials);
      const read = (fields: string) => readGraph(graph, `/${remoteIdOf(published)}`, { fields }, countsSchema, context);
      const comments = 'comments.filter(stream).limit(0).summary(true)';
      const fields = isVideo(published)
        ? `likes.limit(0).summary(true),${comments}`
        : `reactions.limit(0).summary(true),${comments},shares`;
      const whole = await read(`${fields},insights.metric(post_media_view,post_total_media_view_unique)`);
      // Insights come and go with versions, and need a hundred followers: the rest is told all the same.
      const told = whole.ok || whole.kind !== 'rejected' ? whole : await read(fields);
      return told.ok ? { ok: true, counts: countsOf(told.value) } : told;
    },

    async readReplies(published, cursor, context) {
      const id = remoteIdOf(published);
      const query = {
        filter: 'stream',
        order: 'chronological',
        limit: '50',
        fields: 'id,message,created_time,permalink_url,from,parent,attachment',
      };
      const graph = pageGraph(hosts, context.credentials);
      const isOurs = ({ from }: Comment) => from?.id === context.account.remoteId;
      const page = await firstPageOf(graph, `/${id}/comments`, query, commentSchema, isOurs, cursor, context);
      if (!page.ok) return page;
      return { ...page, replies: page.found.map((comment) => commentPost(comment, id)) };
    },

    async hideReply(replyId, hidden, _published, context) {
      const graph = pageGraph(hosts, context.credentials);
      return doneBy(await writeGraph(graph, `/${replyId}`, { is_hidden: String(hidden) }, z.unknown(), context));
    },
  };
}

const staysSent: Bilingual = {
  fr: 'ne reprend pas un message privé : la personne l’a reçu',
  en: 'takes no private message back: the person received it',
};

function isVideo({ steps }: Published): boolean {
  return steps[0]?.refs['kind'] === 'video';
}

function doneBy(answer: { ok: true } | Exclude<Done, { ok: true }>): Done {
  return answer.ok ? { ok: true } : answer;
}

/** Shares are left out by the network while there is none, insights for the first hours. */
function countsOf(read: z.infer<typeof countsSchema>): PostCounts {
  const { reactions = read.likes, comments, shares } = read;
  const insight = (name: string) => read.insights?.data.find((one) => one.name === name)?.values.at(-1)?.value;
  const impressions = insight('post_media_view');
  const reach = insight('post_total_media_view_unique');
  return {
    ...(reactions ? { reactions: reactions.summary.total_count } : {}),
    ...(comments ? { comments: comments.summary.total_count } : {}),
    ...(shares ? { shares: shares.count } : {}),
    ...(impressions === undefined ? {} : { impressions }),
    ...(reach === undefined ? {} : { reach }),
  };
}
