import { z } from 'zod';
import type { ReceivedPost } from '../port.ts';
import { remoteIdOf } from '../publish.plan.ts';
import type {
  AccountContext,
  Done,
  MeasureOutcome,
  Published,
  ReadBackOutcome,
  RepliesOutcome,
} from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { askX } from './x.calls.ts';
import { readBackMessage } from './x.private.ts';
import { entitiesSchema, linksOf, writtenText } from './x.text.ts';

/** What is not there comes as a success without data. */
const shownSchema = z.object({
  data: z.object({ text: z.string(), created_at: z.string().optional(), entities: entitiesSchema }).optional(),
});

export async function readBackX(published: Published, context: AccountContext): Promise<ReadBackOutcome> {
  const id = remoteIdOf(published);
  if (published.steps[0]?.refs['thread'] !== undefined) return readBackMessage(id, context);
  const call = { path: `/2/tweets/${id}`, query: { 'tweet.fields': 'created_at,entities' } };
  const told = await askX(context.credentials, call, shownSchema, context);
  if (!told.ok) return told.kind === 'not_found' ? { ok: true, exists: false } : told;
  const { data } = told.body;
  if (!data) return { ok: true, exists: false };
  const url = `https://x.com/${context.account.handle}/status/${id}`;
  const text = writtenText(data.text, data.entities);
  return { ok: true, exists: true, url, text, ...(data.created_at ? { at: data.created_at } : {}) };
}

export async function removeX({ steps }: Published, context: AccountContext): Promise<Done> {
  for (const { refs } of steps.toReversed()) {
    const list = refs['thread'] === undefined ? 'tweets' : 'dm_events';
    const call = { method: 'DELETE', path: `/2/${list}/${refs['id'] ?? ''}` } as const;
    const removed = await askX(context.credentials, call, z.unknown(), context);
    if (!removed.ok && removed.kind !== 'not_found') return removed;
  }
  return { ok: true };
}

const metricsSchema = z.object({
  data: z
    .object({
      public_metrics: z.object({
        retweet_count: z.number(),
        quote_count: z.number(),
        reply_count: z.number(),
        like_count: z.number(),
        impression_count: z.number().optional(),
      }),
      /** Told for thirty days. */
      non_public_metrics: z.object({ url_link_clicks: z.number().optional() }).optional().catch(undefined),
    })
    .optional(),
});

export async function measureX(published: Published, context: AccountContext): Promise<MeasureOutcome> {
  const query = { 'tweet.fields': 'public_metrics,non_public_metrics' };
  const call = { path: `/2/tweets/${remoteIdOf(published)}`, query };
  const told = await askX(context.credentials, call, metricsSchema, context);
  if (!told.ok) return told;
  if (!told.body.data) return troubleOfKind('not_found', 'X');
  const { public_metrics: counted, non_public_metrics: own } = told.body.data;
  return {
    ok: true,
    counts: {
      reactions: counted.like_count,
      shares: counted.retweet_count + counted.quote_count,
      comments: counted.reply_count,
      ...(counted.impression_count === undefined ? {} : { impressions: counted.impression_count }),
      ...(own?.url_link_clicks === undefined ? {} : { clicks: own.url_link_clicks }),
    },
  };
}

export async function hideXReply(
  replyId: string,
  hidden: boolean,
  _published: Published,
  context: AccountContext,
): Promise<Done> {
  const call = { method: 'PUT', path: `/2/tweets/${replyId}/hidden`, json: { hidden } } as const;
  const set = await askX(context.credentials, call, z.object({ data: z.unknown() }), context);
  return set.ok ? { ok: true } : set;
}

export const replySchema = z.object({
  id: z.string(),
  text: z.string(),
  author_id: z.string().optional(),
  created_at: z.string(),
  lang: z.string().optional().catch(undefined),
  entities: entitiesSchema,
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).catch([]),
});
type Reply = z.infer<typeof replySchema>;
const userSchema = z.object({ id: z.string(), username: z.string(), name: z.string().catch('') });
const foundSchema = z.object({
  data: z.array(z.unknown()).catch([]),
  includes: z
    .object({ users: z.array(z.unknown()).catch([]) })
    .partial()
    .catch({}),
  meta: z.object({ next_token: z.string().optional() }).catch({}),
});

const pageSize = 100;
const maxPages = 50;
/** The search goes back seven days, and refuses to begin from something older. */
const searchableMs = 6.9 * 24 * 3600_000;

/**
 * What was said in the conversation in the last seven days, by search: newest first over there, turned round here. The
 * cursor is the newest one told, `id@instant`.
 */
export async function readXReplies(
  published: Published,
  cursor: string | undefined,
  context: AccountContext,
): Promise<RepliesOutcome> {
  const id = remoteIdOf(published);
  const [sinceId = '0', sinceAt = ''] = cursor?.split('@') ?? [];
  const isRecent = Date.parse(sinceAt) > context.now().getTime() - searchableMs;
  const found: Reply[] = [];
  const authors = new Map<string, z.infer<typeof userSchema>>();
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = {
      query: `(conversation_id:${id} OR in_reply_to_tweet_id:${id}) -from:${context.account.handle} -is:retweet`,
      max_results: String(pageSize),
      'tweet.fields': 'author_id,created_at,entities,lang,referenced_tweets',
      expansions: 'author_id',
      since_id: isRecent ? sinceId : undefined,
      next_token: token,
    };
    const told = await askX(context.credentials, { path: '/2/tweets/search/recent', query }, foundSchema, context);
    if (!told.ok) return told;
    const { data, includes, meta } = told.body;
    found.push(...data.flatMap((one) => replySchema.safeParse(one).data ?? []));
    for (const one of includes.users ?? []) {
      const user = userSchema.safeParse(one).data;
      if (user) authors.set(user.id, user);
    }
    token = meta.next_token;
    if (token === undefined) break;
  }
  const fresh = found
    .filter((reply) => BigInt(reply.id) > BigInt(sinceId))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const newest = fresh.at(-1);
  const next = newest ? `${newest.id}@${newest.created_at}` : cursor;
  const replies = fresh.map((reply) => postOfReply(reply, authors.get(reply.author_id ?? '')));
  return { ok: true, replies, ...(next === undefined ? {} : { cursor: next }) };
}

export function postOfReply(reply: Reply, author: z.infer<typeof userSchema> | undefined): ReceivedPost {
  const parent = reply.referenced_tweets.find(({ type }) => type === 'replied_to')?.id;
  const quote = reply.referenced_tweets.find(({ type }) => type === 'quoted')?.id;
  return {
    network: 'x',
    originId: reply.id,
    url: `https://x.com/${author?.username ?? 'i'}/status/${reply.id}`,
    text: writtenText(reply.text, reply.entities),
    ...(reply.lang && reply.lang !== 'und' ? { lang: reply.lang } : {}),
    postedAt: new Date(reply.created_at).toISOString(),
    ...(author
      ? {
          author: {
            handle: author.username,
            ...(author.name ? { name: author.name } : {}),
            url: `https://x.com/${author.username}`,
          },
        }
      : {}),
    tags: (reply.entities?.hashtags ?? []).map(({ tag }) => tag),
    mentions: (reply.entities?.mentions ?? []).map(({ username }) => username),
    links: linksOf(reply.entities),
    media: [],
    ...(parent ? { inReplyTo: parent } : {}),
    ...(quote ? { quoteOf: quote } : {}),
  };
}
