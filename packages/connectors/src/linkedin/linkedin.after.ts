import { z } from 'zod';
import { remoteIdOf } from '../publish.plan.ts';
import type { AccountContext, Publisher, PublishTrouble } from '../publish.port.ts';
import { writtenSince } from '../replies.window.ts';
import { deleteLinkedIn, readLinkedIn, updateUrl, writeLinkedIn, type LinkedInHosts } from './linkedin.client.ts';
import { commentPost, commentsSchema, commentUrnOf, type LinkedInComment } from './linkedin.mapper.ts';
import { commentaryOf } from './linkedin.perform.ts';
import { fromLittleText, toLittleText } from './little.text.ts';

const postSchema = z.object({
  commentary: z.string().default(''),
  publishedAt: z.number().optional(),
  lifecycleState: z.string().optional(),
});
const statisticsSchema = z.object({
  elements: z.array(
    z.object({
      totalShareStatistics: z.object({
        impressionCount: z.number().optional(),
        uniqueImpressionsCount: z.number().optional(),
        clickCount: z.number().optional(),
        likeCount: z.number().optional(),
        commentCount: z.number().optional(),
        shareCount: z.number().optional(),
      }),
    }),
  ),
});
const pageLength = 100;
const mostComments = 1000;

type After = Required<Pick<Publisher, 'readBack' | 'remove' | 'edit' | 'measure' | 'readReplies'>>;

/** What is done with a post once it is out. */
export function afterLinkedIn(hosts: LinkedInHosts): After {
  return {
    async readBack(published, context) {
      const urn = remoteIdOf(published);
      const as = { hosts, credentials: context.credentials };
      const answer = await readLinkedIn(as, `/posts/${encodeURIComponent(urn)}`, postSchema, context);
      if (!answer.ok) return answer.kind === 'not_found' ? { ok: true, exists: false } : answer;
      const { commentary, publishedAt } = answer.value;
      const at = publishedAt === undefined ? {} : { at: new Date(publishedAt).toISOString() };
      return { ok: true, exists: true, url: updateUrl(hosts, urn), text: fromLittleText(commentary), ...at };
    },

    async remove(published, context) {
      const urn = remoteIdOf(published);
      const comment = /^urn:li:comment:\((.+),(\d+)\)$/.exec(urn);
      const actor = encodeURIComponent(context.account.remoteId);
      const path = comment
        ? `/socialActions/${encodeURIComponent(comment[1] ?? '')}/comments/${comment[2]}?actor=${actor}`
        : `/posts/${encodeURIComponent(urn)}`;
      const answer = await deleteLinkedIn({ hosts, credentials: context.credentials }, path, context);
      return answer.ok || answer.kind === 'not_found' ? { ok: true } : answer;
    },

    async edit(published, outgoing, context) {
      const path = `/posts/${encodeURIComponent(remoteIdOf(published))}`;
      const body = { patch: { $set: { commentary: toLittleText(commentaryOf(outgoing)) } } };
      const as = { hosts, credentials: context.credentials };
      const answer = await writeLinkedIn(as, path, body, z.unknown(), context, 'PARTIAL_UPDATE');
      return answer.ok ? { ok: true } : answer;
    },

    async measure(published, context) {
      const urn = remoteIdOf(published);
      const list = urn.startsWith('urn:li:ugcPost:') ? 'ugcPosts' : 'shares';
      const entity = encodeURIComponent(context.account.remoteId);
      const query = `q=organizationalEntity&organizationalEntity=${entity}&${list}=List(${encodeURIComponent(urn)})`;
      const path = `/organizationalEntityShareStatistics?${query}`;
      const as = { hosts, credentials: context.credentials };
      const answer = await readLinkedIn(as, path, statisticsSchema, context, { finder: true });
      if (!answer.ok) return answer;
      const told = answer.value.elements[0]?.totalShareStatistics ?? {};
      const named = {
        impressions: told.impressionCount,
        reach: told.uniqueImpressionsCount,
        clicks: told.clickCount,
        reactions: told.likeCount,
        comments: told.commentCount,
        shares: told.shareCount,
      };
      const counts = Object.entries(named).filter(([, count]) => count !== undefined);
      return { ok: true, counts: Object.fromEntries(counts) };
    },

    /** Their order is the network's own, and answers are under what they answer: all are read. */
    async readReplies(published, cursor, context) {
      const began = context.now();
      const urn = remoteIdOf(published);
      const top = await commentsUnder(hosts, urn, context);
      if (!top.ok) return top;
      const found = [...top.found];
      for (const comment of top.found.filter(isAnswered)) {
        const under = await commentsUnder(hosts, commentUrnOf(comment), context);
        if (!under.ok) return under;
        found.push(...under.found);
      }
      const replies = found
        .filter(({ actor }) => actor !== context.account.remoteId)
        .map((comment) => commentPost(comment, urn));
      return { ok: true, ...writtenSince(replies, cursor, began) };
    },
  };
}

/** Comments right under a post or a comment. */
export async function commentsUnder(
  hosts: LinkedInHosts,
  urn: string,
  context: AccountContext,
): Promise<{ ok: true; found: LinkedInComment[] } | PublishTrouble> {
  const found: LinkedInComment[] = [];
  const as = { hosts, credentials: context.credentials };
  while (found.length < mostComments) {
    const path = `/socialActions/${encodeURIComponent(urn)}/comments?start=${found.length}&count=${pageLength}`;
    const answer = await readLinkedIn(as, path, commentsSchema, context);
    if (!answer.ok) return answer;
    const { elements, paging } = answer.value;
    found.push(...elements);
    if (elements.length === 0 || found.length >= (paging?.total ?? 0)) break;
  }
  return { ok: true, found };
}

export function isAnswered({ commentsSummary }: LinkedInComment): boolean {
  return (commentsSummary?.aggregatedTotalComments ?? 0) > 0;
}
