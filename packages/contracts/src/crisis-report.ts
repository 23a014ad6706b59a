import { z } from 'zod';
import { logLineSchema } from './crisis-log.ts';
import { crisisMark, crisisSchema } from './crisis.ts';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';
import { storySchema, volumePoint } from './mentions.ts';

/* The after-action report: written from the trace, never from memory. */

/** Minutes from the first signal; absent: it never happened. */
export const delaysSchema = z.object({
  detected: z.number().optional(),
  seen: z.number().optional(),
  opened: z.number().optional(),
  held: z.number().optional(),
  decided: z.number().optional(),
  firstWord: z.number().optional(),
  turned: z.number().optional(),
  calm: z.number().optional(),
});
export const toneShares = z.object({
  mentions: z.number().int(),
  negative: z.number(),
  ironic: z.number(),
  neutral: z.number(),
  positive: z.number(),
});

export const afterActionSchema = z.object({
  at: instantSchema,
  territoryName: z.string(),
  crisis: crisisSchema,
  /** One paragraph, made from the figures. */
  summary: bilingualSchema,
  delays: delaysSchema,
  figures: z.object({
    mentions: z.number().int(),
    voices: z.number().int(),
    reach: z.number().int(),
    press: z.number().int(),
    peak: z.object({ at: instantSchema, mentions: z.number().int() }).optional(),
    level: z.number().int(),
    answers: z.number().int(),
    replies: z.number().int(),
    requests: z.number().int(),
    people: z.number().int(),
  }),
  curve: z.object({
    step: z.enum(['minute', '5_minutes', 'hour']),
    points: z.array(volumePoint),
    marks: z.array(crisisMark),
  }),
  tone: z.object({ before: toneShares.optional(), during: toneShares, after: toneShares.optional() }),
  stories: z.array(storySchema),
  /** What the territory said, in its order. */
  said: z.array(
    z.object({
      publicationId: idSchema,
      title: z.string(),
      text: z.string(),
      at: instantSchema,
      networks: z.array(z.string()),
      urls: z.array(z.string()),
    }),
  ),
  decisions: z.array(logLineSchema),
  log: z.array(logLineSchema),
  steps: z.object({
    done: z.number().int(),
    skipped: z.number().int(),
    late: z.number().int(),
    left: z.number().int(),
  }),
  rumours: z.array(
    z.object({ claim: z.string(), verdict: z.string(), correction: z.string(), cases: z.number().int() }),
  ),
  people: z.array(z.object({ name: z.string(), acts: z.number().int() })),
  lessons: z.string(),
  /** Earlier ones, to compare with: newest first. */
  earlier: z.array(
    z.object({
      id: idSchema,
      ref: z.string(),
      title: z.string(),
      drill: z.boolean(),
      firstSignalAt: instantSchema,
      delays: delaysSchema,
      mentions: z.number().int(),
      level: z.number().int(),
    }),
  ),
});
export type AfterAction = z.infer<typeof afterActionSchema>;

const crisisParams = territoryParams.extend({ crisisId: idSchema });

export const getAfterAction = endpoint({
  id: 'crisis.getReport',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/report',
  summary: 'The after-action report, from the trace; of a room that is open, as far as it got',
  access: 'crisis.read',
  params: crisisParams,
  response: afterActionSchema,
  errors: ['crisis.not_found'],
});

export const downloadAfterAction = endpoint({
  id: 'crisis.downloadReport',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/report.pdf',
  summary: 'The after-action report as a PDF, in the language asked',
  access: 'crisis.read',
  params: crisisParams,
  query: z.object({ lang: z.enum(['fr', 'en']).default('fr') }),
  produces: 'application/octet-stream',
  errors: ['crisis.not_found'],
});
