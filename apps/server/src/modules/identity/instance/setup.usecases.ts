import type { setUp } from '@beffroi/contracts';
import type { z } from 'zod';
import type { Connection } from '../../../platform/db/database.ts';
import { recordAudit } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { passwordNeeded, setupDone, setupLinkVoid } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { hashLinkToken, linkTo, newLinkToken } from '../one-time.link.ts';
import { createPerson } from '../people/person.repository.ts';
import { giveRole } from '../people/roles.repository.ts';
import { addTerritory } from '../territories/territories.usecases.ts';

type Db = Connection<IdentityTables>;

/** Whether nobody administers the installation yet. */
export async function isSetupNeeded(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('identity.person')
    .select('id')
    .where('instance_administrator', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/**
 * A link by which one makes the first administrator and the first territory; the former one is void.
 * @returns undefined when that is done
 */
export async function createSetupLink(deps: IdentityDeps): Promise<string | undefined> {
  const { token, hash } = newLinkToken();
  const made = await deps.db.transaction().execute(async (trx) => {
    if (!(await isSetupNeeded(trx))) return false;
    await trx.deleteFrom('identity.setup_link').execute();
    await trx.insertInto('identity.setup_link').values({ token_hash: hash }).execute();
    return true;
  });
  return made ? linkTo(deps.baseUrl, 'setup', token) : undefined;
}

/** Holds the link until the transaction ends. @throws identity.setup_done, identity.setup_link_void */
export async function ensureSetupLink(trx: Db, token: string): Promise<void> {
  const link = await trx
    .selectFrom('identity.setup_link')
    .select('token_hash')
    .where('token_hash', '=', hashLinkToken(token))
    .forUpdate()
    .executeTakeFirst();
  if (!(await isSetupNeeded(trx))) throw setupDone();
  if (!link) throw setupLinkVoid();
}

/** Makes the first administrator of the installation, the first territory, and the one administrator of the other. */
export async function firstSetup(
  deps: IdentityDeps,
  given: z.output<(typeof setUp)['body']>,
): Promise<{ territoryId: string }> {
  const { person, territory, token } = given;
  if (!deps.settings.oidcOnly && person.password === undefined) throw passwordNeeded();
  return deps.db.transaction().execute(async (trx) => {
    await ensureSetupLink(trx, token);
    await trx.deleteFrom('identity.setup_link').execute();
    const { id: personId } = await createPerson(trx, {
      ...person,
      password: deps.settings.oidcOnly ? undefined : person.password,
      instanceAdministrator: true,
    });
    const actor = { kind: 'person', id: personId } as const;
    const row = await addTerritory(trx, { input: territory, actor });
    await giveRole(trx, { territoryId: row.id, personId, role: 'administrator' });
    const target = { kind: 'person', id: personId };
    await recordAudit(trx, { actor, action: 'identity.set_up', target });
    const detail = { role: 'administrator', origin: 'hand' };
    await recordAudit(trx, { territoryId: row.id, actor, action: 'identity.role_given', target, detail });
    return { territoryId: row.id };
  });
}
