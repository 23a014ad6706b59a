import type { updateMe } from '@beffroi/contracts';
import type { z } from 'zod';
import type { Connection } from '../../../platform/db/database.ts';
import { recordAudit } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { eraseUnconfirmed, lastAdministrator, lastInstanceAdministrator, personNotFound } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { otherInstanceAdministrators } from '../instance/administrators.usecases.ts';
import { findPerson, type PersonRow } from '../people/person.repository.ts';
import { hasAdministrator } from '../people/roles.repository.ts';
import { lockTerritory } from '../territories/territories.repository.ts';
import { ensureTimeZone } from '../time-zone.ts';
import type { PersonalDataHolder } from './personal-data.ts';

/** @throws identity.time_zone_unknown */
export async function changeMe(
  deps: IdentityDeps,
  given: { personId: string; patch: z.output<(typeof updateMe)['body']> },
): Promise<PersonRow> {
  const { patch, personId } = given;
  ensureTimeZone(patch.timeZone);
  const row = await deps.db
    .updateTable('identity.person')
    .set({
      updated_at: new Date(deps.clock()),
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.locale === undefined ? {} : { locale: patch.locale }),
      ...(patch.theme === undefined ? {} : { theme: patch.theme }),
      ...(patch.timeZone === undefined ? {} : { time_zone: patch.timeZone }),
    })
    .where('id', '=', personId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw personNotFound();
  return row;
}

/** All that is kept about a person, by the name of who keeps it; secrets and the words that prove who they are left out. */
export async function tellAll(
  deps: IdentityDeps,
  given: { personId: string; holders: readonly PersonalDataHolder[] },
): Promise<Record<string, unknown>> {
  const { personId, holders } = given;
  const { db } = deps;
  const person = await findPerson(db, personId);
  if (!person) throw personNotFound();
  const mine = { table: 'person_id', value: personId } as const;
  const told: Record<string, unknown> = {
    person,
    roles: await db
      .selectFrom('identity.role_held as h')
      .innerJoin('identity.territory as t', 't.id', 'h.territory_id')
      .select(['h.territory_id', 't.name', 'h.role', 'h.origin', 'h.granted_at'])
      .where('h.person_id', '=', personId)
      .execute(),
    sessions: await db
      .selectFrom('identity.session')
      .select(['id', 'created_at', 'seen_at', 'expires_at', 'ip_address', 'user_agent'])
      .where(mine.table, '=', mine.value)
      .execute(),
    signIn: await db
      .selectFrom('identity.account')
      .select(['provider_id', 'account_id', 'created_at'])
      .where(mine.table, '=', mine.value)
      .execute(),
    passkeys: await db
      .selectFrom('identity.passkey')
      .select(['id', 'name', 'created_at'])
      .where(mine.table, '=', mine.value)
      .execute(),
    journal: await db
      .selectFrom('audit.entry')
      .select(['territory_id', 'at', 'action', 'target_kind', 'target_id'])
      .where('actor_id', '=', personId)
      .orderBy('at')
      .execute(),
  };
  for (const holder of holders) told[holder.name] = await holder.tell(db, personId);
  return told;
}

/**
 * Erases a person. What they did stays in the journals under an identifier that names nobody any more.
 * @throws identity.erase_unconfirmed, identity.last_administrator, identity.last_instance_administrator
 */
export async function erasePerson(
  deps: IdentityDeps,
  given: { personId: string; email: string; holders: readonly PersonalDataHolder[] },
): Promise<void> {
  const { personId, holders } = given;
  await deps.db.transaction().execute(async (trx) => {
    const person = await findPerson(trx, personId);
    if (person?.email !== given.email.toLowerCase()) throw eraseUnconfirmed();
    if (person.instance_administrator && (await otherInstanceAdministrators(trx, personId)) === 0) {
      throw lastInstanceAdministrator();
    }
    const territories = await leaveTerritories(trx, personId);
    for (const holder of holders) await holder.forget(trx, personId);
    await trx.deleteFrom('identity.invitation').where('email', '=', person.email).execute();
    await trx.deleteFrom('identity.person').where('id', '=', personId).execute();
    const actor = { kind: 'person', id: personId } as const;
    const target = { kind: 'person', id: personId };
    for (const territoryId of territories)
      await recordAudit(trx, { territoryId, actor, action: 'identity.person_erased', target });
    await recordAudit(trx, { actor, action: 'identity.person_erased', target });
  });
}

async function leaveTerritories(trx: Connection<IdentityTables>, personId: string): Promise<string[]> {
  const held = await trx
    .selectFrom('identity.role_held')
    .select('territory_id')
    .distinct()
    .where('person_id', '=', personId)
    .orderBy('territory_id')
    .execute();
  const territories = held.map((row) => row.territory_id);
  for (const territoryId of territories) await lockTerritory(trx, territoryId);
  await trx.deleteFrom('identity.role_held').where('person_id', '=', personId).execute();
  for (const territoryId of territories) {
    if (!(await hasAdministrator(trx, territoryId))) throw lastAdministrator();
  }
  return territories;
}
