import type { Connection } from '../../../platform/db/database.ts';
import { inFrenchOrder } from '../french-order.ts';
import { territoryNotFound } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import type { TerritoryRow } from './territories.presenter.ts';

type Db = Connection<IdentityTables>;

export async function findTerritoryRow(db: Db, id: string): Promise<TerritoryRow | undefined> {
  return db.selectFrom('identity.territory').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Reads a territory and holds it until the transaction ends: whoever changes who administers it waits.
 * @throws identity.territory_not_found
 */
export async function lockTerritory(db: Db, id: string): Promise<TerritoryRow> {
  const row = await db.selectFrom('identity.territory').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw territoryNotFound();
  return row;
}

export async function findMembers(db: Db, groupingId: string): Promise<TerritoryRow[]> {
  return inFrenchOrder(
    await db.selectFrom('identity.territory').selectAll().where('grouping_id', '=', groupingId).execute(),
  );
}
