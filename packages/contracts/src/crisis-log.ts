import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* The log of a crisis (main courante): what happened and what was decided, by the minute. */

const crisisParams = territoryParams.extend({ crisisId: idSchema });

export const logKinds = [
  'typed',
  'decision',
  'signal',
  'alarm',
  'call',
  'hold',
  'mandate',
  'approval',
  'published',
  'plan',
  'rumour',
  'report',
  'state',
] as const;
export const logLineSchema = z.object({
  id: idSchema,
  at: instantSchema,
  kind: z.enum(logKinds),
  /** Absent: the program itself. */
  by: z.string().optional(),
  text: bilingualSchema,
  /** A line is corrected by another, never erased. */
  corrects: idSchema.optional(),
  correctedBy: idSchema.optional(),
  link: z
    .object({ publicationId: idSchema.optional(), alarmId: idSchema.optional(), mentionId: idSchema.optional() })
    .optional(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const readLog = endpoint({
  id: 'crisis.readLog',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/log',
  summary: 'The log of the crisis, newest first',
  access: 'crisis.read',
  params: crisisParams,
  query: pageQuery,
  response: pageOf(logLineSchema),
  errors: ['crisis.not_found'],
});

export const addLogLine = endpoint({
  id: 'crisis.addLogLine',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/log',
  summary: 'Log what has just happened, or correct a line by another',
  access: 'crisis.write',
  params: crisisParams,
  body: z.object({
    text: z.string().trim().min(1).max(2000),
    decision: z.boolean().default(false),
    corrects: idSchema.optional(),
    /** The same twice, after an answer that was lost, is one line. */
    clientKey: z.string().min(8).max(64),
  }),
  response: logLineSchema,
  errors: ['crisis.not_found', 'crisis.line_unknown'],
});

export const exportLog = endpoint({
  id: 'crisis.exportLog',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/log.csv',
  summary: 'The log as a spreadsheet, oldest first',
  access: 'crisis.read',
  params: crisisParams,
  produces: 'text/csv',
  errors: ['crisis.not_found'],
});
