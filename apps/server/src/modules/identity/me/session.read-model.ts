import { permissionNames, allows, type getSession, type Output, type Person, type Role } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { Caller } from '../../../platform/http/caller.ts';
import type { Locale } from '../../../platform/http/locale.ts';
import { providersOf } from '../auth/oidc.providers.ts';
import { inFrenchOrder } from '../french-order.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { isSetupNeeded } from '../instance/setup.usecases.ts';
import { findPerson, type PersonRow } from '../people/person.repository.ts';
import { presentTerritory } from '../territories/territories.presenter.ts';

type Session = Output<typeof getSession>;

/** Who calls, where, with which rights, and how one signs in. */
export async function readSession(deps: IdentityDeps, given: { caller: Caller; locale: Locale }): Promise<Session> {
  const { caller } = given;
  const { settings } = deps;
  const row = caller.kind === 'person' ? await findPerson(deps.db, caller.personId) : undefined;
  return {
    ...(row ? { person: presentPerson(row) } : {}),
    territories: caller.kind === 'person' ? await territoriesOf(deps.db, caller.rolesIn) : [],
    signIn: {
      password: !settings.oidcOnly,
      passkey: !settings.oidcOnly,
      oidc: providersOf(settings).map(({ id, label, profile }) => ({ id, label, profile })),
    },
    setupNeeded: row === undefined && (await isSetupNeeded(deps.db)),
    mailConfigured: deps.mailer.configured,
    locale: row?.locale ?? given.locale,
  };
}

export function presentPerson(row: PersonRow): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    ...(row.locale === null ? {} : { locale: row.locale }),
    theme: row.theme,
    ...(row.time_zone === null ? {} : { timeZone: row.time_zone }),
    instanceAdministrator: row.instance_administrator,
  };
}

async function territoriesOf(
  db: Connection<IdentityTables>,
  rolesIn: (territoryId: string) => readonly Role[],
): Promise<Session['territories']> {
  const rows = await db.selectFrom('identity.territory').selectAll().execute();
  return inFrenchOrder(rows).flatMap((row) => {
    const roles = rolesIn(row.id);
    if (roles.length === 0) return [];
    const permissions = permissionNames.filter((permission) => allows(roles, permission));
    return [{ ...presentTerritory(row), roles: [...roles], permissions }];
  });
}
