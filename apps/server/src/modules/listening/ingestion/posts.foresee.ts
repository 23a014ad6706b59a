import { setImmediate as breathe } from 'node:timers/promises';
import { isScored, type Opinion } from '@beffroi/engines/tone';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { findKnown, keyOf, type Known } from './mentions.known.ts';
import type { HeardPost } from './post.normalise.ts';
import { readPost, spokenText, type Reading } from './post.understand.ts';
import type { TerritoryMind } from './territory.mind.ts';
import type { ToneTransformer } from './tone.transformer.ts';

/** Other requests are answered at least each time that so many posts were read. */
const AT_ONCE = 20;

/**
 * What was read of posts, and with which mind: another mind would read them otherwise. The opinions of a transformer
 * hold for every mind.
 */
export type Foreseen = { mind: TerritoryMind; readings: Map<HeardPost, Reading>; opinions: Opinions };
type Opinions = Map<HeardPost, Opinion>;

/**
 * Reads posts before their turn in the territory has come: while one batch is being written by the database, the next
 * is read by the program, and judged by the transformer where there is one: no transaction waits for it. Nothing is
 * decided: the turn itself looks again at what is known and which mind holds.
 */
export async function foresee(
  { db, transformer }: { db: Connection<ListeningTables>; transformer?: ToneTransformer | undefined },
  mind: TerritoryMind,
  given: { territoryId: string; posts: readonly HeardPost[]; pinned: boolean },
): Promise<Foreseen> {
  const readings = new Map<HeardPost, Reading>();
  const opinions: Opinions = new Map();
  const known = await findKnown(db, given.territoryId, given.posts);
  for (const [index, post] of given.posts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    readings.set(
      post,
      readPost(mind, post, () => opinions.get(post)),
    );
  }
  const wanted = [...readings.values()].filter((reading) => {
    const before = known.get(keyOf(reading.post));
    return before ? tellsMore(reading, before) : reading.watchIds.length > 0 || given.pinned;
  });
  if (transformer) await ask(transformer, wanted, opinions);
  for (const [index, reading] of wanted.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    reading.understanding();
  }
  return { mind, readings, opinions };
}

/** A source tells its last posts again at each reading: those need no second understanding. */
function tellsMore({ post, watchIds }: Reading, known: Known): boolean {
  const isRewritten = known.text !== post.text || known.title !== (post.title ?? null);
  return isRewritten || watchIds.some((id) => !known.watchIds.includes(id));
}

async function ask(transformer: ToneTransformer, wanted: readonly Reading[], into: Opinions): Promise<void> {
  const posts = wanted.flatMap(({ post, lang }) => (isScored(spokenText(post), lang) ? [post] : []));
  const opinions = await transformer.opinions(posts.map(spokenText));
  for (const [index, post] of posts.entries()) {
    const opinion = opinions[index];
    if (opinion) into.set(post, opinion);
  }
}
