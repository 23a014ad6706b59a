import { sql } from 'kysely';
import type { DepartmentDraft } from '@beffroi/contracts';
import type { Db, Trx } from '../requests.deps.ts';

export type StoredDepartment = DepartmentDraft & { id: string };

/** The directory of a territory, by name as French orders it. */
export async function departmentsOf(db: Db, territoryId: string): Promise<StoredDepartment[]> {
  const rows = await db
    .selectFrom('requests.department')
    .select(['id', 'department'])
    .where('territory_id', '=', territoryId)
    .where('deleted_at', 'is', null)
    .execute();
  const order = new Intl.Collator('fr');
  return rows
    .map(({ id, department }) => ({ ...department, id }))
    .toSorted((left, right) => order.compare(left.name, right.name) || (left.id < right.id ? -1 : 1));
}

export async function findDepartment(
  db: Db,
  { territoryId, departmentId }: { territoryId: string; departmentId: string },
): Promise<StoredDepartment | undefined> {
  const row = await db
    .selectFrom('requests.department')
    .select(['id', 'department'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', departmentId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && { ...row.department, id: row.id };
}

/** Adds or changes; one that was removed comes back. */
export async function writeDepartment(
  trx: Trx,
  given: { territoryId: string; departmentId: string; department: DepartmentDraft; at: Date },
): Promise<void> {
  const values = {
    name: given.department.name,
    department: JSON.stringify(given.department),
    updated_at: given.at,
    deleted_at: null,
  };
  await trx
    .insertInto('requests.department')
    .values({ territory_id: given.territoryId, id: given.departmentId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(values))
    .execute();
}

/** Says that the directory is another one now: what the router made of it is made anew. */
export async function changeDirectory(trx: Trx, territoryId: string): Promise<void> {
  await trx
    .insertInto('requests.router')
    .values({ territory_id: territoryId, directory_version: 2 })
    .onConflict((conflict) =>
      conflict.column('territory_id').doUpdateSet({ directory_version: sql`router.directory_version + 1` }),
    )
    .execute();
}

/** What each department has before it: requests that are with it, and those of them that are late. */
export async function loadOf(
  db: Db,
  territoryId: string,
  now: Date,
): Promise<ReadonlyMap<string, { open: number; overdue: number }>> {
  const { rows } = await sql<{ id: string; open: number; overdue: number }>`
    select department_id as id, count(*)::int as open, count(*) filter (where due_at < ${now})::int as overdue
    from requests.request
    where territory_id = ${territoryId} and department_id is not null and state not in ('answered', 'closed', 'forwarded')
    group by 1
  `.execute(db);
  return new Map(rows.map(({ id, ...load }) => [id, load]));
}
