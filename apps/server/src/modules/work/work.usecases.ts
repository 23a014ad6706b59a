import type { Kysely, Selectable } from 'kysely';
import type { Work } from '@beffroi/contracts';
import type { Connection } from '../../platform/db/database.ts';
import type { JobRun } from '../../platform/jobs/jobs.ts';
import { newId } from '../../platform/ids.ts';
import { publishLive } from '../../platform/live/publish.ts';
import { workNotFound } from './work.errors.ts';
import type { WorkTables } from './work.tables.ts';

type Named = { territoryId: string; workId: string };
type Row = Selectable<WorkTables['work.work']>;

/** Errors that are kept of one work; the count of all is in its result. */
const MOST_ERRORS = 100;

/** Enters a long work in the list, waiting; its job is enqueued in the same transaction. */
export async function enterWork(
  trx: Connection<WorkTables>,
  given: { territoryId: string; kind: Work['kind']; label: string; createdBy: string | undefined; total?: number },
): Promise<string> {
  const id = newId('wrk');
  await trx
    .insertInto('work.work')
    .values({
      territory_id: given.territoryId,
      id,
      kind: given.kind,
      label: given.label,
      created_by: given.createdBy ?? null,
      total: given.total ?? null,
    })
    .execute();
  await tell(trx, { territoryId: given.territoryId, workId: id });
  return id;
}

/** Takes up a waiting work, or one that was interrupted. Answers nothing when it was cancelled or is over. */
export async function beginWork(db: Kysely<WorkTables>, named: Named): Promise<Work | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('work.work')
      .set({ state: 'running', started_at: new Date() })
      .where('territory_id', '=', named.territoryId)
      .where('id', '=', named.workId)
      .where('state', 'in', ['waiting', 'running'])
      .where('cancel_requested', '=', false)
      .returningAll()
      .executeTakeFirst();
    if (row) await tell(trx, named);
    return row && presentWork(row);
  });
}

/** Says how far a work is, in the transaction of the step. Answers false when it has been cancelled: stop there. */
export async function advanceWork(
  trx: Connection<WorkTables>,
  named: Named,
  step: { done: number; total?: number },
): Promise<boolean> {
  const row = await trx
    .updateTable('work.work')
    .set({ done: step.done, ...(step.total === undefined ? {} : { total: step.total }) })
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.workId)
    .returning('cancel_requested')
    .executeTakeFirst();
  await tell(trx, named);
  return row !== undefined && !row.cancel_requested;
}

export async function endWork(
  trx: Connection<WorkTables>,
  named: Named,
  outcome: { state: 'done' | 'failed' | 'cancelled'; result?: Record<string, number>; errors?: Work['errors'] },
): Promise<void> {
  await trx
    .updateTable('work.work')
    .set({
      state: outcome.state,
      ended_at: new Date(),
      ...(outcome.result ? { result: JSON.stringify(outcome.result) } : {}),
      ...(outcome.errors ? { errors: JSON.stringify(outcome.errors.slice(0, MOST_ERRORS)) } : {}),
    })
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.workId)
    .execute();
  await tell(trx, named);
}

/** Runs the job of a work; one whose last try fails is told as failed, so that nobody waits for it. */
export async function runWork<P extends Named>(
  db: Kysely<WorkTables>,
  run: JobRun<P>,
  act: (given: P & { signal: AbortSignal }) => Promise<void>,
): Promise<void> {
  try {
    await act({ ...run.payload, signal: run.signal });
  } catch (error) {
    if (run.lastAttempt) await endWork(db, run.payload, { state: 'failed' });
    throw error;
  }
}

/** Asks a work to stop: one that waits is over at once, one that runs stops after its step. @throws work.not_found */
export async function cancelWork(db: Kysely<WorkTables>, named: Named): Promise<Work> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('work.work')
      .set((row) => ({
        cancel_requested: true,
        state: row
          .case()
          .when('state', '=', 'waiting')
          .then('cancelled' as const)
          .else(row.ref('state'))
          .end(),
        ended_at: row.case().when('state', '=', 'waiting').then(new Date()).else(row.ref('ended_at')).end(),
      }))
      .where('territory_id', '=', named.territoryId)
      .where('id', '=', named.workId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw workNotFound();
    await tell(trx, named);
    return presentWork(row);
  });
}

export async function listWork(db: Connection<WorkTables>, territoryId: string): Promise<Work[]> {
  const rows = await db
    .selectFrom('work.work')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(presentWork);
}

/** @throws work.not_found */
export async function getWork(db: Connection<WorkTables>, { territoryId, workId }: Named): Promise<Work> {
  const row = await db
    .selectFrom('work.work')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', workId)
    .executeTakeFirst();
  if (!row) throw workNotFound();
  return presentWork(row);
}

async function tell(trx: Connection<WorkTables>, named: Named): Promise<void> {
  await publishLive(trx, named.territoryId, 'work', { work: await getWork(trx, named) });
}

function presentWork(row: Row): Work {
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    state: row.state,
    done: row.done,
    ...(row.total === null ? {} : { total: row.total }),
    ...(row.started_at === null ? {} : { startedAt: row.started_at.toISOString() }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    result: row.result,
    errors: row.errors,
    createdAt: row.created_at.toISOString(),
    ...(row.created_by === null ? {} : { createdBy: row.created_by }),
  };
}
