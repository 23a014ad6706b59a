import type { AnyConnection, Connection } from '../../../platform/db/database.ts';
import type { DistanceTables } from './distance.tables.ts';

type Db = Connection<DistanceTables>;

/**
 * What distance keeps about one of us. Measures and evidence are acts of the territory, which it answers for: they stay
 * under an identifier. How long somebody read insults goes with them.
 */
export const holdDistance = {
  name: 'distance',
  tell: async (connection: AnyConnection, personId: string): Promise<unknown> => {
    const db = connection as Db;
    const [exposure, measures, evidence] = await Promise.all([
      db
        .selectFrom('desk.exposure')
        .select(['territory_id', 'at', 'ends_at', 'out_of_hours'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('desk.measure')
        .select(['territory_id', 'id', 'kind', 'state', 'at', 'article_id'])
        .where((each) => each.or([each('by_id', '=', personId), each('reviewer_id', '=', personId)]))
        .execute(),
      db
        .selectFrom('desk.evidence')
        .select(['territory_id', 'number', 'at', 'note'])
        .where('by_id', '=', personId)
        .execute(),
    ]);
    return { exposure, measures, evidence };
  },
  forget: async (connection: AnyConnection, personId: string): Promise<void> => {
    const trx = connection as Db;
    await trx.deleteFrom('desk.exposure').where('person_id', '=', personId).execute();
  },
};
