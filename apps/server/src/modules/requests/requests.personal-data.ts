import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import type { RequestsTables } from './requests.tables.ts';

type Db = Connection<RequestsTables>;

/**
 * What requests keep about somebody of the team. What was done to a request stays, under an identifier that leads to
 * nobody once they are gone.
 */
export const holdRequests = {
  name: 'requests',
  tell: async (connection: AnyConnection, personId: string): Promise<unknown> => {
    const db = connection as Db;
    const [events, handovers] = await Promise.all([
      db
        .selectFrom('requests.event')
        .select(['territory_id', 'request_id', 'at', 'kind'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('requests.handover')
        .select(['territory_id', 'request_id', 'at', 'note'])
        .where('person_id', '=', personId)
        .execute(),
    ]);
    return { events, handovers };
  },
  forget: async (connection: AnyConnection, personId: string): Promise<void> => {
    const trx = connection as Db;
    await trx.updateTable('requests.event').set({ by_name: null }).where('person_id', '=', personId).execute();
    await trx
      .updateTable('requests.public_answer')
      .set({ updated_by: null })
      .where('updated_by', '=', personId)
      .execute();
  },
};
