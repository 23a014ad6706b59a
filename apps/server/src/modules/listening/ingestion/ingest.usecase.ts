import { sql, type Kysely, type Transaction } from 'kysely';
import type { ReceivedEvent } from '@beffroi/connectors';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { publishAllLive } from '../../../platform/live/publish.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { ListeningFacts } from '../listening.events.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { removeMentions } from '../mentions/mention.remove.ts';
import { presentMention, type ShownRow } from '../mentions/mention.presenter.ts';
import { presentMentions } from '../mentions/mention.read-model.ts';
import { authorKey } from './author.pseudonym.ts';
import { countMentions, liveCounts, type Counted } from './mentions.count.ts';
import { findKnown, keyOf, type Known } from './mentions.known.ts';
import { storeEdits, storeNew, type Understood } from './mentions.store.ts';
import { withoutObjectors } from './objections.filter.ts';
import { normalisePost, originName, type HeardPost } from './post.normalise.ts';
import { readPost, type Reading } from './post.understand.ts';
import { foresee, type Foreseen } from './posts.foresee.ts';
import { lockIngestion } from './territory.lock.ts';
import { ourStoryId, storyText, type Minds, type TerritoryMind } from './territory.mind.ts';
import type { ToneTransformer } from './tone.transformer.ts';

export type IngestDeps = {
  db: Kysely<ListeningTables>;
  events: EventBus<ListeningFacts, Transaction<ListeningTables>>;
  minds: Minds;
  /** Judges sentiment in place of the built-in model, where the installation has one. */
  transformer?: ToneTransformer | undefined;
  sealer: Sealer;
  now: () => Date;
};

export type Batch = {
  territoryId: string;
  sourceId: string | null;
  events: readonly ReceivedEvent[];
  /** Brought by a person: kept although no watch holds it. */
  pinned?: boolean;
  /** A first reading or a file: it brings the past. */
  past?: boolean;
  /** Written in the same transaction: where the source got to. */
  alongside?: (trx: Transaction<ListeningTables>, outcome: IngestOutcome) => Promise<void>;
};

export type IngestOutcome = {
  received: number;
  /** New mentions stored. */
  kept: number;
  /** Already known and unchanged. */
  known: number;
  edited: number;
  removed: number;
  newestPostAt: Date | undefined;
  /** What was new, by hour of posting. */
  hours: { hour: string; received: number; kept: number }[];
  /** Of the new and the known, in the order received. */
  mentionIds: string[];
};

/** At most so many new mentions are told to the screens at once: no eye follows more, and the counts say the rest. */
const MOST_LIVE = 40;

/**
 * The path of a post, whole: receive → normalise → deduplicate → language → tone → match → story → store → count →
 * tell. One transaction a batch, one batch at a time for a territory, and where the source got to is part of it: what
 * is killed in between is received again, and received twice is stored once.
 */
export async function ingest(deps: IngestDeps, batch: Batch): Promise<IngestOutcome> {
  const heardAt = deps.now();
  const heard = deduplicate(
    batch.events.flatMap((event) => (event.kind === 'post' ? (normalisePost(event.post, heardAt) ?? []) : [])),
  );
  const mind = deps.minds.peek(batch.territoryId) ?? (deps.transformer && (await firstMind(deps, batch.territoryId)));
  const foreseen = mind && (await foresee(deps, mind, { ...batch, posts: heard, pinned: batch.pinned ?? false }));
  try {
    return await deps.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`ingest ${batch.territoryId}`}, 0))`.execute(trx);
      const outcome = await take(deps, trx, { ...batch, heard, heardAt, foreseen });
      await batch.alongside?.(trx, outcome);
      return outcome;
    });
  } catch (error) {
    deps.minds.drop(batch.territoryId);
    throw error;
  }
}

/** Made in turn with other batches, so that none of their posts is missing from it. */
async function firstMind({ db, minds }: IngestDeps, territoryId: string): Promise<TerritoryMind> {
  return db.transaction().execute(async (trx) => {
    await lockIngestion(trx, territoryId);
    return minds.get(trx, territoryId);
  });
}

async function take(
  deps: IngestDeps,
  trx: Transaction<ListeningTables>,
  batch: Batch & { heard: readonly HeardPost[]; heardAt: Date; foreseen: Foreseen | undefined },
): Promise<IngestOutcome> {
  const { territoryId, heard, heardAt, foreseen } = batch;
  const mind = await deps.minds.get(trx, territoryId);
  const read = (post: HeardPost): Reading =>
    (foreseen?.mind === mind ? foreseen.readings.get(post) : undefined) ??
    readPost(mind, post, () => foreseen?.opinions.get(post));
  const allowed = await withoutObjectors(trx, deps.sealer, territoryId, heard);
  const known = await findKnown(trx, territoryId, allowed);

  const concerned = allowed
    .map((post) => ({ ...read(post), known: known.get(keyOf(post)) }))
    .filter((reading) => reading.watchIds.length > 0 || reading.known !== undefined || batch.pinned === true);
  const changed = concerned
    .filter((reading) => reading.known === undefined || differs(reading, reading.known))
    .map((reading) => understood(mind, reading, batch.pinned ?? false));
  const fresh = changed.filter((mention) => mention.known === undefined);
  const edited = changed.filter((mention) => mention.known !== undefined);
  placeInStories(mind, fresh);

  const { stored, shown } = await storeNew(trx, batch, fresh, { mind, mostShown: MOST_LIVE });
  const rewritten = await storeEdits(trx, territoryId, edited, heardAt);
  const counted: Counted[] = stored.map((mention) => ({ ...mention, sign: 1 }));
  const counts = await countMentions(trx, territoryId, [...counted, ...rewritten.counted]);
  const removed = await removeMentions(trx, territoryId, await gone(trx, territoryId, batch.events));

  const told = { territoryId, mentions: stored, past: batch.past ?? false };
  if (stored.length > 0) await deps.events.emit(trx, 'listening.mentions_heard', told);
  await tell(trx, territoryId, shown, rewritten.ids, counts);
  return {
    received: batch.events.length,
    kept: stored.length,
    known: concerned.length - fresh.length - edited.length,
    edited: edited.length,
    removed,
    newestPostAt: heard.reduce<Date | undefined>(
      (newest, post) => (!newest || post.postedAt > newest ? post.postedAt : newest),
      undefined,
    ),
    hours: byHour(allowed, known, stored),
    mentionIds: [...stored.map((mention) => mention.mentionId), ...concerned.flatMap((post) => post.known?.id ?? [])],
  };
}

/** A first reading brings the past of a source: each post belongs to its own hour, not to that of the reading. */
function byHour(
  posts: readonly HeardPost[],
  known: ReadonlyMap<string, Known>,
  stored: readonly { postedAt: Date }[],
): IngestOutcome['hours'] {
  const hours = new Map<string, IngestOutcome['hours'][number]>();
  const add = (postedAt: Date, what: 'received' | 'kept') => {
    const hour = new Date(Math.floor(postedAt.getTime() / 3_600_000) * 3_600_000).toISOString();
    const count = hours.get(hour) ?? { hour, received: 0, kept: 0 };
    count[what] += 1;
    hours.set(hour, count);
  };
  for (const post of posts) if (!known.has(keyOf(post))) add(post.postedAt, 'received');
  for (const { postedAt } of stored) add(postedAt, 'kept');
  return [...hours.values()];
}

/** The same post twice in a batch is one post: the later, as it may be the edited one. */
function deduplicate(posts: readonly HeardPost[]): HeardPost[] {
  return [...new Map(posts.map((post) => [keyOf(post), post])).values()];
}

type Concerned = Reading & { known: Known | undefined };

function understood(mind: TerritoryMind, { post, lang, known, ...reading }: Concerned, pinned: boolean): Understood {
  return {
    post,
    lang,
    known,
    pinned,
    watchIds: allWatches(reading.watchIds, known),
    authorKey: post.author && authorKey(mind.salt, post.network, post.author.handle),
    storyId: undefined,
    ...reading.understanding(),
  };
}

/** A watch that held a post keeps it when its words change. */
function allWatches(watchIds: readonly string[], known: Known | undefined): string[] {
  return [...new Set([...(known?.watchIds ?? []), ...watchIds])];
}

function differs({ post, watchIds }: Reading, known: Known): boolean {
  return (
    post.text !== known.text ||
    (post.title ?? null) !== known.title ||
    allWatches(watchIds, known).length !== known.watchIds.length
  );
}

function placeInStories(mind: TerritoryMind, fresh: Understood[]): void {
  for (const mention of fresh) {
    const { post } = mention;
    const placed = mind.stories.add({
      id: post.originId,
      text: storyText(post.title, post.text),
      url: post.url,
      links: post.links,
      author: mention.authorKey,
      inReplyTo: post.inReplyTo,
      quoteOf: post.quoteOf,
      repostOf: post.repostOf,
      postedAt: post.postedAt.getTime(),
    });
    mention.storyId = ourStoryId(placed.storyId);
    mention.engineStoryId = placed.storyId;
  }
}

async function gone(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  events: readonly ReceivedEvent[],
): Promise<string[]> {
  const deletions = events.filter((event) => event.kind === 'deletion');
  if (deletions.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select m.id from unnest(${deletions.map((event) => event.network)}::text[], ${deletions.map((event) => originName(event.originId))}::text[]) as o (network, origin_id)
    join listening.mention m on m.territory_id = ${territoryId} and m.network = o.network and m.origin_id = o.origin_id
  `.execute(trx);
  return rows.map((row) => row.id);
}

async function tell(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  shown: readonly ShownRow[],
  editedIds: readonly string[],
  counts: Awaited<ReturnType<typeof countMentions>>,
): Promise<void> {
  const changed = await presentMentions(trx, territoryId, editedIds.slice(-MOST_LIVE));
  await publishAllLive(trx, territoryId, [
    ...(counts.length > 0 ? [{ name: 'counts', data: { counts: liveCounts(counts) } } as const] : []),
    ...(shown.length > 0 ? [{ name: 'mentions', data: { mentions: shown.map(presentMention) } } as const] : []),
    ...changed.map((mention) => ({ name: 'mention_changed', data: { mention } }) as const),
  ]);
}
