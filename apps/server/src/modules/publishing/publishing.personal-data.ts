import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import type { PublishingTables } from './publishing.tables.ts';

type Db = Connection<PublishingTables>;

/**
 * What publishing keeps about a person. What the institution said and who answered for it stays on record under an
 * identifier; the name goes with the person.
 */
export const holdPublishing = {
  name: 'publishing',
  tell: async (connection: AnyConnection, personId: string): Promise<unknown> => {
    const db = connection as Db;
    const [written, acts, mandates, delegations] = await Promise.all([
      db
        .selectFrom('publishing.publication')
        .select(['territory_id', 'id', 'title', 'state', 'draft', 'created_at'])
        .where('author_id', '=', personId)
        .execute(),
      db
        .selectFrom('publishing.act')
        .select(['territory_id', 'publication_id', 'at', 'kind', 'comment'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('publishing.mandate')
        .select(['territory_id', 'scope', 'starts_at', 'ends_at'])
        .where((each) => each.or([each('person_id', '=', personId), each('given_by', '=', personId)]))
        .execute(),
      db
        .selectFrom('publishing.delegation')
        .select(['territory_id', 'starts_at', 'ends_at', 'reason'])
        .where((each) => each.or([each('from_id', '=', personId), each('to_id', '=', personId)]))
        .execute(),
    ]);
    return { written, acts, mandates, delegations };
  },
  forget: async (connection: AnyConnection, personId: string): Promise<void> => {
    const trx = connection as Db;
    await trx
      .deleteFrom('publishing.delegation')
      .where((each) => each.or([each('from_id', '=', personId), each('to_id', '=', personId)]))
      .execute();
    await trx.deleteFrom('publishing.approval_link').where('person_id', '=', personId).execute();
    await trx.deleteFrom('publishing.calendar_link').where('person_id', '=', personId).execute();
    await trx.updateTable('publishing.act').set({ person_name: null }).where('person_id', '=', personId).execute();
    await trx
      .updateTable('publishing.mandate')
      .set({ ended_at: new Date() })
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute();
  },
};
