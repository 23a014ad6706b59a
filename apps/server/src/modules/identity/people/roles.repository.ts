import type { Role } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { IdentityTables } from '../identity.tables.ts';

type Db = Connection<IdentityTables>;
type Holding = { territoryId: string; personId: string; role: Role };

/** Gives a role by hand; held already, it stays as it is. */
export async function giveRole(trx: Db, given: Holding): Promise<void> {
  await trx
    .insertInto('identity.role_held')
    .values({ territory_id: given.territoryId, person_id: given.personId, role: given.role, origin: 'hand' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes away a role that was given by hand. */
export async function takeRole(trx: Db, given: Holding): Promise<void> {
  await trx
    .deleteFrom('identity.role_held')
    .where('territory_id', '=', given.territoryId)
    .where('person_id', '=', given.personId)
    .where('role', '=', given.role)
    .where('origin', '=', 'hand')
    .execute();
}

/** The roles of a person in a territory, each with where it comes from. */
export async function rolesHeld(db: Db, given: { territoryId: string; personId: string }) {
  return db
    .selectFrom('identity.role_held')
    .select(['role', 'origin'])
    .where('territory_id', '=', given.territoryId)
    .where('person_id', '=', given.personId)
    .execute();
}

/** Whether someone administers the territory; asked under its lock, after the change that might leave nobody. */
export async function hasAdministrator(trx: Db, territoryId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.role_held')
    .select('person_id')
    .where('territory_id', '=', territoryId)
    .where('role', '=', 'administrator')
    .executeTakeFirst();
  return row !== undefined;
}

/** The oldest of the territories in which a person has a role; a territory of exercise is younger than what it imitates. */
export async function oldestTerritoryOf(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.role_held')
    .select('territory_id')
    .where('person_id', '=', personId)
    .orderBy('territory_id')
    .limit(1)
    .executeTakeFirst();
  return row?.territory_id;
}
