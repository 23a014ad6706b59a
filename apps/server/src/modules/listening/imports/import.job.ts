import { z } from 'zod';
import { idSchema } from '@beffroi/contracts';
import type { JobKind } from '../../../platform/jobs/jobs.ts';

export const importJob: JobKind<{ territoryId: string; workId: string }> = {
  name: 'listening.import_file',
  payload: z.object({ territoryId: idSchema, workId: idSchema }),
  retries: 5,
  retryDelaySeconds: 5,
  expireSeconds: 3600,
};
