import { z } from 'zod';
import { endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* How long mentions are kept, and whose are never stored. */

const retentionSchema = z.object({
  /** Days that a mention is kept after it was posted. */
  mentionDays: z.number().int().min(7).max(1100),
});

export const getRetention = endpoint({
  id: 'listening.getRetention',
  method: 'GET',
  path: '/api/territories/:territoryId/retention',
  summary: 'How long mentions are kept',
  access: 'territory.read',
  params: territoryParams,
  response: retentionSchema,
});

export const setRetention = endpoint({
  id: 'listening.setRetention',
  method: 'PUT',
  path: '/api/territories/:territoryId/retention',
  summary: 'Set how long mentions are kept',
  access: 'retention.manage',
  params: territoryParams,
  body: retentionSchema,
  response: retentionSchema,
});

const objectionSchema = z.object({
  id: idSchema,
  network: z.string(),
  recordedAt: instantSchema,
  note: z.string().optional(),
});

export const listObjections = endpoint({
  id: 'listening.listObjections',
  method: 'GET',
  path: '/api/territories/:territoryId/objections',
  summary: 'List the objections recorded; handles are kept only as hashes',
  access: 'objections.manage',
  params: territoryParams,
  query: pageQuery,
  response: pageOf(objectionSchema),
});

export const recordObjection = endpoint({
  id: 'listening.recordObjection',
  method: 'POST',
  path: '/api/territories/:territoryId/objections',
  summary: 'Record the objection of an author: what is stored of theirs is erased, and nothing is stored again',
  access: 'objections.manage',
  params: territoryParams,
  body: z.object({
    network: z.string().trim().toLowerCase().max(40),
    handle: z.string().trim().min(1).max(200),
    note: z.string().max(300).optional(),
  }),
  response: objectionSchema.extend({ erased: z.number().int() }),
});

export const withdrawObjection = endpoint({
  id: 'listening.withdrawObjection',
  method: 'DELETE',
  path: '/api/territories/:territoryId/objections/:objectionId',
  summary: 'Withdraw an objection at the request of the author',
  access: 'objections.manage',
  params: territoryParams.extend({ objectionId: idSchema }),
  errors: ['listening.objection_not_found'],
});
