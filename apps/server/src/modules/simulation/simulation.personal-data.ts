import { personNames } from '../identity/index.ts';
import type { Db } from './simulation.deps.ts';

/** What is kept here about a person: drills that they started, scenarios that they wrote, what drills kept for them. */
export const holdDrills = {
  name: 'drills',
  tell: async (connection: Db, personId: string): Promise<unknown> => {
    const name = (await personNames(connection, [personId])).get(personId) ?? '';
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
        .where('recipient', '=', name)
        .execute(),
    ]);
    return { drills, scenarios, kept };
  },
  /** Who held a drill is a name that is no longer found; what would have rung them goes. */
  forget: async (connection: Db, personId: string): Promise<void> => {
    const person = await connection
      .selectFrom('identity.person')
      .select(['name', 'email'])
      .where('id', '=', personId)
      .executeTakeFirst();
    if (!person) return;
    await connection.deleteFrom('simulation.kept').where('recipient', 'in', [person.name, person.email]).execute();
  },
};
