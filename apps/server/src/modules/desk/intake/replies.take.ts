import type { PublishingFacts } from '../../publishing/index.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { takeMessage } from './message.take.ts';
import { threadKeyOf } from './thread.key.ts';

/** What people wrote under a post that went through us comes to the inbox in the transaction that stores it. */
export async function takeReplies(
  deps: DeskDeps,
  trx: Trx,
  { territoryId, deliveryId, replyIds }: PublishingFacts['publishing.replies_received'],
): Promise<void> {
  const rows = await trx
    .selectFrom('publishing.reply as r')
    .innerJoin('publishing.delivery as d', (join) =>
      join.onRef('d.territory_id', '=', 'r.territory_id').onRef('d.id', '=', 'r.delivery_id'),
    )
    .selectAll('r')
    .select(['d.channel_id', 'd.done'])
    .where('r.territory_id', '=', territoryId)
    .where('r.delivery_id', '=', deliveryId)
    .where('r.id', 'in', replyIds)
    .orderBy('r.posted_at')
    .execute();
  for (const row of rows) {
    const underId = row.done.find(({ seen }) => seen)?.refs['id'];
    await takeMessage(deps, trx, {
      territoryId,
      kind: 'comment',
      network: row.network,
      channelId: row.channel_id,
      threadKey: threadKeyOf({
        kind: 'comment',
        channelId: row.channel_id,
        threadId: underId ?? row.delivery_id,
        underId,
        author: row.author_handle,
      }),
      originId: row.origin_id,
      underId,
      inReplyTo: row.in_reply_to ?? undefined,
      at: row.posted_at,
      author: { handle: row.author_handle, name: row.author_name ?? undefined },
      text: row.text,
      url: row.url ?? undefined,
      publicationId: row.publication_id,
      deliveryId,
      replyId: row.id,
    });
  }
}
