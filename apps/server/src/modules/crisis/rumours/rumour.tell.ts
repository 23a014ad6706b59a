import type { Bilingual } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Trx } from '../crisis.deps.ts';
import { writeLog } from '../log/log.write.ts';
import { tellRoom } from '../room/crisis.store.ts';

/** Writes what was done with a rumour in the log of its room, where it has one, and in the journal. */
export async function tellRumour(
  trx: Trx,
  given: {
    territoryId: string;
    rumourId: string;
    crisisId: string | null;
    at: Date;
    personId: string | undefined;
    actor: AuditActor;
    text: Bilingual;
    action: string;
    detail?: Record<string, unknown>;
    mentionId?: string | undefined;
  },
): Promise<void> {
  const { territoryId, rumourId, crisisId, at } = given;
  if (crisisId !== null) {
    await writeLog(trx, {
      territoryId,
      crisisId,
      at,
      kind: 'rumour',
      personId: given.personId,
      text: given.text,
      ...(given.mentionId === undefined ? {} : { link: { mentionId: given.mentionId } }),
      occasion: `${given.action} ${rumourId} ${at.toISOString()}`,
    });
    await tellRoom(trx, { territoryId, crisisId, what: 'rumours' });
  }
  await recordAudit(trx, {
    territoryId,
    actor: given.actor,
    action: given.action,
    target: { kind: 'rumour', id: rumourId },
    detail: { ...given.detail, ...(crisisId === null ? {} : { crisisId }) },
    at,
  });
}
