import { allows, type Permission, type Role, type Territory } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { Connection } from '../../platform/db/database.ts';
import { inFrenchOrder } from './french-order.ts';
import { territoryNotFound } from './identity.errors.ts';
import type { IdentityTables } from './identity.tables.ts';
import { presentTerritory } from './territories/territories.presenter.ts';
import { findTerritoryRow } from './territories/territories.repository.ts';

/* What other modules may ask about territories and people. */

type Db = Connection<IdentityTables>;

export type DirectoryPerson = {
  id: string;
  name: string;
  email: string;
  locale: 'fr' | 'en' | undefined;
  timeZone: string | undefined;
  roles: readonly Role[];
};

/** @throws identity.territory_not_found */
export async function findTerritory(db: Db, id: string): Promise<Territory> {
  const row = await findTerritoryRow(db, id);
  if (!row) throw territoryNotFound();
  return presentTerritory(row);
}

/** Every territory of the installation, by name. */
export async function allTerritories(db: Db): Promise<Territory[]> {
  const rows = await db.selectFrom('identity.territory').selectAll().execute();
  return inFrenchOrder(rows.map(presentTerritory));
}

/** Today's names, by identifier; whoever was erased is absent. */
export async function personNames(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('identity.person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Everyone who may do something in a territory, those to whom it opens from its grouping included. */
export async function peopleWho(db: Db, territoryId: string, permission: Permission): Promise<DirectoryPerson[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    locale: 'fr' | 'en' | null;
    time_zone: string | null;
    roles: Role[];
  }>`
    select p.id, p.name, p.email, p.locale, p.time_zone, array_agg(distinct h.role) as roles
    from identity.person p join (
      select person_id, role from identity.role_held where territory_id = ${territoryId}
      union
      select r.person_id, r.role from identity.role_held r
      join identity.territory m on m.grouping_id = r.territory_id and r.role = any (m.shared_with_grouping)
      where m.id = ${territoryId}
    ) h on h.person_id = p.id
    group by p.id order by p.id
  `.execute(db);
  return rows
    .filter(({ roles }) => allows(roles, permission))
    .map(({ time_zone, locale, ...person }) => ({
      ...person,
      locale: locale ?? undefined,
      timeZone: time_zone ?? undefined,
    }));
}
