import { sql } from 'kysely';
import { publishLive } from '../../../platform/live/publish.ts';
import type { CrisisDeps, Db, Named } from '../crisis.deps.ts';
import { findCrisis } from './crisis.store.ts';

/** Who is not heard of again for so long has gone. */
const SECONDS = 75;

type Present = { id: string; name: string };

export async function presentInRoom(db: Db, named: Named, now: Date): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select p.person_id as id, i.name from crisis.presence p join identity.person i on i.id = p.person_id
    where p.territory_id = ${named.territoryId} and p.crisis_id = ${named.crisisId} and p.until > ${now}
    order by i.name, p.person_id
  `.execute(db);
  return rows;
}

/** Says that somebody is in the room; the others are told when it is news. @throws crisis.not_found */
export async function enterRoom(
  { db, now }: Pick<CrisisDeps, 'db' | 'now'>,
  given: Named & { personId: string },
): Promise<{ present: Present[] }> {
  await findCrisis(db, given);
  const at = now();
  const before = await presentInRoom(db, given, at);
  const until = new Date(at.getTime() + SECONDS * 1000);
  await db
    .insertInto('crisis.presence')
    .values({ territory_id: given.territoryId, crisis_id: given.crisisId, person_id: given.personId, until })
    .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id', 'person_id']).doUpdateSet({ until }))
    .execute();
  if (before.some(({ id }) => id === given.personId)) return { present: before };
  const present = await presentInRoom(db, given, at);
  await publishLive(db, given.territoryId, 'room_presence', { crisisId: given.crisisId, present });
  return { present };
}

export async function forgetRoomPresence(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('crisis.presence')
    .where('until', '<', new Date(now.getTime() - 600_000))
    .execute();
}
