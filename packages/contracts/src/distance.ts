import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* Keeping one's distance: veils, moderation with a ground, evidence, and how much of it each person bears. */

const base = '/api/territories/:territoryId' as const;

export const revealMessage = endpoint({
  id: 'desk.reveal',
  method: 'POST',
  path: `${base}/desk-messages/:messageId/reveal`,
  summary: 'Read what is veiled; a choice, and counted',
  access: 'desk.answer',
  params: territoryParams.extend({ messageId: idSchema }),
  response: z.object({ text: z.string() }),
  errors: ['desk.message_not_found'],
});

/** Hours a week, for who leads the team: no message, no name of an author. */
export const getExposure = endpoint({
  id: 'desk.exposure',
  method: 'GET',
  path: `${base}/desk-exposure`,
  summary: 'How long each person stood before insults, by week; one sees oneself, the head of the team sees the team',
  access: 'desk.read',
  params: territoryParams,
  response: z.object({
    weeks: z.array(
      z.object({
        week: z.string(),
        people: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            hours: z.number(),
            revealed: z.number().int(),
            handedOver: z.number().int(),
            outOfHours: z.number(),
          }),
        ),
      }),
    ),
    /** Who has borne least lately, and may take the next one. */
    next: z.object({ id: z.string(), name: z.string() }).optional(),
  }),
});

/* The moderation charter, its articles, and every measure taken on it. */

export const charterSchema = z.object({
  version: z.number().int(),
  since: instantSchema.optional(),
  articles: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        title: z.string().trim().min(1).max(120),
        text: z.string().trim().min(1).max(2000),
        /** The same for who reads English; absent: the French stands for both. */
        en: z.object({ title: z.string().trim().min(1).max(120), text: z.string().trim().min(1).max(2000) }).optional(),
      }),
    )
    .min(1)
    .max(40)
    .refine((articles) => new Set(articles.map(({ id }) => id)).size === articles.length, {
      message: 'Two articles have the same identifier. / Deux articles ont le même identifiant.',
    }),
  /** How to contest a measure; a sentence of ours when absent. */
  contest: z.string().trim().min(1).max(2000).optional(),
  /** Where it can be read by all; ours when absent. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});

export type Charter = z.infer<typeof charterSchema>;

/** With the addresses of our public pages: the charter, and the register of each month. */
const shownCharterSchema = charterSchema.extend({ publicUrl: z.string(), registerUrl: z.string() });

export const getCharter = endpoint({
  id: 'moderation.charter',
  method: 'GET',
  path: `${base}/moderation-charter`,
  summary: 'The moderation charter in force; version 0 is the one that comes with the product',
  access: 'desk.read',
  params: territoryParams,
  response: shownCharterSchema,
});

export const setCharter = endpoint({
  id: 'moderation.setCharter',
  method: 'PUT',
  path: `${base}/moderation-charter`,
  summary: 'Put another version of the charter in force; measures keep the one they were taken under',
  access: 'desk.configure',
  params: territoryParams,
  body: charterSchema.omit({ version: true, since: true }),
  response: shownCharterSchema,
});

export const measureSchema = z.object({
  id: idSchema,
  kind: z.enum(['hide', 'delete', 'block']),
  /**
   * `applying`, `lifting`: the network is asked, now and again until it answers; `trouble` says what it said last.
   * `refused`: by the second person. `refused_by_network`: it will not; nothing changed over there.
   */
  state: z.enum(['in_review', 'applying', 'in_force', 'lifting', 'lifted', 'expired', 'refused_by_network', 'refused']),
  conversationId: idSchema,
  messageId: idSchema.optional(),
  network: z.string(),
  channelName: z.string(),
  author: z.string(),
  article: z.object({ id: z.string(), title: z.string(), version: z.number().int() }),
  facts: z.string(),
  lighterSteps: z.string(),
  by: z.string(),
  reviewer: z.string().optional(),
  at: instantSchema,
  reviewAt: instantSchema.optional(),
  expiresAt: instantSchema.optional(),
  liftedAt: instantSchema.optional(),
  liftedBecause: z.string().optional(),
  evidenceId: idSchema.optional(),
  trouble: bilingualSchema.optional(),
  /** What to think of before it is too late: criticism, even sharp, is no ground. */
  hint: bilingualSchema.optional(),
});
export type Measure = z.infer<typeof measureSchema>;

export const takeMeasure = endpoint({
  id: 'moderation.take',
  method: 'POST',
  path: `${base}/conversations/:conversationId/measures`,
  summary: 'Hide, delete or block, on an article of the charter; the original is kept as evidence first',
  access: 'desk.moderate',
  params: territoryParams.extend({ conversationId: idSchema }),
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['hide', 'delete']),
      messageId: idSchema,
      articleId: z.string().max(40),
      facts: z.string().trim().min(1).max(2000),
    }),
    z.object({
      kind: z.literal('block'),
      articleId: z.string().max(40),
      facts: z.string().trim().min(20).max(2000),
      /** What was tried before. */
      lighterSteps: z.string().trim().min(10).max(2000),
      days: z.number().int().min(1).max(365),
      /** Who else says yes before it takes effect. */
      reviewerId: z.string().max(60),
    }),
  ]),
  response: measureSchema,
  errors: [
    'desk.conversation_not_found',
    'desk.message_not_found',
    'moderation.article_unknown',
    'moderation.reviewer_unknown',
    'moderation.network_cannot',
    'moderation.lighter_steps_missing',
  ],
});

export const reviewMeasure = endpoint({
  id: 'moderation.review',
  method: 'POST',
  path: `${base}/measures/:measureId/review`,
  summary: 'The second person says yes or no to a block',
  access: 'desk.moderate',
  params: territoryParams.extend({ measureId: idSchema }),
  body: z.object({ accept: z.boolean(), because: z.string().trim().max(1000).default('') }),
  response: measureSchema,
  errors: ['moderation.measure_not_found', 'moderation.state', 'moderation.not_reviewer'],
});

export const liftMeasure = endpoint({
  id: 'moderation.lift',
  method: 'POST',
  path: `${base}/measures/:measureId/lift`,
  summary: 'Take a measure back: show again, unblock',
  access: 'desk.moderate',
  params: territoryParams.extend({ measureId: idSchema }),
  body: z.object({ because: z.string().trim().min(1).max(1000) }),
  response: measureSchema,
  errors: ['moderation.measure_not_found', 'moderation.state'],
});

export const listMeasures = endpoint({
  id: 'moderation.list',
  method: 'GET',
  path: `${base}/measures`,
  summary: 'Measures taken, newest first',
  access: 'desk.read',
  params: territoryParams,
  query: pageQuery.extend({
    state: measureSchema.shape.state.optional(),
    conversationId: idSchema.optional(),
    /** Those that I took, or have to review. */
    mine: z.stringbool().optional(),
  }),
  response: pageOf(measureSchema),
});

/* The evidence locker. It is not a bailiff's report, and says so. */

export const evidenceSchema = z.object({
  id: idSchema,
  /** Its place in the chain of the territory. */
  number: z.number().int(),
  at: instantSchema,
  by: z.string(),
  what: z.object({
    network: z.string(),
    url: z.string().optional(),
    author: z.string(),
    postedAt: instantSchema.optional(),
    excerpt: bilingualSchema,
  }),
  files: z.array(z.object({ id: idSchema, name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  sha256: z.string(),
  previous: z.string(),
  timeStamp: z.object({ at: instantSchema, authority: z.string() }).optional(),
  timeStampTrouble: bilingualSchema.optional(),
  /** Its words are no longer kept, since that day; its place in the chain is. */
  erasedAt: instantSchema.optional(),
  /** What it might be, in the words of who keeps it; the legal service decides. */
  qualification: z.enum(['none', 'insult', 'defamation', 'hate', 'threat', 'harassment', 'doxxing']).default('none'),
  targetsAgent: z.boolean(),
  /** Until when a complaint can be brought, with why. */
  limits: z.array(z.object({ kind: z.string(), due: z.string(), because: bilingualSchema })),
  /** Kept whatever retention says. */
  legalHold: z.boolean(),
  note: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const listEvidence = endpoint({
  id: 'evidence.list',
  method: 'GET',
  path: `${base}/evidence`,
  summary: 'The evidence locker, newest first; each reading is on record',
  access: 'evidence.read',
  params: territoryParams,
  query: pageQuery.extend({ conversationId: idSchema.optional() }),
  response: pageOf(evidenceSchema),
});

export const keepEvidence = endpoint({
  id: 'evidence.keep',
  method: 'POST',
  path: `${base}/desk-messages/:messageId/evidence`,
  summary: 'Keep what was said: words, address, author, date, hashed and chained',
  access: 'desk.answer',
  params: territoryParams.extend({ messageId: idSchema }),
  body: z.object({
    qualification: evidenceSchema.shape.qualification,
    targetsAgent: z.boolean().default(false),
    note: z.string().trim().max(2000).default(''),
  }),
  response: evidenceSchema,
  errors: ['desk.message_not_found'],
});

export const addEvidenceFile = endpoint({
  id: 'evidence.addFile',
  method: 'POST',
  path: `${base}/evidence/:evidenceId/files`,
  summary: 'Add a capture to a piece of evidence; the body is the file, its name in the query',
  access: 'desk.answer',
  params: territoryParams.extend({ evidenceId: idSchema }),
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  rawBody: true,
  maxBodyBytes: 20 * 1024 * 1024,
  response: evidenceSchema,
  errors: ['evidence.not_found', 'evidence.erased', 'evidence.file_refused'],
});

export const setEvidence = endpoint({
  id: 'evidence.set',
  method: 'PATCH',
  path: `${base}/evidence/:evidenceId`,
  summary: 'Say what it might be, and whether it is kept for a procedure; what was kept is never changed',
  access: 'evidence.read',
  params: territoryParams.extend({ evidenceId: idSchema }),
  body: z.object({
    qualification: evidenceSchema.shape.qualification.optional(),
    targetsAgent: z.boolean().optional(),
    legalHold: z.boolean().optional(),
    note: z.string().trim().max(2000).optional(),
  }),
  response: evidenceSchema,
  errors: ['evidence.not_found'],
});

export const exportEvidence = endpoint({
  id: 'evidence.export',
  method: 'GET',
  path: `${base}/evidence/:evidenceId/export`,
  summary: 'A ZIP for a complaint: the words, files, manifest, chain, time stamp, and a page that can be printed',
  access: 'evidence.read',
  params: territoryParams.extend({ evidenceId: idSchema }),
  produces: 'application/octet-stream',
  errors: ['evidence.not_found', 'evidence.erased'],
});

export const verifyEvidence = endpoint({
  id: 'evidence.verify',
  method: 'GET',
  path: `${base}/evidence-verification`,
  summary: 'Compute the chain again, files included',
  access: 'evidence.read',
  params: territoryParams,
  response: z.object({
    /** Entries of the chain: pieces, and files added to them later. */
    pieces: z.number().int(),
    broken: z.array(z.object({ number: z.number().int(), why: bilingualSchema })),
  }),
});
