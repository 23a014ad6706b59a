import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tone } from '@beffroi/contracts';
import { parseQuery } from '@beffroi/engines/query';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { advanceWork, beginWork, endWork, type WorkTables } from '../../work/index.ts';
import { linkToWatches } from '../ingestion/mentions.store.ts';
import type { ListeningFacts } from '../listening.events.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { queryCondition } from '../mentions/mention.filter.ts';
import { removeMentions } from '../mentions/mention.remove.ts';
import { releaseWatch } from './watch.release.ts';

type Deps = {
  db: Kysely<ListeningTables & WorkTables>;
  events: EventBus<ListeningFacts, Transaction<ListeningTables>>;
};
type Caught = { id: string; postedAt: Date; tone: Tone; hidden: boolean };

const STEP = 1000;

/**
 * Runs a watch over the stored posts, in steps that a restart may repeat: first what it held is let go, then what it
 * catches is entered page by page, then what no watch holds any more is erased. Cancelled, it keeps what it caught.
 */
export async function backfillWatch(
  deps: Deps,
  given: { territoryId: string; watchId: string; workId: string; signal: AbortSignal },
): Promise<void> {
  const { territoryId, watchId, workId } = given;
  if (!(await beginWork(deps.db, { territoryId, workId }))) return;
  const watch = await deps.db
    .selectFrom('listening.watch')
    .select('query')
    .where('territory_id', '=', territoryId)
    .where('id', '=', watchId)
    .executeTakeFirst();
  const query = watch && parseQuery(watch.query).query;
  if (!query) return endWork(deps.db, { territoryId, workId }, { state: 'cancelled' });

  const condition = queryCondition(query);
  const loose = await locked(deps.db, territoryId, (trx) => releaseWatch(trx, territoryId, watchId));
  let done = 0;
  let step: { last: Caught | undefined; goOn: boolean } = { last: undefined, goOn: true };
  while (step.goOn && !given.signal.aborted) {
    const after = step.last;
    step = await locked(deps.db, territoryId, async (trx) => {
      const { rows } = await sql<Caught>`
        select m.id, m.posted_at as "postedAt", m.tone, m.state = 'hidden' as hidden from listening.mention m
        where m.territory_id = ${territoryId} and ${condition}
          ${after ? sql`and (m.posted_at, m.id) < (${after.postedAt}, ${after.id})` : sql``}
        order by m.posted_at desc, m.id desc limit ${STEP}
      `.execute(trx);
      await enter(trx, territoryId, watchId, rows);
      done += rows.length;
      const wanted = await advanceWork(trx, { territoryId, workId }, { done });
      return { last: rows.at(-1), goOn: wanted && rows.length === STEP };
    });
  }
  if (given.signal.aborted) throw new Error('stopped before its end; it goes on at the next start');

  await locked(deps.db, territoryId, async (trx) => {
    const stale = await stillLoose(trx, territoryId, loose);
    for (let from = 0; from < stale.length; from += STEP)
      await removeMentions(trx, territoryId, stale.slice(from, from + STEP));
    await deps.events.emit(trx, 'listening.watch_refilled', { territoryId, watchId });
    await endWork(trx, { territoryId, workId }, { state: 'done', result: { caught: done, erased: stale.length } });
    await publishLive(trx, territoryId, 'watches_changed', {});
  });
}

/** Under the lock of ingestion, so that a post heard meanwhile is counted once. */
async function locked<T>(
  db: Kysely<ListeningTables & WorkTables>,
  territoryId: string,
  step: (trx: Transaction<ListeningTables & WorkTables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`ingest ${territoryId}`}, 0))`.execute(trx);
    return step(trx);
  });
}

async function enter(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  watchId: string,
  page: readonly Caught[],
): Promise<void> {
  const ids = page.map((mention) => mention.id);
  // A post heard since the query changed is in already, and counted.
  const { rows } = await sql<{ id: string }>`
    update listening.mention set watch_ids = watch_ids || ${watchId}::text
    where territory_id = ${territoryId} and id = any(${ids}::text[]) and not (${watchId} = any(watch_ids)) returning id
  `.execute(trx);
  const entered = new Set(rows.map((row) => row.id));
  const added = page.filter((mention) => entered.has(mention.id));
  await linkToWatches(
    trx,
    territoryId,
    added.map((mention) => ({ ...mention, watchIds: [watchId] })),
  );
  await countInWatch(
    trx,
    territoryId,
    watchId,
    added.filter((mention) => !mention.hidden),
  );
}

async function countInWatch(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  watchId: string,
  mentions: readonly Caught[],
) {
  if (mentions.length === 0) return;
  await sql`
    insert into listening.volume as v (territory_id, watch_id, minute, mentions, negative, ironic, positive)
    select ${territoryId}, ${watchId}, date_trunc('minute', at), count(*), count(*) filter (where tone = 'negative'),
      count(*) filter (where tone = 'ironic'), count(*) filter (where tone = 'positive')
    from unnest(${mentions.map((mention) => mention.postedAt)}::timestamptz[], ${mentions.map((mention) => mention.tone)}::text[]) as m (at, tone)
    group by 3
    on conflict (territory_id, watch_id, minute) do update set mentions = v.mentions + excluded.mentions,
      negative = v.negative + excluded.negative, ironic = v.ironic + excluded.ironic, positive = v.positive + excluded.positive
  `.execute(trx);
}

async function stillLoose(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from listening.mention where territory_id = ${territoryId} and id = any(${[...ids]}::text[]) and watch_ids = '{}' and not pinned
  `.execute(trx);
  return rows.map((row) => row.id);
}
