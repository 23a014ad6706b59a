import type { Caller } from '../../../platform/http/caller.ts';

/** Who answers: a person, or a program by its key. @throws when nobody is signed in */
export function answererOf(caller: Caller): { id: string; personId: string | undefined } {
  if (caller.kind === 'person') return { id: caller.personId, personId: caller.personId };
  if (caller.kind === 'api_key') return { id: caller.keyId, personId: undefined };
  throw new Error('an anonymous caller answers nobody');
}
