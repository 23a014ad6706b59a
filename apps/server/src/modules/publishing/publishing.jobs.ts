import { linkJob } from './approval/link.job.ts';
import { runLinkJob } from './approval/link.send.ts';
import type { PublishingDeps } from './publishing.deps.ts';

export function registerPublishingJobs(deps: PublishingDeps): void {
  deps.jobs.register(linkJob, async ({ payload }) => runLinkJob(deps, payload));
}
