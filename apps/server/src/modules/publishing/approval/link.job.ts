import { z } from 'zod';
import { idSchema } from '@beffroi/contracts';
import type { JobKind } from '../../../platform/jobs/jobs.ts';
import type { Named } from '../publishing.deps.ts';

/** Sends a guest of the current step a link. The link itself is made when it runs, so that no queue holds it. */
export const linkJob: JobKind<Named & { version: number; approverId: string }> = {
  name: 'publishing.send_link',
  payload: z.object({
    territoryId: idSchema,
    publicationId: idSchema,
    version: z.number().int(),
    approverId: z.string(),
  }),
  retries: 8,
  retryDelaySeconds: 20,
  retryDelayMaxSeconds: 3600,
  expireSeconds: 120,
};
