import type { Connection } from '../../platform/db/database.ts';
import type { MediaTables } from './media.tables.ts';

/** What is kept here about a person: what they added. The media stay, nobody's. */
export const holdMedia = {
  name: 'media',
  tell: async (connection: Connection<MediaTables>, personId: string): Promise<unknown> =>
    connection.selectFrom('media.medium').select(['id', 'name', 'added_at']).where('added_by', '=', personId).execute(),
  forget: async (connection: Connection<MediaTables>, personId: string): Promise<void> => {
    await connection.updateTable('media.medium').set({ added_by: null }).where('added_by', '=', personId).execute();
  },
};
