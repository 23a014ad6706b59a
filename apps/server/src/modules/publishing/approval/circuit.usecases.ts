import type { Circuit } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { circuitWithoutAnyone, personUnknown } from '../publishing.errors.ts';
import { writeCircuits } from './circuit.store.ts';

/** As they come out of the contract: every default filled in. */
type Given = (Omit<Circuit, 'id'> & { id?: string | undefined })[];

/**
 * Sets the circuits and their order. What is already asked for keeps its own.
 * @throws publishing.person_unknown, publishing.circuit_without_anyone
 */
export async function setCircuits(
  deps: PublishingDeps,
  given: { territoryId: string; circuits: Given; actor: AuditActor },
): Promise<Circuit[]> {
  const { territoryId, actor } = given;
  const at = deps.now();
  const ids = new Set<string>();
  const circuits = given.circuits.map(({ id, ...circuit }) => {
    // Sent twice under one name, the second is another.
    const own = id === undefined || ids.has(id) ? newId('cir', at.getTime()) : id;
    ids.add(own);
    return { id: own, ...circuit };
  });
  ensureSomebody(circuits);
  const readers = new Set((await peopleWho(deps.db, territoryId, 'publishing.read')).map(({ id }) => id));
  const named = circuits.flatMap(({ steps, silence }) => [
    ...steps.flatMap(({ personIds }) => personIds),
    ...silence.toPersonIds,
  ]);
  if (named.some((id) => !readers.has(id))) throw personUnknown();
  await deps.db.transaction().execute(async (trx) => {
    await writeCircuits(trx, territoryId, circuits);
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'publishing.circuits_set',
      detail: {
        circuits: circuits.map(({ id, steps, silence }) => ({ id, steps: steps.length, silence: silence.rule })),
      },
      at,
    });
  });
  return circuits;
}

/** @throws publishing.circuit_without_anyone */
function ensureSomebody(circuits: readonly Circuit[]): void {
  for (const { name, steps, silence } of circuits) {
    const empty = steps.find(({ personIds, roles, guests }) => personIds.length + roles.length + guests.length === 0);
    if (empty) throw circuitWithoutAnyone({ values: { label: empty.label, name } });
    if (silence.rule === 'escalate' && silence.toPersonIds.length === 0)
      throw circuitWithoutAnyone({ values: { label: 'Sans réponse', name } });
  }
}
