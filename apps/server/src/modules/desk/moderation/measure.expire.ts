import type { DeskDeps } from '../desk.deps.ts';
import { applyMeasures } from './measure.apply.ts';
import { lockMeasure } from './measure.store.ts';
import { tellAbout } from './measure.tell.ts';

/**
 * Ends blocks whose time is over, on the network too; calls again for those to be looked at anew; and goes on with what
 * a network has not answered yet.
 */
export async function expireMeasures(deps: DeskDeps): Promise<void> {
  const now = deps.now();
  await deps.db
    .updateTable('desk.measure')
    .set({ state: 'lifting', ends_as: 'expired', tries: 0, next_try_at: now })
    .where('state', '=', 'in_force')
    .where('expires_at', '<=', now)
    .execute();
  await remindReviews(deps, now);
  await applyMeasures(deps);
}

async function remindReviews(deps: DeskDeps, now: Date): Promise<void> {
  const due = await deps.db
    .selectFrom('desk.measure')
    .select(['territory_id', 'id'])
    .where('state', '=', 'in_force')
    .where('review_at', '<=', now)
    .where('reminded_at', 'is', null)
    .limit(50)
    .execute();
  for (const { territory_id: territoryId, id: measureId } of due)
    await deps.db.transaction().execute(async (trx) => {
      const row = await lockMeasure(trx, { territoryId, measureId });
      if (row.reminded_at !== null || row.state !== 'in_force') return;
      await trx
        .updateTable('desk.measure')
        .set({ reminded_at: now })
        .where('territory_id', '=', territoryId)
        .where('id', '=', measureId)
        .execute();
      await tellAbout(trx, deps, row, {
        occasion: 'to be looked at again',
        title: { fr: 'Un blocage est à réexaminer', en: 'A block is to be looked at again' },
        body: {
          fr: 'S’il n’est plus nécessaire, levez-le. Sinon, il prendra fin de lui-même à la date prévue.',
          en: 'If it is no longer needed, lift it. Otherwise it ends by itself on its date.',
        },
      });
    });
}
