import type { CrisisKind, Playbook } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { stepTwice } from './playbook.errors.ts';
import { forgetPlaybook, readPlaybook, writePlaybook, type KeptPlaybook } from './playbook.store.ts';

type Given = { territoryId: string; kind: CrisisKind; personId: string; actor: AuditActor };

/** Writes the territory's own playbook; rooms opened before keep theirs. @throws crisis.step_twice */
export async function setPlaybook(
  deps: CrisisDeps,
  given: Given & { playbook: Omit<Playbook, 'kind'> },
): Promise<KeptPlaybook> {
  const { territoryId, kind, playbook } = given;
  ensureDistinct(playbook);
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    await writePlaybook(trx, { territoryId, kind, playbook, at, by: given.personId });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.playbook_changed',
      target: { kind: 'playbook', id: kind },
      detail: { steps: playbook.steps.length },
      at,
    });
  });
  return { ...playbook, kind, changed: true };
}

/** Goes back to the playbook as delivered. */
export async function resetPlaybook(deps: CrisisDeps, given: Given): Promise<KeptPlaybook> {
  const { territoryId, kind } = given;
  await deps.db.transaction().execute(async (trx) => {
    if (!(await forgetPlaybook(trx, territoryId, kind))) return;
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.playbook_reset',
      target: { kind: 'playbook', id: kind },
      at: deps.now(),
    });
  });
  return { ...(await readPlaybook(deps.db, territoryId, kind)), changed: false };
}

/** A step and an option are known by their key: two of one name could not be told apart. */
function ensureDistinct({ steps, options }: Omit<Playbook, 'kind'>): void {
  for (const [part, list] of Object.entries({ steps, options })) {
    const seen = new Set<string>();
    for (const [index, { key }] of list.entries()) {
      if (seen.has(key)) throw stepTwice(`body.${part}.${index}.key`, key);
      seen.add(key);
    }
  }
}
