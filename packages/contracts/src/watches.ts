import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* What a territory watches: saved boolean queries. */

export const watchColours = ['slate', 'brick', 'teal', 'ochre', 'plum', 'grey'] as const;

export const watchSchema = z.object({
  id: idSchema,
  name: z.string(),
  query: z.string(),
  colour: z.enum(watchColours),
  paused: z.boolean(),
  /** Rings the bell; a watch that only collects does not. */
  alerting: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** Mentions of the last 24 hours. */
  mentions24h: z.number().int(),
  /** The back-fill under way, when there is one: follow it in the work list. */
  backfillWorkId: idSchema.optional(),
});
export type Watch = z.infer<typeof watchSchema>;

/** What is wrong in a query, at its place: UTF-16 offsets in the text as typed. */
export const queryIssueSchema = z.object({
  from: z.number().int(),
  to: z.number().int(),
  code: z.string(),
  message: bilingualSchema,
  suggestion: bilingualSchema.optional(),
});
export type QueryIssueView = z.infer<typeof queryIssueSchema>;

const watchInput = z.object({
  name: z.string().trim().min(1).max(80),
  query: z.string().trim().min(1).max(20_000),
  colour: z.enum(watchColours).default('slate'),
  paused: z.boolean().default(false),
  alerting: z.boolean().default(true),
});
const watchParams = territoryParams.extend({ watchId: idSchema });

export const listWatches = endpoint({
  id: 'listening.listWatches',
  method: 'GET',
  path: '/api/territories/:territoryId/watches',
  summary: 'List the watches of a territory',
  access: 'watches.read',
  params: territoryParams,
  response: z.object({ items: z.array(watchSchema) }),
});

export const createWatch = endpoint({
  id: 'listening.createWatch',
  method: 'POST',
  path: '/api/territories/:territoryId/watches',
  summary: 'Create a watch and back-fill it on the stored posts',
  access: 'watches.manage',
  params: territoryParams,
  body: watchInput,
  response: watchSchema,
  errors: ['listening.query_invalid', 'listening.watch_limit'],
});

export const updateWatch = endpoint({
  id: 'listening.updateWatch',
  method: 'PUT',
  path: '/api/territories/:territoryId/watches/:watchId',
  summary: 'Change a watch; a changed query is back-filled',
  access: 'watches.manage',
  params: watchParams,
  body: watchInput,
  response: watchSchema,
  errors: ['listening.watch_not_found', 'listening.query_invalid'],
});

export const deleteWatch = endpoint({
  id: 'listening.deleteWatch',
  method: 'DELETE',
  path: '/api/territories/:territoryId/watches/:watchId',
  summary: 'Delete a watch; posts that no other watch holds are erased',
  access: 'watches.manage',
  params: watchParams,
  errors: ['listening.watch_not_found'],
});

export const previewWatch = endpoint({
  id: 'listening.previewWatch',
  method: 'POST',
  path: '/api/territories/:territoryId/watches/preview',
  summary: 'Check a query while it is typed: errors at their place, and what it would have caught in the last 30 days',
  access: 'watches.read',
  params: territoryParams,
  body: z.object({ query: z.string().max(20_000) }),
  response: z.object({
    issues: z.array(queryIssueSchema),
    /** Absent when the query cannot be read. */
    caught: z
      .object({
        count: z.number().int(),
        since: instantSchema,
        samples: z.array(
          z.object({
            mentionId: idSchema,
            text: z.string(),
            network: z.string(),
            postedAt: instantSchema,
            highlights: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
          }),
        ),
      })
      .optional(),
  }),
});

export const suggestWatches = endpoint({
  id: 'listening.suggestWatches',
  method: 'POST',
  path: '/api/territories/:territoryId/watches/suggestions',
  summary: 'Propose watches from the name of the territory, its variants, elected officials, institutions and hashtags',
  access: 'watches.manage',
  params: territoryParams,
  body: z.object({
    variants: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
    officials: z.array(z.string().trim().min(1).max(80)).max(40).default([]),
    institutions: z.array(z.string().trim().min(1).max(120)).max(40).default([]),
    hashtags: z.array(z.string().trim().min(1).max(60)).max(40).default([]),
  }),
  response: z.object({
    items: z.array(
      z.object({ name: z.string(), query: z.string(), reason: bilingualSchema, colour: z.enum(watchColours) }),
    ),
  }),
});
