import type { Kysely } from 'kysely';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { runWork, type WorkTables } from '../work/index.ts';
import { importJob } from './imports/import.job.ts';
import { runImport } from './imports/import.run.ts';
import type { IngestDeps } from './ingestion/ingest.usecase.ts';
import type { ListeningTables } from './listening.tables.ts';
import { erasePastMentions, retentionJob } from './privacy/retention.usecases.ts';
import { backfillJob } from './watches/backfill.job.ts';
import { backfillWatch } from './watches/watch.backfill.ts';

export type ListeningJobDeps = IngestDeps & { db: Kysely<ListeningTables & WorkTables>; jobs: Jobs };

/** What listening does apart from requests: back-fills, imports, and the hourly erasure of what has had its time. */
export function registerListeningJobs(deps: ListeningJobDeps): void {
  const { jobs } = deps;
  jobs.register(backfillJob, async (run) => runWork(deps.db, run, async (given) => backfillWatch(deps, given)));
  jobs.register(importJob, async (run) => runWork(deps.db, run, async (given) => runImport(deps, given)));
  jobs.register(retentionJob, async () => void (await erasePastMentions(deps.db, deps.now())));
  jobs.schedule(retentionJob, '17 * * * *');
}
