import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import type { CrisisTables } from './crisis.tables.ts';

type Db = Connection<CrisisTables>;

/**
 * What crisis rooms keep about a person. What was decided, and by whom it was answered for, stays on record under an
 * identifier; the name goes with the person.
 */
export const holdCrisis = {
  name: 'crisis',
  tell: async (connection: AnyConnection, personId: string): Promise<unknown> => {
    const db = connection as Db;
    const [led, log, steps, pages, rumours, reports] = await Promise.all([
      db
        .selectFrom('crisis.crisis')
        .select(['territory_id', 'ref', 'title', 'opened_at', 'closed_at'])
        .where((each) =>
          each.or([each('lead_id', '=', personId), each('opened_by', '=', personId), each('closed_by', '=', personId)]),
        )
        .execute(),
      db
        .selectFrom('crisis.log')
        .select(['territory_id', 'crisis_id', 'at', 'kind', 'said'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('crisis.plan_step')
        .select(['territory_id', 'crisis_id', 'key', 'state', 'at', 'note'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('crisis.talking_points')
        .select(['territory_id', 'crisis_id', 'audience', 'updated_at'])
        .where('updated_by', '=', personId)
        .execute(),
      db
        .selectFrom('crisis.rumour')
        .select(['territory_id', 'id', 'claim', 'updated_at'])
        .where('updated_by', '=', personId)
        .execute(),
      db
        .selectFrom('crisis.report')
        .select(['territory_id', 'crisis_id', 'at', 'kind', 'said', 'place'])
        .where('person_id', '=', personId)
        .execute(),
    ]);
    return { led, log, steps, pages, rumours, reports };
  },
  forget: async (connection: AnyConnection, personId: string): Promise<void> => {
    await (connection as Db).deleteFrom('crisis.presence').where('person_id', '=', personId).execute();
  },
};
