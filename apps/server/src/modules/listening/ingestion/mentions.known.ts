import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';
import type { Understanding } from './post.understand.ts';

/** A stored mention that a received post may be a new edition of. */
export type Known = {
  id: string;
  network: string;
  originId: string;
  title: string | null;
  text: string;
  watchIds: string[];
  tone: Understanding['tone'];
  toneCorrected: boolean;
  postedAt: Date;
  pinned: boolean;
  hidden: boolean;
};

export const keyOf = (post: { network: string; originId: string }) => `${post.network}\0${post.originId}`;

/** The stored mentions of posts, by their origin. */
export async function findKnown(
  connection: Connection<ListeningTables>,
  territoryId: string,
  posts: readonly { network: string; originId: string }[],
): Promise<Map<string, Known>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<Known>`
    select m.id, m.network, m.origin_id as "originId", m.title, m.text, m.watch_ids as "watchIds", m.tone, m.tone_corrected as "toneCorrected",
      m.posted_at as "postedAt", m.pinned, m.state = 'hidden' as hidden
    from unnest(${posts.map((post) => post.network)}::text[], ${posts.map((post) => post.originId)}::text[]) as o (network, origin_id)
    join listening.mention m on m.territory_id = ${territoryId} and m.network = o.network and m.origin_id = o.origin_id
  `.execute(connection);
  return new Map(rows.map((row) => [keyOf(row), row]));
}
