import type { Caller } from '../../platform/http/caller.ts';
import { personNames } from '../identity/index.ts';
import type { Db } from './publishing.deps.ts';

/** Who acts in publishing: a person, or a program by its key. */
export type Author = { id: string; personId: string | undefined };

/** @throws when nobody is signed in: routes of this module are for those who are */
export function authorOf(caller: Caller): Author {
  if (caller.kind === 'person') return { id: caller.personId, personId: caller.personId };
  if (caller.kind === 'api_key') return { id: caller.keyId, personId: undefined };
  throw new Error('an anonymous caller writes nothing');
}

/** Today's names of people and of programs, by identifier; who was erased is absent. */
export async function namesOf(
  db: Db,
  territoryId: string,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const keys = wanted.filter((id) => !id.startsWith('per_'));
  const [people, programs] = await Promise.all([
    personNames(db, wanted),
    keys.length === 0
      ? []
      : db
          .selectFrom('identity.api_key')
          .select(['id', 'name'])
          .where('territory_id', '=', territoryId)
          .where('id', 'in', keys)
          .execute(),
  ]);
  return new Map([...people, ...programs.map(({ id, name }): [string, string] => [id, name])]);
}

/** What is shown in the place of who was erased. */
export const ERASED = 'Compte supprimé';
