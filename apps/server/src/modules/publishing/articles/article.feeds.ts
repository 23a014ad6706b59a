import { sql, type Selectable } from 'kysely';
import type { HttpClient, ReceivedPost } from '@beffroi/connectors';
import { feedKind } from '@beffroi/connectors/feed';
import type { ArticleFeed } from '@beffroi/contracts';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { feedNotFound, feedUnreadable } from './articles.errors.ts';
import type { PublishingTables } from '../publishing.tables.ts';

type Row = Selectable<PublishingTables['publishing.article_feed']>;
export type FeedDeps = PublishingDeps & { http: HttpClient };

const USUAL_PAUSE_SECONDS = 600;
const AFTER_TROUBLE_SECONDS = 1800;
const CLAIM_SECONDS = 120;
const MOST_SUMMARY = 1000;
const MOST_BODY = 20_000;

export async function listFeeds(db: Db, territoryId: string): Promise<ArticleFeed[]> {
  const { rows } = await sql<Row & { articles: number }>`
    select f.*, (select count(*)::int from publishing.article a where a.territory_id = f.territory_id and a.feed_id = f.id) as articles
    from publishing.article_feed f where f.territory_id = ${territoryId} order by lower(f.name), f.id
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    name: row.name,
    articles: row.articles,
    ...(row.last_read_at === null ? {} : { lastReadAt: row.last_read_at.toISOString() }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
  }));
}

/**
 * Follows a feed of the institution's site, and reads it at once: an address that gives no feed is refused with its
 * reason. One that is followed already is given back.
 * @throws publishing.feed_unreadable
 */
export async function addFeed(
  deps: FeedDeps,
  given: { territoryId: string; url: string; name: string; actor: AuditActor },
): Promise<ArticleFeed> {
  const { territoryId, name } = given;
  const context = { http: deps.http, now: deps.now, signal: AbortSignal.timeout(60_000) };
  const first = await pollOf(given.url, undefined, context);
  if (!first.ok) throw feedUnreadable(first.message);
  const id = newId('fee', deps.now().getTime());
  const feedId = await deps.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('publishing.article_feed')
      .values({ territory_id: territoryId, id, url: given.url, name, next_read_at: deps.now() })
      .onConflict((conflict) => conflict.columns(['territory_id', 'url']).doUpdateSet({ name }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.article_feed_added',
      target: { kind: 'article_feed', id: inserted.id },
      at: deps.now(),
    });
    return inserted.id;
  });
  await readFeed(deps, { territoryId, feedId });
  const feed = (await listFeeds(deps.db, territoryId)).find((each) => each.id === feedId);
  if (!feed) throw feedNotFound();
  return feed;
}

/** @throws publishing.feed_not_found */
export async function removeFeed(
  deps: PublishingDeps,
  given: { territoryId: string; feedId: string; actor: AuditActor },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('publishing.article_feed')
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.feedId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw feedNotFound();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'publishing.article_feed_removed',
      target: { kind: 'article_feed', id: given.feedId },
      at: deps.now(),
    });
  });
}

/** Reads the feeds that are due, each by one process. */
export async function readDueFeeds(deps: FeedDeps): Promise<void> {
  const now = deps.now();
  const { rows } = await sql<Row>`
    update publishing.article_feed f set claimed_until = ${new Date(now.getTime() + CLAIM_SECONDS * 1000)}
    from (
      select territory_id, id from publishing.article_feed
      where next_read_at <= ${now} and (claimed_until is null or claimed_until < ${now})
      order by next_read_at limit 8 for update skip locked
    ) due
    where f.territory_id = due.territory_id and f.id = due.id returning f.*
  `.execute(deps.db);
  for (const { territory_id: territoryId, id: feedId } of rows)
    await onBehalfOf(territoryId, async () => readFeed(deps, { territoryId, feedId }));
}

async function readFeed(deps: FeedDeps, named: { territoryId: string; feedId: string }): Promise<void> {
  const { territoryId, feedId } = named;
  const row = await deps.db
    .selectFrom('publishing.article_feed')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', feedId)
    .executeTakeFirst();
  if (!row) return;
  const context = { http: deps.http, now: deps.now, signal: AbortSignal.timeout(60_000) };
  const outcome = await pollOf(row.url, row.state, context);
  const now = deps.now();
  const mine = (trx: Db) =>
    trx.updateTable('publishing.article_feed').where('territory_id', '=', territoryId).where('id', '=', feedId);
  if (!outcome.ok) {
    const wait = Math.max(AFTER_TROUBLE_SECONDS, outcome.retryAfterSeconds ?? 0);
    await mine(deps.db)
      .set({
        last_error: JSON.stringify(outcome.message),
        next_read_at: new Date(now.getTime() + wait * 1000),
        claimed_until: null,
      })
      .execute();
    return;
  }
  await deps.db.transaction().execute(async (trx) => {
    for (const event of outcome.events) if (event.kind === 'post') await keepArticle(trx, named, event.post, now);
    await mine(trx)
      .set({
        state: JSON.stringify(outcome.state),
        last_read_at: now,
        last_error: null,
        next_read_at: new Date(now.getTime() + (outcome.nextPollSeconds ?? USUAL_PAUSE_SECONDS) * 1000),
        claimed_until: null,
      })
      .execute();
  });
}

async function keepArticle(
  trx: Db,
  named: { territoryId: string; feedId: string },
  post: ReceivedPost,
  now: Date,
): Promise<void> {
  // Without an address there is nothing to lead people to.
  if (post.url === undefined) return;
  const words = {
    url: post.url,
    title: post.title ?? post.text.slice(0, 120),
    summary: post.text.slice(0, MOST_SUMMARY),
    body: post.text.slice(0, MOST_BODY),
    image_url: post.media.find(({ kind }) => kind === 'image')?.url ?? null,
  };
  await trx
    .insertInto('publishing.article')
    .values({
      territory_id: named.territoryId,
      id: newId('art', now.getTime()),
      feed_id: named.feedId,
      origin_id: post.originId,
      ...words,
      published_at: post.postedAt === undefined ? now : new Date(post.postedAt),
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'feed_id', 'origin_id']).doUpdateSet(words))
    .execute();
}

type PollKind = Extract<typeof feedKind, { mode: 'poll' }>;
/** The connector that listening reads feeds with, here for what the institution itself writes. */
async function pollOf(url: string, state: unknown, context: Parameters<PollKind['poll']>[2]) {
  const kind = feedKind as PollKind;
  const known = kind.state.safeParse(state);
  return kind.poll({ url }, known.success ? known.data : kind.initialState, context);
}
