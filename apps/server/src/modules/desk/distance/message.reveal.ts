import { auditActorOf, recordAudit } from '../../audit/index.ts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import { recordAct } from '../acts/act.store.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { messageNotFound } from '../desk.errors.ts';
import { lockConversation, tellScreens } from '../intake/conversation.store.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { beginExposure } from './exposure.store.ts';

/**
 * Reads what is veiled: a choice, counted, after which nobody answers in the heat. What is not veiled is only read.
 *
 * @throws desk.message_not_found
 */
export async function revealMessage(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  given: { territoryId: string; messageId: string; caller: Caller },
): Promise<{ text: string }> {
  const now = deps.now();
  const personId = personOf(given.caller);
  return deps.db.transaction().execute(async (trx) => {
    const message = await trx
      .selectFrom('desk.message')
      .select(['conversation_id', 'text', 'veiled'])
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.messageId)
      .executeTakeFirst();
    if (!message) throw messageNotFound();
    if (!message.veiled) return { text: message.text };
    const named = { territoryId: given.territoryId, conversationId: message.conversation_id };
    const row = await lockConversation(trx, named);
    const { coolDownMinutes } = await readDeskSettings(trx, given.territoryId);
    const coolUntil = new Date(now.getTime() + coolDownMinutes * 60_000);
    if (coolDownMinutes > 0 && (row.cool_until === null || row.cool_until < coolUntil))
      await trx
        .updateTable('desk.conversation')
        .set({ cool_until: coolUntil })
        .where('territory_id', '=', named.territoryId)
        .where('id', '=', row.id)
        .execute();
    if (personId !== undefined) await beginExposure(trx, { ...named, conversationId: row.id, personId, now });
    await recordAct(trx, { ...named, conversationId: row.id }, { kind: 'revealed', at: now, personId });
    await tellScreens(trx, row);
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: auditActorOf(given.caller),
      action: 'desk.message_revealed',
      target: { kind: 'message', id: given.messageId },
      at: now,
    });
    return { text: message.text };
  });
}
