import type { Selectable } from 'kysely';
import type { setEvidence as contract } from '@beffroi/contracts';
import type { z } from 'zod';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import type { EvidenceRow } from '../distance/distance.tables.ts';
import { evidenceNotFound } from './evidence.errors.ts';
import { nextReminder } from './evidence.limits.ts';

export type StoredEvidence = Selectable<EvidenceRow>;

/** Takes a piece for the rest of the transaction. @throws evidence.not_found */
export async function lockEvidence(
  trx: Trx,
  named: { territoryId: string; evidenceId: string },
): Promise<StoredEvidence> {
  const row = await trx
    .selectFrom('desk.evidence')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.evidenceId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw evidenceNotFound();
  return row;
}

/** Says what a piece might be and whether it is kept for a procedure. What was kept is never changed. */
export async function setEvidence(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  given: {
    territoryId: string;
    evidenceId: string;
    change: z.output<(typeof contract)['body']>;
    actor: AuditActor;
  },
): Promise<void> {
  const { territoryId, evidenceId, change } = given;
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockEvidence(trx, given);
    const { timeZone } = await findTerritory(trx, territoryId);
    const now = deps.now();
    const qualification = change.qualification ?? row.qualification;
    await trx
      .updateTable('desk.evidence')
      .set({
        qualification,
        targets_agent: change.targetsAgent ?? row.targets_agent,
        legal_hold: change.legalHold ?? row.legal_hold,
        note: change.note ?? row.note,
        remind_at:
          row.erased_at === null
            ? (nextReminder({ postedAt: row.posted_at, qualification, timeZone, after: now }) ?? null)
            : null,
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', evidenceId)
      .execute();
    const { note: _, ...said } = change;
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'evidence.set',
      target: { kind: 'evidence', id: evidenceId },
      detail: said,
      at: now,
    });
  });
}
