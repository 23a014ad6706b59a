import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { addLink, sha256Of } from './evidence.chain.ts';
import { evidenceErased, fileRefused } from './evidence.errors.ts';
import { lockEvidence } from './evidence.set.ts';
import { isNamedSo, kindOfFile, safeNameOf } from './file.kind.ts';

/**
 * Adds a capture to a piece of evidence, as a link of its own: what was kept before is not touched.
 *
 * @throws evidence.not_found, erased, file_refused
 */
export async function addEvidenceFile(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  given: {
    territoryId: string;
    evidenceId: string;
    name: string;
    content: Uint8Array;
    personId: string | undefined;
    actor: AuditActor;
  },
): Promise<void> {
  const kind = kindOfFile(given.content);
  await deps.db.transaction().execute(async (trx) => {
    const { territoryId, evidenceId } = given;
    const now = deps.now();
    const row = await lockEvidence(trx, given);
    if (row.erased_at !== null) throw evidenceErased();
    if (!kind || !isNamedSo(given.name, kind.extensions)) throw fileRefused();
    const { timeStampUrl } = await readDeskSettings(trx, territoryId);
    const sha256 = sha256Of(given.content);
    const known = await trx
      .selectFrom('desk.evidence_file')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('evidence_id', '=', evidenceId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    // Sent twice, it is the same file.
    if (known) return;
    const id = newId('evf', now.getTime());
    const bytes = given.content.byteLength;
    const { number } = await addLink(trx, {
      territoryId,
      kind: 'file_added',
      evidenceId,
      at: now,
      byId: given.personId ?? null,
      files: [{ id, bytes, sha256 }],
      stampDue: timeStampUrl === undefined ? undefined : now,
    });
    await trx
      .insertInto('desk.evidence_file')
      .values({
        territory_id: territoryId,
        id,
        evidence_id: evidenceId,
        name: safeNameOf(given.name),
        mime_type: kind.mimeType,
        bytes,
        sha256,
        content: Buffer.from(given.content),
        at: now,
      })
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'evidence.file_added',
      target: { kind: 'evidence', id: evidenceId },
      detail: { number, sha256 },
      at: now,
    });
  });
}
