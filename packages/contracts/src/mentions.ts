import { z } from 'zod';
import { endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* What was heard: mentions, their stories and their volume. */

/** As shown: favourable, unfavourable, ironic, neutral. */
export const tones = ['positive', 'negative', 'ironic', 'neutral'] as const;
export type Tone = (typeof tones)[number];
export const mentionStates = ['new', 'treated', 'hidden'] as const;

export const authorSchema = z.object({
  /** Four signs, the same for one author in a territory, that say nothing: shown as « Auteur 7F3A ». */
  pseudonym: z.string(),
  /** Only for those who need it, and logged when revealed. */
  handle: z.string().optional(),
  name: z.string().optional(),
  url: z.string().optional(),
  followers: z.number().int().optional(),
  /** An institution or a press title, which is not pseudonymised. */
  public: z.boolean(),
});

export const mentionSchema = z.object({
  id: idSchema,
  network: z.string(),
  /** Content of the built-in simulated network. */
  simulated: z.boolean(),
  /** Absent when it would name an author who is under a pseudonym: `openOrigin` leads there. */
  url: z.string().optional(),
  addressWithheld: z.literal(true).optional(),
  title: z.string().optional(),
  text: z.string(),
  lang: z.string(),
  author: authorSchema.optional(),
  postedAt: instantSchema,
  heardAt: instantSchema,
  edited: z.boolean(),
  watchIds: z.array(idSchema),
  tone: z.enum(tones),
  toneConfidence: z.number(),
  /** A person decided the tone. */
  toneCorrected: z.boolean(),
  aggressive: z.enum(['none', 'insult', 'threat', 'hate']),
  reach: z.number().int().optional(),
  storyId: idSchema.optional(),
  state: z.enum(mentionStates),
  media: z.array(z.object({ kind: z.string(), url: z.string(), alt: z.string().optional() })),
  links: z.array(z.string()),
});
export type Mention = z.infer<typeof mentionSchema>;

/** What narrows a list of mentions; the same words everywhere, so that every number can open the posts it counts. */
export const mentionFilter = z.object({
  watchId: idSchema.optional(),
  network: z.string().max(40).optional(),
  tone: z.enum(tones).optional(),
  aggressive: z.enum(['any', 'insult', 'threat', 'hate']).optional(),
  lang: z.string().max(10).optional(),
  state: z.enum(mentionStates).optional(),
  /** What waits for a person: new, and unfavourable or aggressive. */
  toTreat: z.literal('1').optional(),
  storyId: idSchema.optional(),
  sourceId: idSchema.optional(),
  minReach: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
  /** Posted at or after, posted before. */
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  /** In the language of watches; bare words will do. */
  q: z.string().max(2000).optional(),
});
export type MentionFilter = z.infer<typeof mentionFilter>;

const mentionParams = territoryParams.extend({ mentionId: idSchema });

export const listMentions = endpoint({
  id: 'listening.listMentions',
  method: 'GET',
  path: '/api/territories/:territoryId/mentions',
  summary: 'The stream, newest first, narrowed by a filter',
  access: 'mentions.read',
  params: territoryParams,
  query: pageQuery.extend(mentionFilter.shape),
  response: pageOf(mentionSchema),
  errors: ['listening.query_invalid'],
});

export const countMentions = endpoint({
  id: 'listening.countMentions',
  method: 'GET',
  path: '/api/territories/:territoryId/mentions/count',
  summary: 'How many mentions a filter holds; past 10,000 it says so',
  access: 'mentions.read',
  params: territoryParams,
  query: mentionFilter,
  response: z.object({ count: z.number().int(), capped: z.boolean() }),
  errors: ['listening.query_invalid'],
});

export const exportMentions = endpoint({
  id: 'listening.exportMentions',
  method: 'GET',
  path: '/api/territories/:territoryId/mentions/export',
  summary: 'The filtered stream as CSV (UTF-8, semicolons), at most 50,000 rows; cells never start a formula',
  access: 'mentions.export',
  params: territoryParams,
  query: mentionFilter,
  produces: 'text/csv',
  errors: ['listening.query_invalid'],
});

export const getMention = endpoint({
  id: 'listening.getMention',
  method: 'GET',
  path: '/api/territories/:territoryId/mentions/:mentionId',
  summary: 'A mention with its history, its story, its context and the words that weighed on its tone',
  access: 'mentions.read',
  params: mentionParams,
  response: z.object({
    mention: mentionSchema,
    because: z.array(z.object({ word: z.string(), weight: z.number(), for: z.string() })),
    /** Where its watches matched, in the text. */
    highlights: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
    /** Earlier texts, newest first. */
    versions: z.array(z.object({ text: z.string(), title: z.string().optional(), replacedAt: instantSchema })),
    story: z.object({ id: idSchema, title: z.string(), mentions: z.number().int() }).optional(),
    inReplyTo: mentionSchema.optional(),
    replies: z.array(mentionSchema),
    sources: z.array(z.object({ id: idSchema, name: z.string() })),
    history: z.array(z.object({ at: instantSchema, action: z.string(), by: z.string().optional() })),
  }),
  errors: ['listening.mention_not_found'],
});

export const treatMention = endpoint({
  id: 'listening.treatMention',
  method: 'PATCH',
  path: '/api/territories/:territoryId/mentions/:mentionId',
  summary: 'Mark as treated, hide, put back, or correct the tone; undone by the same call',
  access: 'mentions.treat',
  params: mentionParams,
  body: z.object({ state: z.enum(mentionStates).optional(), tone: z.enum(tones).optional() }),
  response: mentionSchema,
  errors: ['listening.mention_not_found'],
});

export const revealAuthor = endpoint({
  id: 'listening.revealAuthor',
  method: 'POST',
  path: '/api/territories/:territoryId/mentions/:mentionId/reveal',
  summary: 'Show who wrote a mention; the reading is logged with its reason',
  access: 'mentions.reveal_author',
  params: mentionParams,
  body: z.object({ reason: z.string().trim().min(3).max(300) }),
  response: authorSchema,
  errors: ['listening.mention_not_found'],
});

export const openOrigin = endpoint({
  id: 'listening.openOrigin',
  method: 'GET',
  path: '/api/territories/:territoryId/mentions/:mentionId/origin',
  summary: 'Go to a mention where it was published; when its address names its author, the opening is logged',
  access: 'mentions.reveal_author',
  params: mentionParams,
  produces: 'text/plain',
  errors: ['listening.mention_not_found'],
});

// ── Volume and tone over time ───────────────────────────────────────────────────────────────────────────────────────

export const volumeSteps = ['minute', '5_minutes', '15_minutes', 'hour', 'day'] as const;

export const volumePoint = z.object({
  at: instantSchema,
  mentions: z.number().int(),
  negative: z.number().int(),
  ironic: z.number().int(),
  positive: z.number().int(),
  /** The usual band for that step at that hour of the week, once enough is known. */
  low: z.number().optional(),
  high: z.number().optional(),
});

export const getVolume = endpoint({
  id: 'alerts.getVolume',
  method: 'GET',
  path: '/api/territories/:territoryId/volume',
  summary: 'Mentions over time with the usual band, for one watch or for all',
  access: 'mentions.read',
  params: territoryParams,
  query: z.object({
    watchId: idSchema.optional(),
    from: instantSchema,
    to: instantSchema,
    step: z.enum(volumeSteps).default('hour'),
  }),
  response: z.object({ points: z.array(volumePoint), total: z.number().int() }),
  errors: ['listening.range_too_long'],
});

// ── Stories ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const storySchema = z.object({
  id: idSchema,
  title: z.string(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  mentions: z.number().int(),
  voices: z.number().int(),
  negative: z.number().int(),
  /** Many accounts, few minutes, the same words. */
  coordinated: z.boolean(),
  reach: z.number().int(),
});
export type Story = z.infer<typeof storySchema>;

export const listStories = endpoint({
  id: 'listening.listStories',
  method: 'GET',
  path: '/api/territories/:territoryId/stories',
  summary: 'The stories that most mentions tell in a period',
  access: 'mentions.read',
  params: territoryParams,
  query: z.object({
    from: instantSchema,
    to: instantSchema,
    watchId: idSchema.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  response: z.object({ items: z.array(storySchema) }),
});

// ── The screens ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const getWall = endpoint({
  id: 'alerts.getWall',
  method: 'GET',
  path: '/api/territories/:territoryId/wall',
  summary: 'What the two screens of the wall show, in one reading',
  access: 'mentions.read',
  params: territoryParams,
  response: z.object({
    at: instantSchema,
    mentions: z.array(mentionSchema),
    watches: z.array(
      z.object({
        watchId: idSchema,
        name: z.string(),
        /** Mentions of the last three hours, in steps of ten minutes, oldest first. */
        spark: z.array(z.number().int()),
        from: instantSchema,
        total: z.number().int(),
        /** How many times the habit; absent while the habit is not known. */
        ratio: z.number().optional(),
        state: z.enum(['calm', 'watch', 'alarm']),
        detectedAt: instantSchema.optional(),
      }),
    ),
    stories: z.array(storySchema),
    tone: z.object({
      from: instantSchema,
      positive: z.number().int(),
      negative: z.number().int(),
      ironic: z.number().int(),
      neutral: z.number().int(),
    }),
  }),
});
