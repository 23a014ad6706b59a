import type { getTerritory, listTerritories, Output } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { inFrenchOrder } from '../french-order.ts';
import { logoNotFound, territoryNotFound } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { presentTerritory } from './territories.presenter.ts';
import { findMembers, findTerritoryRow } from './territories.repository.ts';

type Db = Connection<IdentityTables>;

/** A territory with the members of a grouping; their logos are for those with a role there. */
export async function readTerritory(db: Db, territoryId: string): Promise<Output<typeof getTerritory>> {
  const row = await findTerritoryRow(db, territoryId);
  if (!row) throw territoryNotFound();
  const members = row.kind === 'grouping' ? await findMembers(db, row.id) : [];
  return {
    ...presentTerritory(row),
    members: members.map(({ id, kind, name, short_name }) => ({
      id,
      kind,
      name,
      ...(short_name === null ? {} : { shortName: short_name }),
    })),
  };
}

/** Every territory of the installation, with how many people it has. */
export async function readAllTerritories(db: Db): Promise<Output<typeof listTerritories>> {
  const rows = await db
    .selectFrom('identity.territory as t')
    .leftJoin('identity.role_held as h', 'h.territory_id', 't.id')
    .selectAll('t')
    .select([
      sql<number>`count(distinct h.person_id)`.as('people'),
      sql<number>`count(distinct h.person_id) filter (where h.role = 'administrator')`.as('administrators'),
    ])
    .groupBy('t.id')
    .execute();
  return {
    items: inFrenchOrder(rows).map((row) => ({
      ...presentTerritory(row),
      people: row.people,
      administrators: row.administrators,
    })),
  };
}

/** @throws identity.logo_not_found */
export async function findLogo(db: Db, territoryId: string): Promise<{ mediaType: string; data: Buffer }> {
  const row = await db
    .selectFrom('identity.territory_logo')
    .select(['media_type', 'data'])
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  if (!row) throw logoNotFound();
  return { mediaType: row.media_type, data: row.data };
}
