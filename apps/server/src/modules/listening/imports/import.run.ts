import type { Kysely } from 'kysely';
import type { ReceivedEvent } from '@beffroi/connectors';
import type { Work } from '@beffroi/contracts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { advanceWork, beginWork, endWork, enterWork, type WorkTables } from '../../work/index.ts';
import { ingest, type IngestDeps } from '../ingestion/ingest.usecase.ts';
import type { ImportPlan, ListeningTables } from '../listening.tables.ts';
import { importJob } from './import.job.ts';
import { openTable, readPosts } from './import.table.ts';

type Db = Kysely<ListeningTables & WorkTables>;
const STEP = 500;

/** Keeps a file and enters its import in the list of long work. @throws listening.import_unreadable */
export async function startImport(
  deps: { db: Db; jobs: Jobs },
  given: {
    territoryId: string;
    fileName: string;
    content: string;
    plan: ImportPlan;
    actor: AuditActor;
    personId: string | undefined;
  },
): Promise<{ workId: string }> {
  await openTable(given.content);
  return deps.db.transaction().execute(async (trx) => {
    const workId = await enterWork(trx, {
      territoryId: given.territoryId,
      kind: 'import',
      label: given.fileName,
      createdBy: given.personId,
    });
    await trx
      .insertInto('listening.import_file')
      .values({
        territory_id: given.territoryId,
        work_id: workId,
        content: given.content.toWellFormed().replaceAll('\0', ''),
        reading: JSON.stringify(given.plan),
      })
      .execute();
    await deps.jobs.enqueue(trx, importJob, { territoryId: given.territoryId, workId });
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.import_started',
      target: { kind: 'work', id: workId },
    });
    return { workId };
  });
}

/** Imports a kept file, some hundred posts a transaction; interrupted, it begins again and what is known stays one. */
export async function runImport(
  deps: IngestDeps & { db: Db },
  given: { territoryId: string; workId: string; signal: AbortSignal },
): Promise<void> {
  const { territoryId, workId } = given;
  const file = await deps.db
    .selectFrom('listening.import_file')
    .select(['content', 'reading'])
    .where('territory_id', '=', territoryId)
    .where('work_id', '=', workId)
    .executeTakeFirst();
  if (!file || !(await beginWork(deps.db, { territoryId, workId }))) return forgetFile(deps.db, given);

  const result = { rows: 0, kept: 0, known: 0, unreadable: 0 };
  const errors: Work['errors'] = [];
  let going = true;
  let batch: ReceivedEvent[] = [];
  const flush = async () => {
    const outcome = await ingest(deps, {
      territoryId,
      sourceId: null,
      events: batch,
      past: true,
      alongside: async (trx) => {
        going = await advanceWork(trx as never, { territoryId, workId }, { done: result.rows });
      },
    });
    result.kept += outcome.kept;
    result.known += outcome.known + outcome.edited;
    batch = [];
  };
  for await (const row of readPosts(await openTable(file.content), file.reading)) {
    result.rows += 1;
    if (row.ok) batch.push({ kind: 'post', post: row.post });
    else {
      result.unreadable += 1;
      errors.push({ line: row.line, message: row.message });
    }
    if (batch.length >= STEP) await flush();
    if (!going || given.signal.aborted) break;
  }
  if (given.signal.aborted) throw new Error('stopped before its end; it begins again at the next start');
  if (batch.length > 0) await flush();
  await endWork(deps.db, { territoryId, workId }, { state: going ? 'done' : 'cancelled', result, errors });
  await forgetFile(deps.db, given);
}

async function forgetFile(db: Db, given: { territoryId: string; workId: string }): Promise<void> {
  await db
    .deleteFrom('listening.import_file')
    .where('territory_id', '=', given.territoryId)
    .where('work_id', '=', given.workId)
    .execute();
}
