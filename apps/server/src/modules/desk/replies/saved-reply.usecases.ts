import { sql } from 'kysely';
import type { Input, Output, listSavedReplies, saveSavedReply } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { savedReplyNotFound } from '../desk.errors.ts';
import type { Db, DeskDeps } from '../desk.deps.ts';

type SavedReply = Output<typeof listSavedReplies>['items'][number];
type Written = Input<typeof saveSavedReply>['body'];

const shape = (row: {
  id: string;
  name: string;
  text: string;
  short: string;
  subject: string | null;
  used: number;
}): SavedReply => ({
  id: row.id,
  name: row.name,
  text: row.text,
  short: row.short,
  ...(row.subject === null ? {} : { subject: row.subject }),
  used: row.used,
});

export async function readSavedReplies(db: Db, territoryId: string): Promise<SavedReply[]> {
  const rows = await db
    .selectFrom('desk.saved_reply')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .orderBy('used', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(shape);
}

export async function saveReply(
  deps: DeskDeps,
  given: { territoryId: string; replyId: string; written: Written; actor: AuditActor },
): Promise<SavedReply> {
  const { territoryId, replyId, written } = given;
  const columns = {
    name: written.name,
    text: written.text,
    short: written.short ?? '',
    subject: written.subject ?? null,
  };
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('desk.saved_reply')
      .values({ territory_id: territoryId, id: replyId, ...columns })
      .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(columns))
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'desk.reply_saved',
      target: { kind: 'saved_reply', id: replyId },
      at: deps.now(),
    });
    return shape(row);
  });
}

/** @throws desk.saved_reply_not_found */
export async function deleteReply(
  deps: DeskDeps,
  given: { territoryId: string; replyId: string; actor: AuditActor },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      delete from desk.saved_reply where territory_id = ${given.territoryId} and id = ${given.replyId} returning id
    `.execute(trx);
    if (rows.length === 0) throw savedReplyNotFound();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'desk.reply_deleted',
      target: { kind: 'saved_reply', id: given.replyId },
      at: deps.now(),
    });
  });
}
