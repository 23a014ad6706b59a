import { sql } from 'kysely';
import { simulatedGrowth, type HostedDraft } from '@beffroi/connectors/hosted';
import type { PublishingDeps } from '../publishing.deps.ts';
import type { HostedPost } from './hosted.read-model.ts';
import { pages } from './hosted.store.ts';
import type { Outlet } from './outlet.find.ts';

export type ShownReply = {
  id: string;
  author: string;
  text: string;
  at: Date;
  /** What the account answered to it. */
  answers: { id: string; text: string; at: Date }[];
};

/** What stands under a post of the simulated network, oldest first. What was hidden is still there for who wrote it. */
export async function repliesUnder(
  deps: Pick<PublishingDeps, 'db' | 'now' | 'baseUrl'>,
  { territoryId, channelId }: Outlet,
  post: HostedPost,
  readerId?: string,
): Promise<ShownReply[]> {
  const rows = await deps.db
    .selectFrom('publishing.hosted_reply')
    .select(['id', 'author', 'text', 'posted_at', 'hidden', 'removed_at', 'resident_id'])
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channelId)
    .where('post_id', '=', post.id)
    .execute();
  const isShown = (row: (typeof rows)[number]) =>
    row.removed_at === null && (!row.hidden || (readerId !== undefined && row.resident_id === readerId));
  const unseen = new Set(rows.filter((row) => !isShown(row)).map(({ id }) => id));
  const url = `${deps.baseUrl}/${pages.simulation}/${channelId}/${post.id}`;
  const grown = simulatedGrowth.replies({ ...post, at: post.at.toISOString(), url }, deps.now());
  const all = [
    ...rows.flatMap(({ id, author, text, posted_at: at }) => (text === '' ? [] : [{ id, author, text, at }])),
    ...grown.map(({ originId: id, author, text, postedAt }) => ({
      id,
      author: author?.handle ?? '',
      text: text ?? '',
      at: new Date(postedAt ?? post.at),
    })),
  ]
    .filter(({ id }) => !unseen.has(id))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const answers = await answersTo(
    deps,
    { territoryId, channelId },
    all.map(({ id }) => id),
  );
  return all.map((reply) => ({ ...reply, answers: answers.get(reply.id) ?? [] }));
}

/** How many of those who write here stand under each post for all to see. */
export async function countReplies(
  { db }: Pick<PublishingDeps, 'db'>,
  { territoryId, channelId }: Outlet,
  postIds: readonly string[],
): Promise<Map<string, number>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('publishing.hosted_reply')
    .select(['post_id', (count) => count.fn.countAll<string>().as('replies')])
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channelId)
    .where('post_id', 'in', [...postIds])
    .where('text', '<>', '')
    .where('hidden', '=', false)
    .where('removed_at', 'is', null)
    .groupBy('post_id')
    .execute();
  return new Map(rows.map(({ post_id, replies }) => [post_id, Number(replies)]));
}

async function answersTo(
  { db }: Pick<PublishingDeps, 'db'>,
  { territoryId, channelId }: Pick<Outlet, 'territoryId' | 'channelId'>,
  replyIds: readonly string[],
): Promise<Map<string, ShownReply['answers']>> {
  if (replyIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; parts: Pick<HostedDraft, 'text' | 'inReplyTo'>; posted_at: Date }>`
    select id, parts, posted_at from publishing.hosted_post
    where territory_id = ${territoryId} and channel_id = ${channelId} and removed_at is null
      and parts ->> 'inReplyTo' = any(${replyIds}::text[])
    order by posted_at, id
  `.execute(db);
  return Map.groupBy(
    rows.map(({ id, parts, posted_at: at }) => ({ id, text: parts.text, at, to: parts.inReplyTo ?? '' })),
    ({ to }) => to,
  );
}
