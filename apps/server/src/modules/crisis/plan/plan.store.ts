import { personNames } from '../../identity/index.ts';
import type { Db } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { planOf, type Mark, type Plan } from './plan.rules.ts';

/** The plan of a room now. */
export async function readPlan(db: Db, crisis: CrisisRow, now: Date): Promise<Plan> {
  const rows = await db
    .selectFrom('crisis.plan_step')
    .select(['key', 'state', 'person_id', 'at', 'note'])
    .where('territory_id', '=', crisis.territory_id)
    .where('crisis_id', '=', crisis.id)
    .execute();
  const names = await personNames(
    db,
    rows.map(({ person_id: id }) => id),
  );
  const marks = new Map(
    rows.map(({ key, state, person_id: id, at, note }): [string, Mark] => [
      key,
      { state, at, by: names.get(id) ?? '–', note },
    ]),
  );
  return planOf({ crisis, marks, now });
}
