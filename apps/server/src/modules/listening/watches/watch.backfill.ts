import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Tone } from '@beffroi/contracts';
import { parseQuery } from '@beffroi/engines/query';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { advanceWork, beginWork, endWork, type WorkTables } from '../../work/index.ts';
import { linkToWatches } from '../ingestion/mentions.store.ts';
import { lockIngestion } from '../ingestion/territory.lock.ts';
import type { ListeningFacts } from '../listening.events.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { queryCondition } from '../mentions/mention.filter.ts';
import { removeMentions } from '../mentions/mention.remove.ts';
import { countInWatch, letGo } from './watch.release.ts';

type Tables = ListeningTables & WorkTables;
type Deps = { db: Kysely<Tables>; events: EventBus<ListeningFacts, Transaction<ListeningTables>> };
type Named = { territoryId: string; watchId: string };
type Place = { id: string; postedAt: Date };
type Caught = Place & { tone: Tone; hidden: boolean };
type Step = { last: Place | undefined; handled: number; goOn: boolean };

const STEP = 1000;

/**
 * Runs a watch over the stored posts: first what it catches is entered, then what it held and no longer catches is let
 * go, and erased where no other watch holds it. Each step is whole in its transaction and may be repeated, so that
 * nothing is ever between two states: a restart goes through it again, a cancelled one keeps all that the watch held.
 */
export async function backfillWatch(deps: Deps, given: Named & { workId: string; signal: AbortSignal }): Promise<void> {
  const { territoryId, watchId, workId, signal } = given;
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

  let caught = 0;
  let erased = 0;
  const wanted = async (trx: Transaction<Tables>) => advanceWork(trx, { territoryId, workId }, { done: caught });
  let going = await walk(deps.db, given, signal, async (trx, after) => {
    const page = await readCaught(trx, territoryId, condition, after);
    await enter(trx, given, page);
    caught += page.length;
    return { last: page.at(-1), handled: page.length, goOn: await wanted(trx) };
  });
  going &&= await walk(deps.db, given, signal, async (trx, after) => {
    const page = await readLost(trx, given, condition, after);
    erased += await removeMentions(trx, territoryId, await letGo(trx, given, page));
    return { last: page.at(-1), handled: page.length, goOn: await wanted(trx) };
  });

  await deps.db.transaction().execute(async (trx) => {
    await deps.events.emit(trx, 'listening.watch_refilled', { territoryId, watchId });
    const state = going ? ('done' as const) : ('cancelled' as const);
    await endWork(trx, { territoryId, workId }, { state, result: { caught, erased } });
    await publishLive(trx, territoryId, 'watches_changed', {});
  });
}

/** Goes through a list page by page, in turn with ingestion. Answers false when it was asked to stop before the end. */
async function walk(
  db: Kysely<Tables>,
  { territoryId, watchId }: Named,
  signal: AbortSignal,
  take: (trx: Transaction<Tables>, after: Place | undefined) => Promise<Step>,
): Promise<boolean> {
  let step: Step = { last: undefined, handled: STEP, goOn: true };
  while (step.goOn && step.handled === STEP) {
    if (signal.aborted) throw new Error('stopped before its end; it goes on at the next start');
    const { last } = step;
    step = await db.transaction().execute(async (trx) => {
      await lockIngestion(trx, territoryId);
      // Deleted meanwhile: nothing more is to be entered under its name.
      const watch = await trx
        .selectFrom('listening.watch')
        .select('id')
        .where('territory_id', '=', territoryId)
        .where('id', '=', watchId)
        .executeTakeFirst();
      return watch ? take(trx, last) : { last, handled: 0, goOn: false };
    });
  }
  return step.goOn;
}

async function readCaught(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  condition: RawBuilder<boolean>,
  after: Place | undefined,
): Promise<Caught[]> {
  const { rows } = await sql<Caught>`
    select m.id, m.posted_at as "postedAt", m.tone, m.state = 'hidden' as hidden from listening.mention m
    where m.territory_id = ${territoryId} and ${condition}
      ${after ? sql`and (m.posted_at, m.id) < (${after.postedAt}, ${after.id})` : sql``}
    order by m.posted_at desc, m.id desc limit ${STEP}
  `.execute(trx);
  return rows;
}

/** What the watch holds and its words no longer say. */
async function readLost(
  trx: Transaction<ListeningTables>,
  { territoryId, watchId }: Named,
  condition: RawBuilder<boolean>,
  after: Place | undefined,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select m.id, l.posted_at as "postedAt" from listening.watch_mention l
    join listening.mention m on m.territory_id = l.territory_id and m.id = l.mention_id
    where l.territory_id = ${territoryId} and l.watch_id = ${watchId} and (${condition}) is not true
      ${after ? sql`and (l.posted_at, l.mention_id) < (${after.postedAt}, ${after.id})` : sql``}
    order by l.posted_at desc, l.mention_id desc limit ${STEP}
  `.execute(trx);
  return rows;
}

async function enter(trx: Transaction<ListeningTables>, named: Named, page: readonly Caught[]): Promise<void> {
  const { territoryId, watchId } = named;
  // A post that it held before, or heard since the query changed, is in already, and counted.
  const { rows } = await sql<{ id: string }>`
    update listening.mention set watch_ids = watch_ids || ${watchId}::text
    where territory_id = ${territoryId} and id = any(${page.map((mention) => mention.id)}::text[]) and not (${watchId} = any(watch_ids)) returning id
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
    named,
    added.filter((mention) => !mention.hidden),
    1,
  );
}
