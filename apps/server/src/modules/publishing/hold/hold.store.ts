import { sql } from 'kysely';
import type { Db, Trx } from '../publishing.deps.ts';

const place = (territoryId: string) => sql`hashtextextended(${`publishing hold ${territoryId}`}, 0)`;

/** Whoever plans shares this until the end of the transaction, so that a hold sees all that was planned before it. */
export async function enterPlanning(trx: Trx, territoryId: string): Promise<{ held: boolean }> {
  await sql`select pg_advisory_xact_lock_shared(${place(territoryId)})`.execute(trx);
  return { held: await isHeld(trx, territoryId) };
}

/** Whoever holds or lifts waits for those who plan, and keeps them out until the end of the transaction. */
export async function closePlanning(trx: Trx, territoryId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${place(territoryId)})`.execute(trx);
}

export async function isHeld(db: Db, territoryId: string): Promise<boolean> {
  const row = await db
    .selectFrom('publishing.hold')
    .select('territory_id')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return row !== undefined;
}
