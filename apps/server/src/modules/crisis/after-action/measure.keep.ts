import { findTerritory } from '../../identity/index.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { alarmsOf } from '../room/crisis.store.ts';
import type { Measure } from './after-action.tables.ts';
import { measureEvent, windowsOfCrisis } from './event.measure.ts';

const DAY = 86_400_000;

/**
 * What was counted of a crisis: as it was kept, else counted now, and kept once nothing can be added to it: a day after
 * the closing, when the last of its windows is over.
 */
export async function measureOf({ db, now }: Pick<CrisisDeps, 'db' | 'now'>, row: CrisisRow): Promise<Measure> {
  const kept = await db
    .selectFrom('crisis.measure')
    .select('measured')
    .where('territory_id', '=', row.territory_id)
    .where('crisis_id', '=', row.id)
    .where('closed_at', '=', row.closed_at ?? new Date(0))
    .executeTakeFirst();
  if (kept) return kept.measured;
  const at = now();
  const [{ timeZone }, { watchIds }] = await Promise.all([findTerritory(db, row.territory_id), alarmsOf(db, row)]);
  const scope = { territoryId: row.territory_id, crisisId: row.id, watchIds, timeZone };
  const measure = await measureEvent(db, scope, windowsOfCrisis(row, at));
  if (row.closed_at !== null && at.getTime() - row.closed_at.getTime() > DAY) {
    const values = { closed_at: row.closed_at, measured: JSON.stringify(measure) };
    await db
      .insertInto('crisis.measure')
      .values({ territory_id: row.territory_id, crisis_id: row.id, ...values })
      .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id']).doUpdateSet(values))
      .execute();
  }
  return measure;
}

/** Counts the crises that closed a day ago and were not counted, before any of their posts is erased. */
export async function keepMeasures(deps: Pick<CrisisDeps, 'db' | 'now'>): Promise<number> {
  const rows = await deps.db
    .selectFrom('crisis.crisis as c')
    .leftJoin('crisis.measure as m', (join) =>
      join
        .onRef('m.territory_id', '=', 'c.territory_id')
        .onRef('m.crisis_id', '=', 'c.id')
        .onRef('m.closed_at', '=', 'c.closed_at'),
    )
    .selectAll('c')
    .where('c.closed_at', '<', new Date(deps.now().getTime() - DAY))
    .where('m.crisis_id', 'is', null)
    .limit(20)
    .execute();
  for (const row of rows) await measureOf(deps, row);
  return rows.length;
}
