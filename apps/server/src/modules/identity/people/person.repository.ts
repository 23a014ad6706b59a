import { hashPassword } from 'better-auth/crypto';
import type { Selectable } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import type { Locale } from '../../../platform/http/locale.ts';
import { newId } from '../../../platform/ids.ts';
import type { IdentityTables } from '../identity.tables.ts';

type Db = Connection<IdentityTables>;
export type PersonRow = Selectable<IdentityTables['identity.person']>;

export async function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return db.selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findPersonByEmail(db: Db, email: string): Promise<PersonRow | undefined> {
  return db.selectFrom('identity.person').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst();
}

export async function hasPassword(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.account')
    .select('id')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row !== undefined;
}

/** A person whose address is known to be theirs; without a password, they come in by single sign-on. */
export async function createPerson(
  trx: Db,
  given: { email: string; name: string; password: string | undefined; locale: Locale; instanceAdministrator?: boolean },
): Promise<PersonRow> {
  const id = newId('per');
  const row = await trx
    .insertInto('identity.person')
    .values({
      id,
      email: given.email.toLowerCase(),
      email_verified: true,
      name: given.name,
      locale: given.locale,
      instance_administrator: given.instanceAdministrator ?? false,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (given.password !== undefined) {
    // As better-auth stores it: the account of a password bears the identifier of its person.
    await trx
      .insertInto('identity.account')
      .values({
        id: newId('acc'),
        person_id: id,
        provider_id: 'credential',
        account_id: id,
        password: await hashPassword(given.password),
      })
      .execute();
  }
  return row;
}
