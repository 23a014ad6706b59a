import type { listInstancePeople, Output } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { lastInstanceAdministrator, personNotFound } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';

type Db = Connection<IdentityTables>;
type InstancePerson = Output<typeof listInstancePeople>['items'][number];

/** A page of all accounts, by address. */
export async function findInstancePeople(
  db: Db,
  given: { q?: string | undefined; cursor?: string | undefined; limit: number; personId?: string },
): Promise<{ items: InstancePerson[]; nextCursor?: string }> {
  let query = db
    .selectFrom('identity.person as p')
    .select(['p.id', 'p.name', 'p.email', 'p.instance_administrator', 'p.created_at'])
    .select(
      sql<number>`(select count(distinct h.territory_id) from identity.role_held h where h.person_id = p.id)`.as(
        'territories',
      ),
    )
    .orderBy('p.email')
    .limit(given.limit + 1);
  if (given.personId) query = query.where('p.id', '=', given.personId);
  if (given.cursor) query = query.where('p.email', '>', given.cursor);
  if (given.q) {
    const pattern = `%${given.q.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where((expression) =>
      expression.or([expression('p.email', 'ilike', pattern), expression('p.name', 'ilike', pattern)]),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, given.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      instanceAdministrator: row.instance_administrator,
      territories: row.territories,
      createdAt: row.created_at.toISOString(),
    })),
    ...(rows.length > given.limit && last ? { nextCursor: last.email } : {}),
  };
}

/** @throws identity.person_not_found, identity.last_instance_administrator */
export async function changeInstanceAdministrator(
  deps: IdentityDeps,
  given: { personId: string; administrator: boolean; actor: AuditActor },
): Promise<InstancePerson> {
  const { personId, administrator, actor } = given;
  return deps.db.transaction().execute(async (trx) => {
    const others = await otherInstanceAdministrators(trx, personId);
    const changed = await trx
      .updateTable('identity.person')
      .set({ instance_administrator: administrator })
      .where('id', '=', personId)
      .executeTakeFirst();
    const { items } = await findInstancePeople(trx, { personId, limit: 1 });
    const [person] = items;
    if (changed.numUpdatedRows === 0n || !person) throw personNotFound();
    if (!administrator && others === 0) throw lastInstanceAdministrator();
    const action = administrator
      ? 'identity.instance_administrator_named'
      : 'identity.instance_administrator_dismissed';
    await recordAudit(trx, { actor, action, target: { kind: 'person', id: personId } });
    return person;
  });
}

/** How many administer the installation besides one person; holds their rows, so that two cannot leave at once. */
export async function otherInstanceAdministrators(trx: Db, personId: string): Promise<number> {
  const rows = await trx
    .selectFrom('identity.person')
    .select('id')
    .where('instance_administrator', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.filter(({ id }) => id !== personId).length;
}
