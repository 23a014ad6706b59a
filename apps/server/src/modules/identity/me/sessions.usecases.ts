import type { IdentityDeps } from '../identity.deps.ts';
import { sessionNotFound } from '../identity.errors.ts';

/** @throws identity.session_not_found when it is not a session of that person */
export async function endSession(deps: IdentityDeps, given: { personId: string; sessionId: string }): Promise<void> {
  const ended = await deps.db
    .deleteFrom('identity.session')
    .where('person_id', '=', given.personId)
    .where('id', '=', given.sessionId)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) throw sessionNotFound();
}

/** Ends the sessions of a person but the one that bears the token. */
export async function endOtherSessions(
  deps: IdentityDeps,
  given: { personId: string; token: string | undefined },
): Promise<{ ended: number }> {
  const ended = await deps.db
    .deleteFrom('identity.session')
    .where('person_id', '=', given.personId)
    .where('token', '<>', given.token ?? '')
    .executeTakeFirst();
  return { ended: Number(ended.numDeletedRows) };
}
