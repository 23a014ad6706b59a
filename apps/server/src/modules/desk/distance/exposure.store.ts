import { peopleWho } from '../../identity/index.ts';
import type { Db } from '../desk.deps.ts';

/** Who may take the next one. */
export async function whoBoreLeast(
  db: Db,
  territoryId: string,
  given: { now: Date; exceptId: string | undefined },
): Promise<{ id: string; name: string } | undefined> {
  const people = await peopleWho(db, territoryId, 'desk.answer');
  return people.find(({ id }) => id !== given.exceptId);
}
