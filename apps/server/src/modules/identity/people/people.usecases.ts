import type { Member, Role } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { lastAdministrator, personNotFound } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { lockTerritory } from '../territories/territories.repository.ts';
import { findPeople } from './people.read-model.ts';
import { giveRole, hasAdministrator, rolesHeld, takeRole } from './roles.repository.ts';

/** @throws identity.person_not_found, identity.last_administrator */
export async function changeRoles(
  deps: IdentityDeps,
  given: { territoryId: string; personId: string; roles: readonly Role[]; actor: AuditActor },
): Promise<Member> {
  const { territoryId, personId } = given;
  return deps.db.transaction().execute(async (trx) => {
    await setByHand(trx, given);
    const [member] = await findPeople(trx, territoryId, personId);
    if (!member) throw personNotFound();
    return member;
  });
}

/**
 * Takes all roles of a person in a territory, those of a directory too until the next sign-in there gives them again.
 * @throws identity.person_not_found, identity.last_administrator
 */
export async function removeFromTerritory(
  deps: IdentityDeps,
  given: { territoryId: string; personId: string; actor: AuditActor },
): Promise<void> {
  const { territoryId, personId } = given;
  await deps.db.transaction().execute(async (trx) => {
    await setByHand(trx, { ...given, roles: [] });
    await trx
      .deleteFrom('identity.role_held')
      .where('territory_id', '=', territoryId)
      .where('person_id', '=', personId)
      .execute();
    if (!(await hasAdministrator(trx, territoryId))) throw lastAdministrator();
  });
}

async function setByHand(
  trx: Connection<IdentityTables>,
  given: { territoryId: string; personId: string; roles: readonly Role[]; actor: AuditActor },
): Promise<void> {
  const { territoryId, personId, actor } = given;
  await lockTerritory(trx, territoryId);
  const held = await rolesHeld(trx, given);
  if (held.length === 0) throw personNotFound();
  const all = new Set(held.map(({ role }) => role));
  const byHand = held.filter(({ origin }) => origin === 'hand').map(({ role }) => role);
  const wanted = new Set(given.roles);
  const target = { kind: 'person', id: personId };
  for (const role of wanted) {
    // What a directory already gives is not given a second time.
    if (all.has(role)) continue;
    await giveRole(trx, { territoryId, personId, role });
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'identity.role_given',
      target,
      detail: { role, origin: 'hand' },
    });
  }
  for (const role of byHand) {
    if (wanted.has(role)) continue;
    await takeRole(trx, { territoryId, personId, role });
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'identity.role_taken',
      target,
      detail: { role, origin: 'hand' },
    });
  }
  if (!(await hasAdministrator(trx, territoryId))) throw lastAdministrator();
}
