import type { Playbook } from '@beffroi/contracts';
import type { Trx } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { tellRoom } from '../room/crisis.store.ts';

type Tool = Playbook['steps'][number]['tool'];

/**
 * What was done from the room is done in its playbook, in the first step that asks for it: nobody has to say it a
 * second time. What somebody said already of a step stands.
 */
export async function settleSteps(
  trx: Trx,
  crisis: CrisisRow,
  given: { tool: Tool; personId: string | undefined; at: Date },
): Promise<void> {
  const { personId, at } = given;
  const keys = crisis.playbook.steps.flatMap(({ key, tool }) => (tool === given.tool ? [key] : []));
  if (personId === undefined || keys.length === 0) return;
  const named = { territoryId: crisis.territory_id, crisisId: crisis.id };
  const marked = await trx
    .selectFrom('crisis.plan_step')
    .select('key')
    .where('territory_id', '=', named.territoryId)
    .where('crisis_id', '=', named.crisisId)
    .where('key', 'in', keys)
    .execute();
  const key = keys.find((one) => marked.every((step) => step.key !== one));
  if (key === undefined) return;
  await trx
    .insertInto('crisis.plan_step')
    .values({
      territory_id: named.territoryId,
      crisis_id: named.crisisId,
      key,
      state: 'done',
      person_id: personId,
      at,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id', 'key']).doNothing())
    .execute();
  await tellRoom(trx, { ...named, what: 'plan' });
}
