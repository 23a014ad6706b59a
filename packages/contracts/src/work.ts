import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* Long work: back-fills, imports, exports. It shows its progress and can be cancelled. */

export const workSchema = z.object({
  id: idSchema,
  kind: z.enum(['backfill', 'import', 'erase']),
  label: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  /** Absent while it is not known. */
  total: z.number().int().optional(),
  startedAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  /** What came of it: counts by name, and the first errors by line. */
  result: z.record(z.string(), z.number()).optional(),
  errors: z.array(z.object({ line: z.number().int().optional(), message: bilingualSchema })),
  createdAt: instantSchema,
  createdBy: z.string().optional(),
});
export type Work = z.infer<typeof workSchema>;

const workParams = territoryParams.extend({ workId: idSchema });

export const listWork = endpoint({
  id: 'work.list',
  method: 'GET',
  path: '/api/territories/:territoryId/work',
  summary: 'Long work, newest first',
  access: 'work.read',
  params: territoryParams,
  response: z.object({ items: z.array(workSchema) }),
});

export const getWork = endpoint({
  id: 'work.get',
  method: 'GET',
  path: '/api/territories/:territoryId/work/:workId',
  summary: 'One long work and its progress',
  access: 'work.read',
  params: workParams,
  response: workSchema,
  errors: ['work.not_found'],
});

export const cancelWork = endpoint({
  id: 'work.cancel',
  method: 'POST',
  path: '/api/territories/:territoryId/work/:workId/cancel',
  summary: 'Stop a long work; what it did stays',
  access: 'watches.manage',
  params: workParams,
  response: workSchema,
  errors: ['work.not_found'],
});
