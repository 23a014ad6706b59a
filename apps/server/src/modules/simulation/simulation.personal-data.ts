import { sql } from 'kysely';
import type { Db } from './simulation.deps.ts';

/** What was kept for a person: their own rings, by the delivery that each was, and letters to their address. */
const keptFor = (personId: string) => sql<boolean>`(
  id in (select id from notifications.delivery where person_id = ${personId})
  or recipient = (select email from identity.person where id = ${personId}))`;

/** What is kept here about a person: drills that they started, scenarios that they wrote, what drills kept for them. */
export const holdDrills = {
  name: 'drills',
  tell: async (connection: Db, personId: string): Promise<unknown> => {
    const [drills, scenarios, kept] = await Promise.all([
      connection
        .selectFrom('simulation.drill')
        .select(['id', 'scenario_id', 'started_at'])
        .where('started_by', '=', personId)
        .execute(),
      connection
        .selectFrom('simulation.scenario')
        .select(['id', 'updated_at'])
        .where('updated_by', '=', personId)
        .execute(),
      connection
        .selectFrom('simulation.kept')
        .select(['at', 'means', 'title', 'text'])
        .where(keptFor(personId))
        .execute(),
    ]);
    return { drills, scenarios, kept };
  },
  /** Who held a drill is a name that is no longer found; what would have rung them goes. Before their deliveries do. */
  forget: async (connection: Db, personId: string): Promise<void> => {
    await connection.deleteFrom('simulation.kept').where(keptFor(personId)).execute();
  },
};
