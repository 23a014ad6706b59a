import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Input, Watch, createWatch as createWatchEndpoint } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { enterWork, type WorkTables } from '../../work/index.ts';
import { lockIngestion } from '../ingestion/territory.lock.ts';
import { watchLimit, watchNotFound } from '../listening.errors.ts';
import type { ListeningFacts } from '../listening.events.ts';
import type { ListeningTables, WatchRow } from '../listening.tables.ts';
import { readQuery } from '../mentions/mention.filter.ts';
import { removeMentions } from '../mentions/mention.remove.ts';
import { backfillJob } from './backfill.job.ts';
import { releaseWatch } from './watch.release.ts';

type Tables = ListeningTables & WorkTables;
export type WatchDeps = {
  db: Kysely<Tables>;
  jobs: Jobs;
  events: EventBus<ListeningFacts, Transaction<ListeningTables>>;
};
type WatchInput = Required<Input<typeof createWatchEndpoint>['body']>;
type Actor = { actor: AuditActor; personId: string | undefined };

const MOST_WATCHES = 2000;

export async function listWatches(
  db: Connection<ListeningTables>,
  territoryId: string,
  watchId?: string,
): Promise<Watch[]> {
  const { rows } = await sql<Selectable<WatchRow> & { mentions24h: number }>`
    select w.*, coalesce((
      select sum(v.mentions) from listening.volume v
      where v.territory_id = w.territory_id and v.watch_id = w.id and v.minute >= now() - interval '24 hours'
    ), 0)::int as "mentions24h"
    from listening.watch w where w.territory_id = ${territoryId} ${watchId === undefined ? sql`` : sql`and w.id = ${watchId}`} order by lower(w.name), w.id
  `.execute(db);
  return rows.map(presentWatch);
}

/** Creates a watch and begins to back-fill it on the stored posts. @throws listening.query_invalid, listening.watch_limit */
export async function createWatch(
  deps: WatchDeps,
  given: { territoryId: string; watch: WatchInput } & Actor,
): Promise<Watch> {
  readQuery(given.watch.query, 'body.query');
  return deps.db.transaction().execute(async (trx) => {
    const { count } = await trx
      .selectFrom('listening.watch')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('territory_id', '=', given.territoryId)
      .executeTakeFirstOrThrow();
    if (count >= MOST_WATCHES) throw watchLimit({ values: { limit: MOST_WATCHES } });
    const id = newId('wat');
    await trx
      .insertInto('listening.watch')
      .values({ territory_id: given.territoryId, id, ...given.watch })
      .execute();
    await beginBackfill(deps, trx, given, id, given.watch.name);
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.watch_created',
      target: { kind: 'watch', id },
      detail: { name: given.watch.name, query: given.watch.query },
    });
    await publishLive(trx, given.territoryId, 'watches_changed', {});
    return one(trx, given.territoryId, id);
  });
}

/** Changes a watch; a query that changed, or a watch that wakes, is back-filled. @throws listening.watch_not_found */
export async function updateWatch(
  deps: WatchDeps,
  given: { territoryId: string; watchId: string; watch: WatchInput } & Actor,
): Promise<Watch> {
  readQuery(given.watch.query, 'body.query');
  return deps.db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('listening.watch')
      .select(['query', 'paused'])
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.watchId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw watchNotFound();
    await trx
      .updateTable('listening.watch')
      .set({ ...given.watch, updated_at: new Date() })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.watchId)
      .execute();
    const refill = before.query !== given.watch.query || (before.paused && !given.watch.paused);
    if (refill) await beginBackfill(deps, trx, given, given.watchId, given.watch.name);
    if (!before.paused && given.watch.paused) await deps.events.emit(trx, 'listening.watch_paused', given);
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.watch_changed',
      target: { kind: 'watch', id: given.watchId },
      detail: { name: given.watch.name, query: given.watch.query, paused: given.watch.paused },
    });
    await publishLive(trx, given.territoryId, 'watches_changed', {});
    return one(trx, given.territoryId, given.watchId);
  });
}

/** Deletes a watch, and the mentions that no other watch holds. @throws listening.watch_not_found */
export async function deleteWatch(
  deps: WatchDeps,
  given: { territoryId: string; watchId: string } & Actor,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await lockIngestion(trx, given.territoryId);
    const { numDeletedRows } = await trx
      .deleteFrom('listening.watch')
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.watchId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw watchNotFound();
    const loose = await releaseWatch(trx, given);
    await removeMentions(trx, given.territoryId, loose);
    await deps.events.emit(trx, 'listening.watch_deleted', given);
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.watch_deleted',
      target: { kind: 'watch', id: given.watchId },
    });
    await publishLive(trx, given.territoryId, 'watches_changed', {});
  });
}

async function beginBackfill(
  deps: WatchDeps,
  trx: Transaction<Tables>,
  given: { territoryId: string } & Actor,
  watchId: string,
  name: string,
): Promise<void> {
  const workId = await enterWork(trx, {
    territoryId: given.territoryId,
    kind: 'backfill',
    label: name,
    createdBy: given.personId,
  });
  await trx
    .updateTable('listening.watch')
    .set({ backfill_work_id: workId })
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', watchId)
    .execute();
  await deps.jobs.enqueue(trx, backfillJob, { territoryId: given.territoryId, watchId, workId });
}

async function one(db: Connection<ListeningTables>, territoryId: string, id: string): Promise<Watch> {
  const [found] = await listWatches(db, territoryId, id);
  if (!found) throw watchNotFound();
  return found;
}

function presentWatch(row: Selectable<WatchRow> & { mentions24h: number }): Watch {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    colour: row.colour as Watch['colour'],
    paused: row.paused,
    alerting: row.alerting,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    mentions24h: row.mentions24h,
    ...(row.backfill_work_id === null ? {} : { backfillWorkId: row.backfill_work_id }),
  };
}
