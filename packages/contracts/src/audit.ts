import { z } from 'zod';
import { endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* The journal: who did what, each entry chained to the one before it. */

export const auditActorKinds = ['person', 'api_key', 'system'] as const;

export const auditEntrySchema = z.object({
  /** Its rank in the chain of its territory, from 1. */
  seq: z.number().int(),
  at: instantSchema,
  actor: z.object({
    kind: z.enum(auditActorKinds),
    id: z.string().optional(),
    /** As they are called today; absent once erased. */
    name: z.string().optional(),
  }),
  /** Dotted, as the interface names it: `identity.role_given`. */
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string() }).optional(),
  detail: z.record(z.string(), z.unknown()),
  /** SHA-256 of the entry and of the hash before it, in hexadecimal. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const auditFilter = z.object({
  /** An action, or all that begin alike: `identity.` */
  action: z.string().max(80).optional(),
  actorId: z.string().max(40).optional(),
  targetId: z.string().max(60).optional(),
  /** At or after, before. */
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

const verificationSchema = z.object({
  entries: z.number().int(),
  /** The first entry that does not follow from the one before it; absent when the chain holds. */
  broken: z.object({ seq: z.number().int(), reason: z.enum(['altered', 'missing', 'truncated']) }).optional(),
});
export type AuditVerification = z.infer<typeof verificationSchema>;

export const listAudit = endpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/api/territories/:territoryId/audit',
  summary: 'The journal of a territory, newest first',
  access: 'audit.read',
  params: territoryParams,
  query: pageQuery.extend(auditFilter.shape),
  response: pageOf(auditEntrySchema),
});

export const listAuditActions = endpoint({
  id: 'audit.listActions',
  method: 'GET',
  path: '/api/territories/:territoryId/audit/actions',
  summary: 'The actions and people that the journal holds, to filter by',
  access: 'audit.read',
  params: territoryParams,
  response: z.object({
    actions: z.array(z.string()),
    people: z.array(z.object({ id: idSchema, name: z.string() })),
  }),
});

export const verifyAudit = endpoint({
  id: 'audit.verify',
  method: 'GET',
  path: '/api/territories/:territoryId/audit/verification',
  summary: 'Compute the whole chain again and name the first entry that does not hold',
  access: 'audit.read',
  params: territoryParams,
  response: verificationSchema,
});

export const exportAudit = endpoint({
  id: 'audit.export',
  method: 'GET',
  path: '/api/territories/:territoryId/audit/export',
  summary: 'The filtered journal as CSV, oldest first, with what it takes to verify the chain elsewhere',
  access: 'audit.read',
  params: territoryParams,
  query: auditFilter,
  produces: 'text/csv',
});

export const listInstanceAudit = endpoint({
  id: 'audit.listInstance',
  method: 'GET',
  path: '/api/instance/audit',
  summary: 'The journal of the installation itself, newest first',
  access: 'instance',
  query: pageQuery.extend(auditFilter.shape),
  response: pageOf(auditEntrySchema),
});
