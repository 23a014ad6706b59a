import type { Database } from '../../../platform/db/database.ts';
import { recordAudit } from '../../audit/index.ts';
import { takeInvitations } from '../people/invitations.repository.ts';
import type { IdentitySettings } from '../identity.settings.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { rolesFromClaims } from './oidc.roles.ts';

/**
 * What a sign-in through a provider changes, before its session exists: the roles that its directory gives become
 * exactly those that its claims give today, whatever was given by hand stays, and invitations to the verified address
 * are accepted.
 */
export async function applyOidcSignIn(
  deps: { db: Database<IdentityTables>; settings: IdentitySettings },
  given: { personId: string; providerId: string; claims: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { personId, providerId } = given;
  const origin = `oidc:${providerId}`;
  await deps.db.transaction().execute(async (trx) => {
    const wanted = rolesFromClaims(deps.settings.oidcRoles, given.claims);
    const held = await trx
      .selectFrom('identity.role_held')
      .select(['territory_id', 'role'])
      .where('person_id', '=', personId)
      .where('origin', '=', origin)
      .execute();
    const territories = await existing(
      trx,
      wanted.map(({ territoryId }) => territoryId),
    );
    const added = wanted.filter(
      ({ territoryId, role }) =>
        territories.has(territoryId) && !held.some((row) => row.territory_id === territoryId && row.role === role),
    );
    const removed = held.filter(
      (row) => !wanted.some(({ territoryId, role }) => row.territory_id === territoryId && row.role === role),
    );
    for (const { territoryId, role } of added) {
      await trx
        .insertInto('identity.role_held')
        .values({ territory_id: territoryId, person_id: personId, role, origin })
        .execute();
    }
    for (const row of removed) {
      await trx
        .deleteFrom('identity.role_held')
        .where('territory_id', '=', row.territory_id)
        .where('person_id', '=', personId)
        .where('role', '=', row.role)
        .where('origin', '=', origin)
        .execute();
    }
    const changes = [
      ...added.map(({ territoryId, role }) => ({ territoryId, role, action: 'identity.role_given' })),
      ...removed.map((row) => ({ territoryId: row.territory_id, role: row.role, action: 'identity.role_taken' })),
    ];
    for (const { territoryId, role, action } of changes) {
      const target = { kind: 'person', id: personId };
      await recordAudit(trx, { territoryId, actor: { kind: 'system' }, action, target, detail: { role, origin } });
    }
    await takeInvitations(trx, personId);
  });
}

async function existing(db: Database<IdentityTables>, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('identity.territory').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}
