import { z } from 'zod';
import { idSchema } from '@beffroi/contracts';
import type { JobKind } from '../../../platform/jobs/jobs.ts';

export const backfillJob: JobKind<{ territoryId: string; watchId: string; workId: string }> = {
  name: 'listening.backfill_watch',
  payload: z.object({ territoryId: idSchema, watchId: idSchema, workId: idSchema }),
  retries: 5,
  retryDelaySeconds: 5,
  expireSeconds: 3600,
};
