import type { InboxItem } from '@beffroi/connectors';
import { newId } from '../../../platform/ids.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { indexMore, lockConversation, tellScreens } from './conversation.store.ts';

type On = { territoryId: string; channelId: string; threadKey: string };

/** What one of us wrote over there by another way: it belongs to the thread, and answers it. */
export async function takeOurs(deps: DeskDeps, trx: Trx, on: On, item: InboxItem): Promise<void> {
  const { territoryId, channelId } = on;
  const conversationId = await conversationOf(trx, on, item);
  // A thread that nobody of theirs began, as far as we know, is none of the inbox.
  if (conversationId === undefined) return;
  const row = await lockConversation(trx, { territoryId, conversationId });
  if (row.erased_at !== null) return;
  const at = item.postedAt === undefined ? deps.now() : new Date(item.postedAt);
  // It may be an answer that went out from here and is not written down as such yet.
  const leaving = await trx
    .selectFrom('desk.message')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('conversation_id', '=', row.id)
    .where('direction', '=', 'out')
    .where('origin_id', 'is', null)
    .where('text', '=', item.text)
    .executeTakeFirst();
  if (leaving) return;
  const inserted = await trx
    .insertInto('desk.message')
    .values({
      territory_id: territoryId,
      id: newId('msg', deps.now().getTime()),
      conversation_id: row.id,
      direction: 'out',
      channel_id: channelId,
      origin_id: item.originId,
      at,
      text: item.text,
      url: item.url ?? null,
      delivery: JSON.stringify({ state: 'recorded' }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  // Told already, or gone out from here.
  if (!inserted) return;
  const answers = row.last_in_at !== null && at > row.last_in_at;
  const changed = await trx
    .updateTable('desk.conversation')
    .set((write) => ({
      version: write('version', '+', 1),
      messages: write('messages', '+', 1),
      ...(at > row.last_at ? { last_at: at } : {}),
      ...(answers ? { state: 'waiting' as const, waiting_since: null, due_at: null } : {}),
      ...(answers && row.first_answer_at === null ? { first_answer_at: at } : {}),
    }))
    .where('territory_id', '=', territoryId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await indexMore(trx, { territoryId, conversationId: row.id }, item.text);
  await tellScreens(trx, changed);
}

/**
 * In private and by mail the thread is the conversation; in public each person's words are one, and ours belong to those
 * that they answer.
 */
async function conversationOf(trx: Trx, on: On, item: InboxItem): Promise<string | undefined> {
  if (item.kind === 'private' || item.kind === 'email') {
    const row = await trx
      .selectFrom('desk.conversation')
      .select('id')
      .where('territory_id', '=', on.territoryId)
      .where('thread_key', '=', on.threadKey)
      .orderBy('last_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id;
  }
  if (item.inReplyTo === undefined) return undefined;
  const row = await trx
    .selectFrom('desk.message')
    .select('conversation_id')
    .where('territory_id', '=', on.territoryId)
    .where('channel_id', '=', on.channelId)
    .where('origin_id', '=', item.inReplyTo)
    .executeTakeFirst();
  return row?.conversation_id;
}
