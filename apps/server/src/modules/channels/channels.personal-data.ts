import type { Connection } from '../../platform/db/database.ts';
import type { ChannelsTables } from './channels.tables.ts';

/** What is kept here about a person: which accounts they connected. The accounts are the territory's, and stay. */
export const holdChannels = {
  name: 'channels',
  tell: async (connection: Connection<ChannelsTables>, personId: string): Promise<unknown> =>
    connection
      .selectFrom('channels.channel')
      .select(['id', 'network', 'handle', 'connected_at'])
      .where('connected_by', '=', personId)
      .execute(),
  forget: async (connection: Connection<ChannelsTables>, personId: string): Promise<void> => {
    await connection.deleteFrom('channels.connection').where('person_id', '=', personId).execute();
    await connection
      .updateTable('channels.channel')
      .set({ connected_by: null })
      .where('connected_by', '=', personId)
      .execute();
  },
};
