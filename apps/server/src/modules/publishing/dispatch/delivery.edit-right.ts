import { peopleWho } from '../../identity/index.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { deliveryNotFound, editNotApproved } from './dispatch.errors.ts';

/**
 * What was approved is not changed behind the back of whoever approved it: only what left without any approval step, or
 * somebody who may set the circuits, changes the words of what is out.
 * @throws publishing.delivery_not_found, publishing.not_approved
 */
export async function ensureMayEdit(
  { db }: Pick<PublishingDeps, 'db'>,
  given: { territoryId: string; deliveryId: string; personId: string | undefined },
): Promise<void> {
  const row = await db
    .selectFrom('publishing.delivery as d')
    .innerJoin('publishing.publication as p', (join) =>
      join.onRef('p.territory_id', '=', 'd.territory_id').onRef('p.id', '=', 'd.publication_id'),
    )
    .select('p.approval')
    .where('d.territory_id', '=', given.territoryId)
    .where('d.id', '=', given.deliveryId)
    .executeTakeFirst();
  if (!row) throw deliveryNotFound();
  if (row.approval !== null && row.approval.state.circuit.steps.length === 0) return;
  const entitled = await peopleWho(db, given.territoryId, 'publishing.configure');
  if (!entitled.some(({ id }) => id === given.personId)) throw editNotApproved();
}
