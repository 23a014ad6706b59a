import { newId } from '../../../platform/ids.ts';
import { peopleWho } from '../../identity/index.ts';
import { personUnknown } from '../desk.errors.ts';
import type { DeskDeps, Named } from '../desk.deps.ts';
import { indexMore, lockConversation, tellScreens } from '../intake/conversation.store.ts';
import { recordAct } from './act.store.ts';

/**
 * Leaves a note between colleagues: it never leaves the territory. Those whom it calls are told, without its words.
 * @throws desk.conversation_not_found, desk.person_unknown
 */
export async function writeNote(
  deps: DeskDeps,
  given: Named & { text: string; mentions: readonly string[]; personId: string | undefined },
): Promise<void> {
  const { territoryId } = given;
  const at = deps.now();
  const readers = await peopleWho(deps.db, territoryId, 'desk.read');
  const mentions = [...new Set(given.mentions)];
  if (!mentions.every((id) => readers.some((person) => person.id === id))) throw personUnknown();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockConversation(trx, given);
    const named = { territoryId, conversationId: row.id };
    const messageId = newId('msg', at.getTime());
    await trx
      .insertInto('desk.message')
      .values({
        territory_id: territoryId,
        id: messageId,
        conversation_id: row.id,
        direction: 'note',
        at,
        person_id: given.personId ?? null,
        text: given.text,
        mentions,
      })
      .execute();
    const changed = await trx
      .updateTable('desk.conversation')
      .set((each) => ({ version: each('version', '+', 1), messages: each('messages', '+', 1) }))
      .where('territory_id', '=', territoryId)
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await indexMore(trx, named, given.text);
    await recordAct(trx, named, { kind: 'noted', at, personId: given.personId });
    const called = mentions.filter((id) => id !== given.personId);
    const author = readers.find(({ id }) => id === given.personId)?.name ?? '';
    if (called.length > 0)
      await deps.events.emit(trx, 'desk.person_needed', {
        territoryId,
        personIds: called,
        occasion: `note ${messageId}`,
        title: { fr: `${author} vous appelle au guichet`, en: `${author} calls you at the desk` },
        body: { fr: 'Une note vous attend.', en: 'A note is waiting for you.' },
        path: `/t/${territoryId}/guichet/${row.id}`,
        urgent: false,
      });
    await tellScreens(trx, changed);
  });
}
