import { sql } from 'kysely';
import { mentionNotFound } from '../../listening/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { takeMessage } from './message.take.ts';
import { threadKeyOf } from './thread.key.ts';

/**
 * A mention that the watch heard comes to the desk, once. It is answered on the account of its network, when there is
 * one and the network knows it by the same name there.
 * @throws listening.mention_not_found
 */
export async function takeMention(
  deps: DeskDeps,
  given: { territoryId: string; mentionId: string },
): Promise<{ conversationId: string }> {
  const { territoryId, mentionId } = given;
  return deps.db.transaction().execute(async (trx) => {
    // Two who take it at once wait for each other here, and the second finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`desk mention ${territoryId} ${mentionId}`}, 0))`.execute(
      trx,
    );
    const taken = await trx
      .selectFrom('desk.conversation')
      .select(['id', 'merged_into'])
      .where('territory_id', '=', territoryId)
      .where('mention_id', '=', mentionId)
      .executeTakeFirst();
    if (taken) return { conversationId: taken.merged_into ?? taken.id };
    const mention = await trx
      .selectFrom('listening.mention')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('id', '=', mentionId)
      .executeTakeFirst();
    if (!mention) throw mentionNotFound();
    const channel = await trx
      .selectFrom('channels.channel')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('network', '=', mention.network as never)
      .where('disconnected_at', 'is', null)
      .orderBy('connected_at')
      .executeTakeFirst();
    const { conversationId } = await takeMessage(deps, trx, {
      territoryId,
      kind: 'mention',
      network: mention.network,
      channelId: channel?.id,
      threadKey: threadKeyOf({
        kind: 'mention',
        channelId: channel?.id ?? '',
        threadId: mention.origin_id,
        author: mention.author_handle ?? '',
      }),
      originId: channel ? mention.origin_id : undefined,
      at: mention.posted_at,
      author: {
        handle: mention.author_handle ?? '',
        name: mention.author_name ?? undefined,
        url: mention.author_url ?? undefined,
      },
      subject: mention.title ?? undefined,
      text: mention.text,
      url: mention.url ?? undefined,
      mentionId,
    });
    return { conversationId };
  });
}
