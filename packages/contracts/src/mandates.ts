import { z } from 'zod';
import { endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';
import { publicationCardSchema, publicationDelivery } from './publication.ts';

/* To publish without prior approval for a while, and to stop everything at once. */

export const mandateSchema = z.object({
  id: idSchema,
  personId: z.string(),
  personName: z.string(),
  givenById: z.string(),
  givenByName: z.string(),
  scope: z.string(),
  /** None: all accounts. */
  channelIds: z.array(idSchema),
  startsAt: instantSchema,
  endsAt: instantSchema,
  endedAt: instantSchema.optional(),
  state: z.enum(['active', 'ended']),
  publications: z.number().int(),
  digestSentAt: instantSchema.optional(),
});
export type Mandate = z.infer<typeof mandateSchema>;
const mandateParams = territoryParams.extend({ mandateId: idSchema });

export const listMandates = endpoint({
  id: 'publishing.listMandates',
  method: 'GET',
  path: '/api/territories/:territoryId/mandates',
  summary: 'Mandates ("carte blanche"), newest first',
  access: 'publishing.read',
  params: territoryParams,
  response: z.object({
    items: z.array(mandateSchema),
    /** Who may be given one; for those who may open one. */
    people: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  }),
});

export const openMandate = endpoint({
  id: 'publishing.openMandate',
  method: 'POST',
  path: '/api/territories/:territoryId/mandates',
  summary: 'Let a person publish without prior approval, on some accounts, for a purpose, until an hour',
  access: 'mandates.open',
  params: territoryParams,
  body: z.object({
    personId: idSchema,
    scope: z.string().trim().min(3).max(300),
    channelIds: z.array(idSchema).max(50).default([]),
    endsAt: instantSchema,
  }),
  response: mandateSchema,
  errors: [
    'publishing.person_unknown',
    'publishing.mandate_to_oneself',
    'publishing.mandate_too_long',
    'publishing.channel_unknown',
  ],
});

export const endMandate = endpoint({
  id: 'publishing.endMandate',
  method: 'POST',
  path: '/api/territories/:territoryId/mandates/:mandateId/end',
  summary: 'End a mandate now',
  access: 'publishing.read',
  params: mandateParams,
  response: mandateSchema,
  errors: ['publishing.mandate_not_found', 'publishing.mandate_not_yours'],
});

export const getMandateDigest = endpoint({
  id: 'publishing.getMandateDigest',
  method: 'GET',
  path: '/api/territories/:territoryId/mandates/:mandateId/digest',
  summary: 'What went out under a mandate',
  access: 'publishing.read',
  params: mandateParams,
  response: z.object({
    mandate: mandateSchema,
    items: z.array(
      z.object({
        id: idSchema,
        title: z.string(),
        text: z.string(),
        at: instantSchema.optional(),
        deliveries: z.array(publicationDelivery),
      }),
    ),
  }),
  errors: ['publishing.mandate_not_found'],
});

export const holdSchema = z.object({
  active: z.boolean(),
  since: instantSchema.optional(),
  by: z.string().optional(),
  reason: z.string().optional(),
  /** Held and not sorted yet. */
  waiting: z.number().int(),
});

export const getHold = endpoint({
  id: 'publishing.getHold',
  method: 'GET',
  path: '/api/territories/:territoryId/hold',
  summary: 'Whether everything planned is stopped, and what waits for a decision',
  access: 'publishing.read',
  params: territoryParams,
  response: holdSchema.extend({ items: z.array(publicationCardSchema) }),
});

export const holdEverything = endpoint({
  id: 'publishing.holdEverything',
  method: 'POST',
  path: '/api/territories/:territoryId/hold',
  summary: 'Stop everything planned, at once',
  access: 'publishing.hold',
  params: territoryParams,
  body: z.object({
    reason: z.string().trim().min(1).max(300),
    /** The member territories of a grouping too, as far as the caller may hold them. */
    members: z.boolean().default(false),
  }),
  response: holdSchema.extend({ members: z.array(z.object({ name: z.string(), held: z.boolean() })).default([]) }),
});

export const sortHeld = endpoint({
  id: 'publishing.sortHeld',
  method: 'POST',
  path: '/api/territories/:territoryId/hold/sort',
  summary: 'Keep, move or cancel what was stopped',
  access: 'publishing.hold',
  params: territoryParams,
  body: z.object({
    decisions: z
      .array(
        z.object({
          publicationId: idSchema,
          decision: z.enum(['keep', 'move', 'cancel']),
          localTime: z.string().max(16).optional(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  response: holdSchema,
  errors: ['publishing.not_found', 'publishing.in_the_past'],
});

export const liftHold = endpoint({
  id: 'publishing.liftHold',
  method: 'POST',
  path: '/api/territories/:territoryId/hold/lift',
  summary: 'Let things leave again; what was not sorted stays held',
  access: 'publishing.hold',
  params: territoryParams,
  response: holdSchema,
});
