import { z } from 'zod';
import { idSchema } from '@beffroi/contracts';
import type { JobKind } from '../../../platform/jobs/jobs.ts';

/** Eight tries over about a day: what an alarm says is still worth knowing in the morning. */
export const deliveryJob: JobKind<{ territoryId: string; deliveryId: string }> = {
  name: 'notifications.deliver',
  payload: z.object({ territoryId: idSchema, deliveryId: idSchema }),
  retries: 8,
  retryDelaySeconds: 10,
  retryDelayMaxSeconds: 4 * 3600,
  expireSeconds: 120,
  concurrency: 4,
};

export const alarmJob: JobKind<{ territoryId: string; alarmId: string; level: number }> = {
  name: 'notifications.announce_alarm',
  payload: z.object({ territoryId: idSchema, alarmId: idSchema, level: z.number().int() }),
  retries: 8,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 600,
  expireSeconds: 120,
};
