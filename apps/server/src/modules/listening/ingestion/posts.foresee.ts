import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { findKnown, keyOf } from './mentions.known.ts';
import type { HeardPost } from './post.normalise.ts';
import { readPost, type Reading } from './post.understand.ts';
import type { TerritoryMind } from './territory.mind.ts';

/** Other requests are answered at least each time that so many posts were read. */
const AT_ONCE = 20;

/** What was read of posts, and with which mind: another mind would read them otherwise. */
export type Foreseen = { mind: TerritoryMind; readings: Map<HeardPost, Reading> };

/**
 * Reads posts before their turn in the territory has come: while one batch is being written by the database, the next
 * is read by the program. Nothing is decided: the turn itself looks again at what is known and which mind holds.
 */
export async function foresee(
  db: Connection<ListeningTables>,
  mind: TerritoryMind,
  given: { territoryId: string; posts: readonly HeardPost[]; pinned: boolean },
): Promise<Foreseen> {
  const readings = new Map<HeardPost, Reading>();
  const known = await findKnown(db, given.territoryId, given.posts);
  for (const [index, post] of given.posts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    const reading = readPost(mind, post);
    readings.set(post, reading);
    // A source tells its last posts again at each reading: those need no second understanding.
    if ((reading.watchIds.length > 0 || given.pinned) && !known.has(keyOf(post))) reading.understanding();
  }
  return { mind, readings };
}
