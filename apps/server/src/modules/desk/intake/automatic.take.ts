import { sql } from 'kysely';
import type { InboxItem } from '@beffroi/connectors';
import { newId } from '../../../platform/ids.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { dueAtOf } from '../settings/answer.due.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { lockConversation, tellScreens, type StoredConversation } from './conversation.store.ts';

type On = { territoryId: string; channelId: string };

/**
 * What a robot sent by mail wants no answer, and answering it begins a loop: an absence notice is noted in its thread and
 * changes nothing; a mail of ours that came back puts its conversation before us again. What belongs to no thread of
 * ours, lists and advertising by machine, is left in the mailbox.
 */
export async function takeAutomatic(deps: DeskDeps, trx: Trx, on: On, item: InboxItem): Promise<void> {
  const { mail } = item;
  if (!mail) return;
  const row = await conversationOf(trx, on, item);
  if (!row || row.erased_at !== null) return;
  const isBounce = mail.automatic === 'bounce' && mail.bounced?.permanent !== false;
  const now = deps.now();
  const text = isBounce
    ? `Notre courriel n’est pas arrivé : ${mail.bounced?.address ?? 'adresse refusée'}.\n\n${mail.newText}`
    : `Réponse automatique : ${mail.newText}`;
  const inserted = await trx
    .insertInto('desk.message')
    .values({
      territory_id: on.territoryId,
      id: newId('msg', now.getTime()),
      conversation_id: row.id,
      direction: 'note',
      channel_id: on.channelId,
      origin_id: item.originId,
      at: item.postedAt === undefined ? now : new Date(item.postedAt),
      text: text.slice(0, 4000),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return;
  const settings = await readDeskSettings(trx, on.territoryId);
  const changed = await trx
    .updateTable('desk.conversation')
    .set((write) => ({
      version: write('version', '+', 1),
      messages: write('messages', '+', 1),
      ...(isBounce
        ? {
            state: 'to_answer' as const,
            unread: true,
            closed_at: null,
            waiting_since: row.last_in_at ?? now,
            due_at: dueAtOf(settings, now),
          }
        : {}),
    }))
    .where('territory_id', '=', on.territoryId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await tellScreens(trx, changed);
}

/** The conversation of what it answers, by any identifier of ours that it names. */
async function conversationOf(trx: Trx, on: On, { mail }: InboxItem): Promise<StoredConversation | undefined> {
  const named = [mail?.bounced?.messageId, mail?.inReplyTo, ...(mail?.references ?? [])].filter(
    (id): id is string => id !== undefined,
  );
  if (named.length === 0) return undefined;
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from desk.message
    where territory_id = ${on.territoryId} and channel_id = ${on.channelId} and origin_id = any(${named}::text[])
    order by at desc limit 1
  `.execute(trx);
  const conversationId = rows[0]?.conversation_id;
  return conversationId === undefined
    ? undefined
    : lockConversation(trx, { territoryId: on.territoryId, conversationId });
}
