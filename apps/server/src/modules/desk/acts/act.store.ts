import { newId } from '../../../platform/ids.ts';
import type { Db, Named } from '../desk.deps.ts';

export type Act = {
  kind: string;
  at: Date;
  personId?: string | undefined;
  /** What was done to several at once is taken back at once. */
  undoId?: string | undefined;
  /** The columns as they were, by which it is taken back. */
  before?: Record<string, unknown> | undefined;
  detail?: Record<string, unknown>;
};

/** Adds to the trail of a conversation, from which nothing is erased. */
export async function recordAct(trx: Db, named: Named, act: Act): Promise<string> {
  const id = newId('act', act.at.getTime());
  await trx
    .insertInto('desk.act')
    .values({
      territory_id: named.territoryId,
      conversation_id: named.conversationId,
      id,
      at: act.at,
      kind: act.kind,
      person_id: act.personId ?? null,
      undo_id: act.undoId ?? null,
      before: act.before ? JSON.stringify(act.before) : null,
      detail: JSON.stringify(act.detail ?? {}),
    })
    .execute();
  return id;
}
