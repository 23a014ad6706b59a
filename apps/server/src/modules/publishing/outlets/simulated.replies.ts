import { simulatedGrowth } from '@beffroi/connectors/hosted';
import type { PublishingDeps } from '../publishing.deps.ts';
import type { HostedPost } from './hosted.read-model.ts';
import { pages } from './hosted.store.ts';
import type { Outlet } from './outlet.find.ts';

export type ShownReply = { id: string; author: string; text: string; at: Date };

/** What stands under a post of the simulated network, oldest first, but for what was hidden. */
export async function repliesUnder(
  deps: Pick<PublishingDeps, 'db' | 'now' | 'baseUrl'>,
  { territoryId, channelId }: Outlet,
  post: HostedPost,
): Promise<ShownReply[]> {
  const rows = await deps.db
    .selectFrom('publishing.hosted_reply')
    .select(['id', 'author', 'text', 'posted_at', 'hidden'])
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channelId)
    .where('post_id', '=', post.id)
    .execute();
  const hidden = new Set(rows.filter((row) => row.hidden).map(({ id }) => id));
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
  ];
  return all.filter(({ id }) => !hidden.has(id)).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
