import type { Bilingual } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { undoNotFound } from '../desk.errors.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { lockConversation, tellScreens } from '../intake/conversation.store.ts';
import { restoredColumns } from './act.columns.ts';

const UNDO_MINUTES = 10;

const changedSince: Bilingual = {
  fr: 'Elle a changé depuis : cela ne se défait plus.',
  en: 'It changed since: this can no longer be undone.',
};

/** Takes back what one just did, where nothing else was done since. @throws desk.undo_not_found */
export async function undoAct(
  deps: DeskDeps,
  given: { territoryId: string; undoId: string; personId: string | undefined; actor: AuditActor },
): Promise<{ restored: string[]; refused: { id: string; message: Bilingual }[] }> {
  const { territoryId, undoId } = given;
  const at = deps.now();
  const acts = await deps.db
    .selectFrom('desk.act')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('undo_id', '=', undoId)
    .where('undone_at', 'is', null)
    .execute();
  const mine = acts.filter(
    (act) => act.person_id === (given.personId ?? null) && at.getTime() - act.at.getTime() < UNDO_MINUTES * 60_000,
  );
  if (mine.length === 0) throw undoNotFound();
  const restored: string[] = [];
  const refused: { id: string; message: Bilingual }[] = [];
  for (const act of mine) {
    const done = await deps.db.transaction().execute(async (trx) => {
      const row = await lockConversation(trx, { territoryId, conversationId: act.conversation_id });
      const later = await trx
        .selectFrom('desk.act')
        .select('id')
        .where('territory_id', '=', territoryId)
        .where('conversation_id', '=', row.id)
        .where('place', '>', act.place)
        .where('undone_at', 'is', null)
        .executeTakeFirst();
      if (later) return false;
      const changed = await trx
        .updateTable('desk.conversation')
        .set((each) => ({ ...restoredColumns(act.before ?? {}), version: each('version', '+', 1) }))
        .where('territory_id', '=', territoryId)
        .where('id', '=', row.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await trx
        .updateTable('desk.act')
        .set({ undone_at: at })
        .where('territory_id', '=', territoryId)
        .where('conversation_id', '=', row.id)
        .where('id', '=', act.id)
        .execute();
      await recordAudit(trx, {
        territoryId,
        actor: given.actor,
        action: 'desk.undone',
        target: { kind: 'conversation', id: row.id },
        detail: { what: act.kind },
        at,
      });
      await tellScreens(trx, changed);
      return true;
    });
    if (done) restored.push(act.conversation_id);
    else refused.push({ id: act.conversation_id, message: changedSince });
  }
  return { restored, refused };
}
