import { sql } from 'kysely';
import type { Db } from '../crisis.deps.ts';
import { factNotFound } from './rumour.errors.ts';
import { selectRumours, type NamedRumour, type RumourRow } from './rumour.store.ts';

/** A correction that everybody may read; `drill` is played, and shows by its own address alone. */
export type Fact = RumourRow & { published_at: Date; drill: boolean };

/** Facts of a territory, newest first. @param before of a fact, the instant of its first showing */
export async function listFacts(
  db: Db,
  given: { territoryId: string; before: Date | undefined; limit: number },
): Promise<Fact[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from crisis.rumour r
    left join crisis.crisis c on c.territory_id = r.territory_id and c.id = r.crisis_id
    where r.territory_id = ${given.territoryId} and r.is_public and c.drill is not true
      and r.published_at < coalesce(${given.before ?? null}::timestamptz, 'infinity')
    order by r.published_at desc, r.id desc limit ${given.limit}
  `.execute(db);
  const ids = rows.map(({ id }) => id);
  const found = await selectRumours(db, given.territoryId, sql`r.id = any(${ids}::text[])`);
  return found
    .flatMap((row) => (row.published_at === null ? [] : [{ ...row, published_at: row.published_at, drill: false }]))
    .toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** @throws crisis.fact_not_found */
export async function findFact(db: Db, { territoryId, rumourId }: NamedRumour): Promise<Fact> {
  const [row] = await selectRumours(db, territoryId, sql`r.id = ${rumourId} and r.is_public`);
  if (!row || row.published_at === null) throw factNotFound();
  const crisis =
    row.crisis_id === null
      ? undefined
      : await db
          .selectFrom('crisis.crisis')
          .select('drill')
          .where('territory_id', '=', territoryId)
          .where('id', '=', row.crisis_id)
          .executeTakeFirst();
  return { ...row, published_at: row.published_at, drill: crisis?.drill ?? false };
}
