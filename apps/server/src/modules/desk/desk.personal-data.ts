import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import type { DeskTables } from './desk.tables.ts';

type Db = Connection<DeskTables>;

/** What the desk keeps about one of us. What was answered in the name of the territory stays, under an identifier. */
export const holdDesk = {
  name: 'desk',
  tell: async (connection: AnyConnection, personId: string): Promise<unknown> => {
    const db = connection as Db;
    const [said, acts, views] = await Promise.all([
      db
        .selectFrom('desk.message')
        .select(['territory_id', 'conversation_id', 'direction', 'at', 'text'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('desk.act')
        .select(['territory_id', 'conversation_id', 'at', 'kind'])
        .where('person_id', '=', personId)
        .execute(),
      db.selectFrom('desk.view').select(['territory_id', 'name', 'filter']).where('person_id', '=', personId).execute(),
    ]);
    return { said, acts, views };
  },
  forget: async (connection: AnyConnection, personId: string): Promise<void> => {
    const trx = connection as Db;
    await trx.deleteFrom('desk.view').where('person_id', '=', personId).execute();
    await trx.deleteFrom('desk.presence').where('person_id', '=', personId).execute();
    await trx
      .updateTable('desk.conversation')
      .set({ assignee_id: null, assigned_at: null })
      .where('assignee_id', '=', personId)
      .execute();
    // A note between colleagues is theirs; an answer is the territory's.
    await trx.deleteFrom('desk.message').where('person_id', '=', personId).where('direction', '=', 'note').execute();
  },
};
