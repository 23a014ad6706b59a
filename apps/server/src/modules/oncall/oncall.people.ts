import { allows, type Permission } from '@beffroi/contracts';
import { personOf, type Caller } from '../../platform/http/caller.ts';
import type { Locale } from '../../platform/http/locale.ts';
import { peopleWho, type DirectoryPerson } from '../identity/index.ts';
import type { Db } from './oncall.deps.ts';
import { personOnly } from './rota/rota.errors.ts';

/** What is shown in the place of who was erased. */
export const erased = (locale: Locale): string => (locale === 'fr' ? 'Compte supprimé' : 'Deleted account');

/** Those who may be put on call, by name. */
export async function peopleOnCall(db: Db, territoryId: string): Promise<DirectoryPerson[]> {
  const people = await peopleWho(db, territoryId, 'alerts.handle');
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** Whether the caller, a person or a program, may do something in a territory. */
export function mayIn(caller: Caller, territoryId: string, permission: Permission): boolean {
  if (caller.kind === 'person') return allows(caller.rolesIn(territoryId), permission);
  return caller.kind === 'api_key' && caller.territoryId === territoryId && caller.permissions.includes(permission);
}

/** @throws oncall.person_only */
export function signedInAs(caller: Caller): string {
  const personId = personOf(caller);
  if (personId === undefined) throw personOnly();
  return personId;
}
