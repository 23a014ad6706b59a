import type { ReceivedPost } from '@beffroi/connectors';
import { createTone, toneOf, type ToneEngine } from '@beffroi/engines/tone';
import { newId } from '../../../platform/ids.ts';
import { publishedOf } from '../dispatch/outgoing.build.ts';
import { followDeliveries } from '../dispatch/publication.follow.ts';
import { nextRepliesAt } from './cadence.rules.ts';
import { plan, type Look } from './look.plan.ts';

let engine: ToneEngine | undefined;

/** Reads what people wrote under a post, each once whatever is read again. */
export async function readReplies(look: Look): Promise<void> {
  const { deps, row, channel } = look;
  const { publisher } = channel;
  const now = deps.now();
  const next = row.sent_at ? nextRepliesAt(row.sent_at, now) : null;
  if (!publisher.readReplies) return plan(deps, row, 'next_replies_at', null);
  const outcome = await publisher.readReplies(publishedOf(row), row.replies_cursor ?? undefined, look.context);
  if (!outcome.ok) {
    const wait =
      outcome.retryAfterSeconds === undefined ? next : new Date(now.getTime() + outcome.retryAfterSeconds * 1000);
    return plan(deps, row, 'next_replies_at', outcome.kind === 'not_found' ? null : wait);
  }
  await deps.db.transaction().execute(async (trx) => {
    const kept =
      outcome.replies.length === 0
        ? []
        : await trx
            .insertInto('publishing.reply')
            .values(outcome.replies.map((post) => replyRow(row, post, now)))
            .onConflict((conflict) => conflict.columns(['territory_id', 'delivery_id', 'origin_id']).doNothing())
            .returning('id')
            .execute();
    await trx
      .updateTable('publishing.delivery')
      .set((write) => ({
        replies: write('replies', '+', kept.length),
        replies_cursor: outcome.cursor ?? row.replies_cursor,
        next_replies_at: next,
      }))
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .execute();
    if (kept.length === 0) return;
    await deps.events.emit(trx, 'publishing.replies_received', {
      territoryId: row.territory_id,
      deliveryId: row.id,
      replyIds: kept.map(({ id }) => id),
    });
    await followDeliveries(trx, { territoryId: row.territory_id, publicationId: row.publication_id });
  });
}

/** Without what a database does not hold: one such reply would keep all the others away. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function replyRow(row: Look['row'], post: ReceivedPost, now: Date) {
  engine ??= createTone();
  const tone = engine.score(post.text);
  return {
    territory_id: row.territory_id,
    id: newId('rpl'),
    delivery_id: row.id,
    publication_id: row.publication_id,
    network: row.network,
    origin_id: post.originId,
    author_handle: storable(post.author?.handle ?? ''),
    author_name: post.author?.name === undefined ? null : storable(post.author.name),
    text: storable(post.text),
    url: post.url ?? null,
    posted_at: post.postedAt === undefined ? now : new Date(post.postedAt),
    in_reply_to: post.inReplyTo ?? null,
    tone: toneOf(tone),
    aggressive: tone.aggressive.label,
  };
}
