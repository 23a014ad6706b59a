import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* The rumour ledger: what is claimed, how far it spread, what is true, and the correction; and located reports. */

export const verdicts = ['unchecked', 'false', 'misleading', 'true', 'unproven'] as const;

export type Verdict = (typeof verdicts)[number];

export const rumourSchema = z.object({
  id: idSchema,
  /** Absent: kept outside any crisis. */
  crisisId: idSchema.optional(),
  claim: z.string(),
  verdict: z.enum(verdicts),
  /** Public: what is true, with its sources. */
  correction: z.string(),
  evidence: z.array(z.object({ label: z.string(), url: z.string().optional() })),
  firstSeenAt: instantSchema,
  firstSeenBy: z.string().optional(),
  /** Linked posts, by now. */
  cases: z.number().int(),
  reach: z.number().int(),
  /** Of the linked posts, those under which the correction was put. */
  corrected: z.number().int(),
  publicationId: idSchema.optional(),
  publishedAt: instantSchema.optional(),
  factUrl: z.string().optional(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type Rumour = z.infer<typeof rumourSchema>;

const evidenceSchema = z
  .array(
    z.object({
      label: z.string().trim().min(1).max(200),
      url: z
        .url({ protocol: /^https?$/ })
        .max(1000)
        .optional(),
    }),
  )
  .max(20);
const rumourParams = territoryParams.extend({ rumourId: idSchema });

export const listRumours = endpoint({
  id: 'crisis.listRumours',
  method: 'GET',
  path: '/api/territories/:territoryId/rumours',
  summary: 'The rumour ledger, newest first; of one crisis or all',
  access: 'crisis.read',
  params: territoryParams,
  query: z.object({ crisisId: idSchema.optional() }),
  response: z.object({ items: z.array(rumourSchema), pageUrl: z.string(), feedUrl: z.string() }),
});

export const recordRumour = endpoint({
  id: 'crisis.recordRumour',
  method: 'POST',
  path: '/api/territories/:territoryId/rumours',
  summary: 'Record a claim, with the post in which it was seen',
  access: 'crisis.lead',
  params: territoryParams,
  body: z.object({
    crisisId: idSchema.optional(),
    claim: z.string().trim().min(5).max(300),
    mentionIds: z.array(idSchema).max(50).default([]),
    clientKey: z.string().min(8).max(64),
  }),
  response: rumourSchema,
  errors: ['crisis.not_found', 'listening.mention_not_found'],
});

export const changeRumour = endpoint({
  id: 'crisis.changeRumour',
  method: 'PATCH',
  path: '/api/territories/:territoryId/rumours/:rumourId',
  summary: 'Check a claim: verdict, evidence, correction, and the post that says it',
  access: 'crisis.lead',
  params: rumourParams,
  body: z.object({
    claim: z.string().trim().min(5).max(300).optional(),
    verdict: z.enum(verdicts).optional(),
    correction: z.string().trim().max(3000).optional(),
    evidence: evidenceSchema.optional(),
    publicationId: idSchema.nullable().optional(),
  }),
  response: rumourSchema,
  errors: ['crisis.rumour_not_found', 'publishing.not_found', 'crisis.correction_needed', 'crisis.verdict_needed'],
});

export const publishFact = endpoint({
  id: 'crisis.publishFact',
  method: 'PUT',
  path: '/api/territories/:territoryId/rumours/:rumourId/published',
  summary: 'Show the correction on the public fact page and in its feed, or take it off',
  access: 'crisis.lead',
  params: rumourParams,
  body: z.object({ published: z.boolean() }),
  response: rumourSchema,
  errors: ['crisis.rumour_not_found', 'crisis.correction_needed', 'crisis.verdict_needed'],
});

export const listCases = endpoint({
  id: 'crisis.listCases',
  method: 'GET',
  path: '/api/territories/:territoryId/rumours/:rumourId/cases',
  summary: 'The posts that tell a rumour, those proposed because they look alike, and what was done under each',
  access: 'crisis.read',
  params: rumourParams,
  response: z.object({
    items: z.array(
      z.object({
        mentionId: idSchema,
        at: instantSchema,
        author: z.string(),
        network: z.string(),
        text: z.string(),
        url: z.string().optional(),
        reach: z.number().int(),
        linked: z.boolean(),
        correctedAt: instantSchema.optional(),
      }),
    ),
  }),
  errors: ['crisis.rumour_not_found'],
});

export const linkCases = endpoint({
  id: 'crisis.linkCases',
  method: 'PUT',
  path: '/api/territories/:territoryId/rumours/:rumourId/cases',
  summary: 'Link posts to a rumour, or unlink them',
  access: 'crisis.lead',
  params: rumourParams,
  body: z.object({ mentionIds: z.array(idSchema).min(1).max(200), linked: z.boolean() }),
  response: rumourSchema,
  errors: ['crisis.rumour_not_found', 'listening.mention_not_found'],
});

export const correctCases = endpoint({
  id: 'crisis.correctCases',
  method: 'POST',
  path: '/api/territories/:territoryId/rumours/:rumourId/correct',
  summary: 'Put the correction under each linked post that can be answered, at a polite rate, under none twice',
  access: 'desk.answer',
  params: rumourParams,
  body: z.object({ text: z.string().trim().min(1).max(2000), short: z.string().trim().min(1).max(300).optional() }),
  response: z.object({
    planned: z.number().int(),
    until: instantSchema.optional(),
    refused: z.array(z.object({ mentionId: z.string(), message: bilingualSchema })),
  }),
  errors: [
    'crisis.rumour_not_found',
    'crisis.correction_needed',
    'crisis.room_needed',
    'crisis.closed',
    'crisis.relay_only',
  ],
});

// ── Located reports, for emergency services ─────────────────────────────────────────────────────────────────────────

export const reportKinds = ['flood', 'fire', 'road', 'power', 'water', 'person', 'building', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];
export const locatedReportSchema = z.object({
  id: idSchema,
  at: instantSchema,
  kind: z.enum(reportKinds),
  text: z.string(),
  place: z.string(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  /** Who put it on the map: a person, or the national address service, with the place that it understood. */
  locatedBy: z.enum(['person', 'service', 'nobody']),
  locatedAs: z.string().optional(),
  checked: z.boolean(),
  by: z.string(),
  mentionId: idSchema.optional(),
  conversationId: idSchema.optional(),
});
export type LocatedReport = z.infer<typeof locatedReportSchema>;
const crisisParams = territoryParams.extend({ crisisId: idSchema });
const reportBody = z.object({
  kind: z.enum(reportKinds),
  text: z.string().trim().min(3).max(1000),
  place: z.string().trim().min(2).max(200),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  checked: z.boolean().default(false),
});

export const listReports = endpoint({
  id: 'crisis.listReports',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/reports',
  summary: 'Reports with their place',
  access: 'crisis.read',
  params: crisisParams,
  response: z.object({ items: z.array(locatedReportSchema), feedUrl: z.string().optional() }),
  errors: ['crisis.not_found'],
});

export const addReport = endpoint({
  id: 'crisis.addReport',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/reports',
  summary: 'Record a report with its place; without coordinates they are looked up from the place',
  access: 'crisis.lead',
  params: crisisParams,
  body: reportBody.extend({
    mentionId: idSchema.optional(),
    conversationId: idSchema.optional(),
    clientKey: z.string().min(8).max(64),
  }),
  response: locatedReportSchema.extend({
    /** Why it has no coordinates, where they were looked up in vain. */
    unplaced: bilingualSchema.optional(),
  }),
  errors: ['crisis.not_found', 'crisis.closed'],
});

export const changeReport = endpoint({
  id: 'crisis.changeReport',
  method: 'PATCH',
  path: '/api/territories/:territoryId/crises/:crisisId/reports/:reportId',
  summary: 'Correct a report, or say that it was checked',
  access: 'crisis.lead',
  params: crisisParams.extend({ reportId: idSchema }),
  body: reportBody.partial().extend({ checked: z.boolean().optional() }),
  response: locatedReportSchema.extend({ unplaced: bilingualSchema.optional() }),
  errors: ['crisis.not_found', 'crisis.closed', 'crisis.report_unknown'],
});

export const exportReports = endpoint({
  id: 'crisis.exportReports',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/reports.csv',
  summary: 'The reports as a spreadsheet',
  access: 'crisis.read',
  params: crisisParams,
  produces: 'text/csv',
  errors: ['crisis.not_found'],
});

export const shareReports = endpoint({
  id: 'crisis.shareReports',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/reports/share',
  summary: 'Make, or renew, the private address at which emergency services read them as GeoJSON and CSV',
  access: 'crisis.lead',
  params: crisisParams,
  response: z.object({ geojsonUrl: z.string(), csvUrl: z.string() }),
  errors: ['crisis.not_found', 'crisis.closed'],
});
