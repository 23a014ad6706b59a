import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import {
  draftSchema,
  findingSchema,
  publicationCardSchema,
  publicationSchema,
  publicationStates,
} from './publication.ts';

/* Writing, checking, asking for approval, planning. */

const publicationParams = territoryParams.extend({ publicationId: idSchema });
const known = ['publishing.not_found'] as const;
const base = '/api/territories/:territoryId/publications' as const;

export const listPublications = endpoint({
  id: 'publishing.list',
  method: 'GET',
  path: base,
  summary: 'Publications by due date, for a period or by state',
  access: 'publishing.read',
  params: territoryParams,
  query: pageQuery.extend({
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    state: z.enum([...publicationStates, 'waiting_for_me', 'in_trouble', 'undated']).optional(),
    channelId: idSchema.optional(),
    /** Those that carry it. */
    mediaId: idSchema.optional(),
    campaign: z.string().max(120).optional(),
    text: z.string().max(200).optional(),
  }),
  response: pageOf(publicationCardSchema),
});

export const getPublication = endpoint({
  id: 'publishing.get',
  method: 'GET',
  path: `${base}/:publicationId`,
  summary: 'A publication whole: texts, checks, approval, deliveries',
  access: 'publishing.read',
  params: publicationParams,
  response: publicationSchema,
  errors: [...known],
});

export const createPublication = endpoint({
  id: 'publishing.create',
  method: 'POST',
  path: base,
  summary: 'Begin a publication; a client key makes a repeated call harmless',
  access: 'publishing.write',
  params: territoryParams,
  body: draftSchema.extend({
    clientKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/)
      .optional(),
  }),
  response: publicationSchema,
  errors: ['publishing.channel_unknown', 'publishing.media_unknown'],
});

export const savePublication = endpoint({
  id: 'publishing.save',
  method: 'PUT',
  path: `${base}/:publicationId`,
  summary:
    'Save the words as typed. Based on an older version, what the two changed apart is merged; what both changed is kept twice and told',
  access: 'publishing.write',
  params: publicationParams,
  body: z.object({ baseVersion: z.number().int().min(0).max(2_147_483_647), draft: draftSchema }),
  response: z.object({
    publication: publicationSchema,
    /** Fields that both changed: theirs stands, yours is given back and kept in the history. */
    conflicts: z.array(
      z.object({ field: z.string(), yours: z.unknown(), theirs: z.unknown(), by: z.string().optional() }),
    ),
  }),
  errors: [...known, 'publishing.already_out', 'publishing.channel_unknown', 'publishing.media_unknown'],
});

export const checkDraft = endpoint({
  id: 'publishing.check',
  method: 'POST',
  path: '/api/territories/:territoryId/publication-check',
  summary: 'What the checks, the limits and the circuit say of a draft, and what it would cost, before it is saved',
  access: 'publishing.write',
  params: territoryParams,
  body: z.object({ draft: draftSchema, publicationId: idSchema.optional() }),
  response: z.object({
    findings: z.array(findingSchema),
    costs: z.array(
      z.object({
        channelId: idSchema,
        cost: z.number().int(),
        currency: z.string(),
        left: z.number().int().optional(),
      }),
    ),
    circuit: z.object({
      name: z.string(),
      because: bilingualSchema,
      steps: z.array(z.string()),
      /** Who decides at each of these steps, as things are now. */
      people: z.array(z.array(z.string())).optional(),
      silence: bilingualSchema,
    }),
    bestHours: z.array(z.object({ localTime: z.string(), because: bilingualSchema })),
    /** Others due within the hour. */
    near: z.array(z.object({ id: idSchema, title: z.string(), dueAt: instantSchema })),
  }),
});

export const ignoreFinding = endpoint({
  id: 'publishing.ignoreFinding',
  method: 'POST',
  path: `${base}/:publicationId/ignored-findings`,
  summary: 'Go on in spite of an advice, or heed it again',
  access: 'publishing.write',
  params: publicationParams,
  body: z.object({ code: z.string().max(80), ignored: z.boolean() }),
  response: publicationSchema,
  errors: [...known],
});

export const submitPublication = endpoint({
  id: 'publishing.submit',
  method: 'POST',
  path: `${base}/:publicationId/submit`,
  summary: 'Ask for its approval; what is due leaves at its hour once approved',
  access: 'publishing.write',
  params: publicationParams,
  body: z.object({ version: z.number().int(), note: z.string().max(1000).optional() }),
  response: publicationSchema,
  errors: [...known, 'publishing.changed_meanwhile', 'publishing.blocked', 'publishing.no_channel', 'publishing.state'],
});

/** Approves nothing: what is not approved yet, and not under a mandate, is refused. */
export const schedulePublication = endpoint({
  id: 'publishing.schedule',
  method: 'POST',
  path: `${base}/:publicationId/schedule`,
  summary: 'Let an approved publication leave at its hour, or now',
  access: 'publishing.schedule',
  params: publicationParams,
  body: z.object({ version: z.number().int(), when: z.enum(['due', 'now']) }),
  response: publicationSchema,
  errors: [
    ...known,
    'publishing.changed_meanwhile',
    'publishing.not_approved',
    'publishing.blocked',
    'publishing.no_date',
    'publishing.in_the_past',
    'publishing.mandate_ended',
    'publishing.mandate_scope',
    'publishing.everything_held',
    'publishing.state',
  ],
});

export const movePublication = endpoint({
  id: 'publishing.move',
  method: 'POST',
  path: `${base}/:publicationId/move`,
  summary: 'Give it another hour; an approval that covers the hour is asked for again',
  access: 'publishing.write',
  params: publicationParams,
  body: z.object({ version: z.number().int(), localTime: draftSchema.shape.localTime }),
  response: publicationSchema,
  errors: [...known, 'publishing.changed_meanwhile', 'publishing.already_out'],
});

export const cancelPublication = endpoint({
  id: 'publishing.cancel',
  method: 'POST',
  path: `${base}/:publicationId/cancel`,
  summary: 'Take it back before it leaves; it becomes a draft again, or is given up',
  access: 'publishing.write',
  params: publicationParams,
  body: z.object({ to: z.enum(['draft', 'cancelled']), reason: z.string().max(500).optional() }),
  response: publicationSchema,
  errors: [...known, 'publishing.already_out'],
});

export const duplicatePublication = endpoint({
  id: 'publishing.duplicate',
  method: 'POST',
  path: `${base}/:publicationId/duplicate`,
  summary: 'A new draft with the same words, or one that corrects it',
  access: 'publishing.write',
  params: publicationParams,
  body: z.object({ as: z.enum(['copy', 'correction']) }),
  response: publicationSchema,
  errors: [...known],
});

export const deletePublication = endpoint({
  id: 'publishing.delete',
  method: 'DELETE',
  path: `${base}/:publicationId`,
  summary: 'Delete a draft that never went out',
  access: 'publishing.write',
  params: publicationParams,
  errors: [...known, 'publishing.already_out'],
});

export const getTrail = endpoint({
  id: 'publishing.getTrail',
  method: 'GET',
  path: `${base}/:publicationId/trail`,
  summary: 'Who wrote, changed, approved and sent it, as one paragraph, and what was public when',
  access: 'publishing.read',
  params: publicationParams,
  response: z.object({
    paragraph: bilingualSchema,
    events: z.array(
      z.object({
        at: instantSchema,
        kind: z.string(),
        by: z.string().optional(),
        onBehalfOf: z.string().optional(),
        comment: z.string().optional(),
        channelName: z.string().optional(),
        url: z.string().optional(),
      }),
    ),
    /** What the public could read, from when to when. */
    versions: z.array(
      z.object({
        channelName: z.string(),
        from: instantSchema,
        until: instantSchema.optional(),
        text: z.string(),
        url: z.string().optional(),
      }),
    ),
  }),
  errors: [...known],
});
