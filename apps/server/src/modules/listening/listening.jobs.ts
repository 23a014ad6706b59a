import type { Kysely, Transaction } from 'kysely';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { WorkTables } from '../work/index.ts';
import type { ListeningFacts } from './listening.events.ts';
import type { ListeningTables } from './listening.tables.ts';
import { erasePastMentions, retentionJob } from './privacy/retention.usecases.ts';
import { backfillJob } from './watches/backfill.job.ts';
import { backfillWatch } from './watches/watch.backfill.ts';

export type ListeningJobDeps = {
  db: Kysely<ListeningTables & WorkTables>;
  jobs: Jobs;
  events: EventBus<ListeningFacts, Transaction<ListeningTables>>;
  now: () => Date;
};

/** What listening does apart from requests: back-fills, and the hourly erasure of what has had its time. */
export function registerListeningJobs(deps: ListeningJobDeps): void {
  const { jobs } = deps;
  jobs.register(backfillJob, async ({ payload, signal }) => backfillWatch(deps, { ...payload, signal }));
  jobs.register(retentionJob, async () => void (await erasePastMentions(deps.db, deps.now())));
  jobs.schedule(retentionJob, '17 * * * *');
}
