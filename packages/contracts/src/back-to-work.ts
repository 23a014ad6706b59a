import { z } from 'zod';
import { bilingualSchema, endpoint, instantSchema, territoryParams } from './endpoint.ts';

/* What somebody who comes back has missed. */

export const digestItemSchema = z.object({
  kind: z.enum(['alarm', 'crisis', 'hand_over', 'request', 'message', 'approval', 'delivery', 'mandate']),
  at: instantSchema,
  /** Still asks something of somebody. */
  open: z.boolean(),
  text: bilingualSchema,
  path: z.string(),
});
export type DigestItem = z.infer<typeof digestItemSchema>;

export const getBackToWork = endpoint({
  id: 'oncall.getBackToWork',
  method: 'GET',
  path: '/api/territories/:territoryId/back-to-work',
  summary: 'What matters since the caller left, nothing else',
  access: 'oncall.read',
  params: territoryParams,
  query: z.object({ since: instantSchema.optional() }),
  response: z.object({
    /** When the caller left: unseen for eight hours or more. Nothing to read: both ends are now. */
    since: instantSchema,
    until: instantSchema,
    items: z.array(digestItemSchema),
    more: z.number().int(),
  }),
});

export const dismissBackToWork = endpoint({
  id: 'oncall.dismissBackToWork',
  method: 'POST',
  path: '/api/territories/:territoryId/back-to-work',
  summary: 'It was read',
  access: 'oncall.read',
  params: territoryParams,
});
