import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* Questions and answers for all, figures, and other systems. */

const base = '/api/territories/:territoryId' as const;

export const publicAnswerSchema = z.object({
  id: idSchema,
  question: z.string(),
  answer: z.string(),
  category: z.string().optional(),
  lang: z.string(),
  publishedAt: instantSchema.optional(),
  updatedAt: instantSchema,
  helped: z.number().int(),
  url: z.string(),
  /** Personal data that the words still seem to hold. */
  warnings: z.array(bilingualSchema),
});

export const listPublicAnswers = endpoint({
  id: 'answers.list',
  method: 'GET',
  path: `${base}/public-answers`,
  summary: 'The register of public answers',
  access: 'requests.read',
  params: territoryParams,
  query: pageQuery.extend({ text: z.string().max(200).optional() }),
  response: pageOf(publicAnswerSchema),
});

export const savePublicAnswer = endpoint({
  id: 'answers.save',
  method: 'PUT',
  path: `${base}/public-answers/:answerId`,
  summary: 'Write a question and its answer for all; refused while they name somebody',
  access: 'requests.treat',
  params: territoryParams.extend({ answerId: idSchema }),
  body: z.object({
    question: z.string().trim().min(5).max(500),
    answer: z.string().trim().min(1).max(5000),
    category: z.string().max(60).optional(),
    lang: z.enum(['fr', 'en']).default('fr'),
    published: z.boolean(),
  }),
  response: publicAnswerSchema,
  errors: ['answers.personal_data'],
});

export const deletePublicAnswer = endpoint({
  id: 'answers.delete',
  method: 'DELETE',
  path: `${base}/public-answers/:answerId`,
  summary: 'Withdraw a public answer',
  access: 'requests.treat',
  params: territoryParams.extend({ answerId: idSchema }),
  errors: ['answers.not_found'],
});

const duration = z.object({ median: z.number().optional(), p90: z.number().optional(), count: z.number().int() });

export const getDeskFigures = endpoint({
  id: 'desk.figures',
  method: 'GET',
  path: `${base}/desk-figures`,
  summary: 'First answer and settling times, load, reopened, satisfaction, with what is behind each number',
  access: 'figures.read',
  params: territoryParams,
  query: z.object({ from: instantSchema, to: instantSchema }),
  response: z.object({
    /** Hours on the clock. */
    byChannel: z.array(
      z.object({
        channelId: z.string(),
        name: z.string(),
        network: z.string(),
        received: z.number().int(),
        answered: z.number().int(),
        firstAnswer: duration,
      }),
    ),
    /** Hours on the clock, from hand-over to answer. */
    byDepartment: z.array(
      z.object({
        departmentId: z.string(),
        name: z.string(),
        received: z.number().int(),
        open: z.number().int(),
        overdue: z.number().int(),
        notForUs: z.number().int(),
        settling: duration,
      }),
    ),
    byCategory: z.array(
      z.object({ category: z.string(), label: z.string(), received: z.number().int(), settled: z.number().int() }),
    ),
    load: z.array(
      z.object({ day: z.string(), received: z.number().int(), answered: z.number().int(), closed: z.number().int() }),
    ),
    requests: z.object({
      received: z.number().int(),
      settled: z.number().int(),
      reopened: z.number().int(),
      forwarded: z.number().int(),
    }),
    satisfaction: z.object({ helped: z.number().int(), not: z.number().int(), silent: z.number().int() }),
    clocks: z.object({ met: z.number().int(), late: z.number().int(), running: z.number().int() }),
  }),
});

/** The conversations or requests behind a number, by the words of the query that made it. */
export const listFigureSources = endpoint({
  id: 'desk.figureSources',
  method: 'GET',
  path: `${base}/desk-figure-sources`,
  summary: 'What is behind a number',
  access: 'figures.open',
  params: territoryParams,
  query: pageQuery.extend({
    from: instantSchema,
    to: instantSchema,
    of: z.enum(['channel', 'department', 'category', 'day', 'reopened', 'forwarded', 'helped', 'not_helped', 'late']),
    key: z.string().max(80).default(''),
  }),
  response: pageOf(
    z.object({
      kind: z.enum(['conversation', 'request']),
      id: idSchema,
      label: z.string(),
      at: instantSchema,
      /** Of what is measured, in hours. */
      hours: z.number().optional(),
    }),
  ),
});

export const exportRequests = endpoint({
  id: 'requests.export',
  method: 'GET',
  path: `${base}/request-export`,
  summary: 'Requests as CSV, without who asked',
  access: 'requests.export',
  params: territoryParams,
  query: z.object({ from: instantSchema.optional(), to: instantSchema.optional() }),
  produces: 'text/csv',
});

/** Another Open311 system that requests are handed to. */
export const externalSystemSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).max(500),
  jurisdictionId: z.string().trim().max(120).default(''),
  /** Given, never told back. */
  apiKey: z.string().max(500).optional(),
  /** Our category → their service code. */
  services: z.record(z.string(), z.string().max(120)).default({}),
});

export const getExternalSystem = endpoint({
  id: 'requests.externalSystem',
  method: 'GET',
  path: `${base}/external-system`,
  summary: 'The Open311 system that requests are handed to, and what it offers',
  access: 'departments.manage',
  params: territoryParams,
  response: z.object({
    system: externalSystemSchema.omit({ apiKey: true }).extend({ hasKey: z.boolean() }).optional(),
    services: z.array(z.object({ code: z.string(), name: z.string() })),
    trouble: bilingualSchema.optional(),
  }),
});

export const setExternalSystem = endpoint({
  id: 'requests.setExternalSystem',
  method: 'PUT',
  path: `${base}/external-system`,
  summary: 'Connect an Open311 system, once it answered',
  access: 'departments.manage',
  params: territoryParams,
  body: externalSystemSchema,
  response: z.object({ services: z.array(z.object({ code: z.string(), name: z.string() })) }),
  errors: ['requests.external_unreachable'],
});

export const sendToExternal = endpoint({
  id: 'requests.sendToExternal',
  method: 'POST',
  path: `${base}/requests/:requestId/external`,
  summary: 'Hand a request to the connected Open311 system, once',
  access: 'requests.treat',
  params: territoryParams.extend({ requestId: idSchema }),
  body: z.object({ serviceCode: z.string().trim().min(1).max(120) }),
  response: z.object({ externalId: z.string().optional(), token: z.string().optional() }),
  errors: [
    'requests.not_found',
    'requests.external_unreachable',
    'requests.external_refused',
    'requests.external_unsure',
  ],
});
