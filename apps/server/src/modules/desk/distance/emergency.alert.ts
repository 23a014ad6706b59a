import { peopleWho } from '../../identity/index.ts';
import type { Db, DeskDeps, Named, Trx } from '../desk.deps.ts';
import { readDeskSettings } from '../settings/settings.store.ts';

const AGAIN_AFTER_MS = 10 * 60_000;
/** From then on everybody on the desk is told: whoever was named does not hear. */
const EVERYBODY_FROM = 3;

/**
 * Tells a second person that somebody may be in danger, once a conversation, and again every ten minutes until somebody
 * takes it or answers (`remindEmergencies`). Nothing is ever answered by itself.
 */
export async function alertSecondPerson(
  trx: Trx,
  deps: Pick<DeskDeps, 'events' | 'now'>,
  given: Named & { messageId: string },
): Promise<void> {
  const now = deps.now();
  const begun = await trx
    .insertInto('desk.emergency')
    .values({
      territory_id: given.territoryId,
      conversation_id: given.conversationId,
      at: now,
      remind_at: new Date(now.getTime() + AGAIN_AFTER_MS),
    })
    // One that was taken care of begins anew; one under way has told already.
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'conversation_id'])
        .doUpdateSet({ at: now, told: 1, remind_at: new Date(now.getTime() + AGAIN_AFTER_MS) })
        .where('desk.emergency.remind_at', 'is', null),
    )
    .returning('at')
    .executeTakeFirst();
  if (begun) await call(trx, deps, given, { at: begun.at, told: 1 });
}

/** Calls again for what nobody took. */
export async function remindEmergencies(deps: Pick<DeskDeps, 'db' | 'events' | 'now'>): Promise<void> {
  const now = deps.now();
  const due = await deps.db
    .selectFrom('desk.emergency')
    .select(['territory_id', 'conversation_id'])
    .where('remind_at', '<=', now)
    .orderBy('remind_at')
    .limit(50)
    .execute();
  for (const { territory_id: territoryId, conversation_id: conversationId } of due)
    await deps.db.transaction().execute(async (trx) => {
      const named = { territoryId, conversationId };
      const row = await trx
        .selectFrom('desk.emergency')
        .selectAll()
        .where('territory_id', '=', territoryId)
        .where('conversation_id', '=', conversationId)
        .where('remind_at', '<=', now)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return;
      const isTaken = await isTakenCareOf(trx, named, row.at);
      await trx
        .updateTable('desk.emergency')
        .set({
          told: isTaken ? row.told : row.told + 1,
          remind_at: isTaken ? null : new Date(now.getTime() + AGAIN_AFTER_MS),
        })
        .where('territory_id', '=', territoryId)
        .where('conversation_id', '=', conversationId)
        .execute();
      if (!isTaken) await call(trx, deps, named, { at: row.at, told: row.told + 1 });
    });
}

/** Somebody took it, answered, or closed it; what was brought into another is followed there. */
async function isTakenCareOf(db: Db, named: Named, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('desk.conversation')
    .select(['state', 'assignee_id', 'assigned_at', 'merged_into'])
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.conversationId)
    .executeTakeFirst();
  if (!row) return true;
  if (row.merged_into !== null)
    return isTakenCareOf(db, { territoryId: named.territoryId, conversationId: row.merged_into }, since);
  // Whoever had it already may be away today.
  const isTaken = row.assignee_id !== null && row.assigned_at !== null && row.assigned_at >= since;
  if (isTaken || row.state === 'closed') return true;
  const answer = await db
    .selectFrom('desk.message')
    .select('id')
    .where('territory_id', '=', named.territoryId)
    .where('conversation_id', '=', named.conversationId)
    .where('direction', '=', 'out')
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return answer !== undefined;
}

async function call(
  trx: Trx,
  deps: Pick<DeskDeps, 'events'>,
  { territoryId, conversationId }: Named,
  { at, told }: { at: Date; told: number },
): Promise<void> {
  const personIds = await peopleToCall(trx, territoryId, told >= EVERYBODY_FROM);
  if (personIds.length === 0) return;
  await deps.events.emit(trx, 'desk.person_needed', {
    territoryId,
    personIds,
    occasion: `emergency ${conversationId} ${at.getTime()} ${told}`,
    title: { fr: 'Quelqu’un est peut-être en danger', en: 'Somebody may be in danger' },
    body:
      told === 1
        ? { fr: 'Un message est à lire maintenant au guichet.', en: 'A message is to be read now at the desk.' }
        : {
            fr: 'Personne n’a encore pris ce message au guichet : il est à lire maintenant.',
            en: 'Nobody has taken this message at the desk yet: it is to be read now.',
          },
    path: `/t/${territoryId}/guichet/${conversationId}`,
    urgent: true,
  });
}

async function peopleToCall(db: Db, territoryId: string, everybody: boolean): Promise<string[]> {
  const ids = async (permission: 'desk.configure' | 'desk.answer') =>
    (await peopleWho(db, territoryId, permission)).map(({ id }) => id);
  const answering = await ids('desk.answer');
  if (everybody) return answering;
  const { emergencyPeople } = await readDeskSettings(db, territoryId);
  // Whoever left since cannot be called.
  const named = emergencyPeople.filter((id) => answering.includes(id));
  if (named.length > 0) return named;
  const heads = await ids('desk.configure');
  return heads.length > 0 ? heads : answering;
}
