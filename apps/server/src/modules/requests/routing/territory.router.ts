import type { TerritoryKind } from '@beffroi/contracts';
import {
  createRouter,
  emptyLayer,
  type Directory,
  type RouteRequest,
  type Router,
  type RoutingLayer,
} from '@beffroi/engines/routing';
import { departmentsOf, type StoredDepartment } from '../departments/department.store.ts';
import { findTerritory } from '../../identity/index.ts';
import type { Db, Trx } from '../requests.deps.ts';

/* A router costs a second of a process and some megabytes: made when first asked for, one for each state of a directory. */

export type TerritoryRouter = { router: Router; departments: readonly StoredDepartment[]; layer: RoutingLayer };

const MOST_ROUTERS = 40;
const routers = new Map<string, { version: number; router: Router }>();

const kinds: Partial<Record<TerritoryKind, NonNullable<Directory['kind']>>> = {
  region: 'region',
  departement: 'departement',
  commune: 'commune',
  grouping: 'intercommunalite',
  university: 'university',
};

/** The router of a territory as its directory is now, with what its choices taught. */
export async function routerOf(db: Db, territoryId: string): Promise<TerritoryRouter> {
  // The version before the directory: changed in between, what is made is newer than it says, and is made again.
  const row = await db
    .selectFrom('requests.router')
    .select(['directory_version', 'layer'])
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  const version = row?.directory_version ?? 1;
  const departments = await departmentsOf(db, territoryId);
  const { kind } = await findTerritory(db, territoryId);
  const known = routers.get(territoryId);
  const router = known?.version === version ? known.router : createRouter(directoryOf(kind, departments));
  routers.delete(territoryId);
  routers.set(territoryId, { version, router });
  if (routers.size > MOST_ROUTERS) routers.delete(routers.keys().next().value as string);
  return { router, departments, layer: row?.layer ?? emptyLayer() };
}

/** Where a request should have gone: a department, or `outside:` and an authority. What is no target teaches nothing. */
export async function teachRouter(
  trx: Trx,
  given: { territoryId: string; request: RouteRequest; target: string },
): Promise<void> {
  const { territoryId, request, target } = given;
  await trx
    .insertInto('requests.router')
    .values({ territory_id: territoryId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Held until the end of the transaction: two choices at once are both learnt.
  await trx
    .selectFrom('requests.router')
    .select('territory_id')
    .where('territory_id', '=', territoryId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { router, layer, departments } = await routerOf(trx, territoryId);
  if (!target.startsWith('outside:') && !departments.some(({ id }) => id === target)) return;
  await trx
    .updateTable('requests.router')
    .set({ layer: JSON.stringify(router.learn(layer, request, target)) })
    .where('territory_id', '=', territoryId)
    .execute();
}

function directoryOf(kind: TerritoryKind, departments: readonly StoredDepartment[]): Directory {
  const known = kinds[kind];
  return {
    ...(known === undefined ? {} : { kind: known }),
    departments: departments.map(({ id, name, competences, keywords }) => ({ id, name, competences, keywords })),
  };
}
