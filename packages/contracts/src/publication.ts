import { z } from 'zod';
import { bilingualSchema, idSchema, instantSchema } from './endpoint.ts';

/* What the territory is about to say, says, and said. */

/**
 * draft → in_review → approved → scheduled → sending → published; `changes_requested` and `refused` come back to the
 * author; `held` waits for a decision after everything was stopped; `partly_published` when some accounts could not;
 * `failed` when none could.
 */
export const publicationStates = [
  'draft',
  'in_review',
  'changes_requested',
  'refused',
  'approved',
  'scheduled',
  'held',
  'sending',
  'published',
  'partly_published',
  'failed',
  'cancelled',
] as const;
export type PublicationState = (typeof publicationStates)[number];

const attachmentSchema = z.object({
  mediaId: idSchema,
  /** Instead of that of the library, for this post. */
  alt: z.string().max(2000).optional(),
  decorative: z.boolean().optional(),
  /** Shape in which it is sent: '1:1', '4:5', '16:9'. */
  ratio: z
    .string()
    .regex(/^\d{1,2}:\d{1,2}$/)
    .optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const postContentSchema = z.object({
  /** More than one is a thread. */
  parts: z
    .array(z.object({ text: z.string().max(70_000), media: z.array(attachmentSchema).max(20).default([]) }))
    .min(1)
    .max(25),
  title: z.string().max(300).optional(),
  link: z
    .object({
      url: z.string().max(2000),
      title: z.string().max(300).optional(),
      description: z.string().max(500).optional(),
    })
    .optional(),
  poll: z
    .object({
      options: z.array(z.string().max(200)).min(2).max(10),
      minutes: z
        .number()
        .int()
        .min(5)
        .max(60 * 24 * 31),
    })
    .optional(),
  firstComment: z.string().max(5000).optional(),
  contentWarning: z.string().max(500).optional(),
});
export type PostContent = z.infer<typeof postContentSchema>;

/** What an account changes of the common text; what is absent follows it. */
export const variantSchema = postContentSchema.partial();
export type Variant = z.infer<typeof variantSchema>;

export const recurrenceSchema = z.object({
  every: z.enum(['day', 'week', 'month']),
  interval: z.number().int().min(1).max(12).default(1),
  /** 1 Monday to 7 Sunday; weekly only. */
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  until: z.iso.date().optional(),
  except: z.array(z.iso.date()).max(200).default([]),
});

/** What the writer decides; everything else follows. */
export const draftSchema = z.object({
  /** A working title, for the calendar. */
  title: z.string().trim().max(200).default(''),
  lang: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('fr'),
  content: postContentSchema,
  channelIds: z.array(idSchema).max(50).default([]),
  variants: z.record(z.string(), variantSchema).default({}),
  campaign: z.string().trim().max(120).optional(),
  themes: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** Names an elected official, tells of money, shows minors: chooses the circuit. */
  officials: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
  money: z.boolean().default(false),
  minors: z.boolean().default(false),
  /** Wall-clock time in the territory's zone, 'YYYY-MM-DDTHH:mm'; absent: no date yet. */
  localTime: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .optional(),
  recurrence: recurrenceSchema.optional(),
  articleId: idSchema.optional(),
  /** The alarm that it answers. */
  alarmId: idSchema.optional(),
  /** The crisis that it answers: it leaves even while everything else is held. */
  crisisId: idSchema.optional(),
  /** Corrects what this publication said; says so where it goes out. */
  corrects: idSchema.optional(),
  /** Goes out under that mandate, without prior approval. */
  mandateId: idSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['blocks', 'advises']),
  message: bilingualSchema,
  source: z.object({ name: bilingualSchema, url: z.string().optional() }).optional(),
  where: z.object({
    channelId: z.string().optional(),
    part: z.number().int().optional(),
    from: z.number().int().optional(),
    to: z.number().int().optional(),
    mediaId: z.string().optional(),
    /** What `from` and `to` are counted in. */
    field: z.enum(['text', 'title', 'firstComment', 'poll', 'alt', 'media', 'time']).optional(),
  }),
  /** Text to put in place of the range. */
  fix: z.string().optional(),
  /** Somebody read it and goes on; only for what advises. */
  ignoredBy: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const deliveryStates = [
  'planned',
  'sending',
  'waiting',
  'by_hand',
  'sent',
  'verified',
  'uncertain',
  'failed',
  'held',
  'cancelled',
  'removed',
] as const;
export const publicationDelivery = z.object({
  id: idSchema,
  channelId: idSchema,
  network: z.string(),
  channelName: z.string(),
  state: z.enum(deliveryStates),
  dueAt: instantSchema,
  /** When somebody sees it try again by itself. */
  nextTryAt: instantSchema.optional(),
  sentAt: instantSchema.optional(),
  verifiedAt: instantSchema.optional(),
  removedAt: instantSchema.optional(),
  editedAt: instantSchema.optional(),
  url: z.string().optional(),
  attempts: z.number().int(),
  /** What went wrong and what to do. */
  trouble: bilingualSchema.optional(),
  troubleKind: z.string().optional(),
  /** In thousandths of the currency of the account. */
  cost: z.number().int().optional(),
  /** For what is done by hand: what to do, in order, and what is copied for it. */
  handGuide: z
    .object({
      openUrl: z.string().optional(),
      steps: z.array(bilingualSchema),
      /** One text a post of a thread. */
      copy: z.array(z.string()).optional(),
      firstComment: z.string().optional(),
      /** To be taken from the library, in this order. */
      media: z.array(z.object({ mediaId: idSchema, kind: z.enum(['image', 'video']), alt: z.string() })).optional(),
    })
    .optional(),
  counts: z.record(z.string(), z.number().int()).optional(),
  countsAt: instantSchema.optional(),
  replies: z.number().int(),
});
export type PublicationDelivery = z.infer<typeof publicationDelivery>;

export const approvalStepSchema = z.object({
  label: z.string(),
  needs: z.enum(['any', 'all']),
  who: z.array(z.object({ id: z.string(), name: z.string(), onBehalfOf: z.string().optional(), absent: z.boolean() })),
  state: z.enum(['waiting', 'current', 'approved', 'refused', 'changes_requested', 'skipped']),
  decisions: z.array(
    z.object({
      by: z.string(),
      onBehalfOf: z.string().optional(),
      at: instantSchema,
      decision: z.enum(['approve', 'request_changes', 'refuse']),
      comment: z.string().optional(),
      byLink: z.boolean(),
    }),
  ),
});
export const approvalSchema = z.object({
  circuitId: z.string().optional(),
  circuitName: z.string(),
  /** Why this circuit and no other. */
  because: bilingualSchema,
  steps: z.array(approvalStepSchema),
  silence: z.object({
    rule: z.enum(['refuse', 'accept', 'escalate']),
    at: instantSchema.optional(),
    sentence: bilingualSchema,
  }),
  /** Fingerprint of what was approved; any edit voids it. */
  seal: z.string().optional(),
  sealedAt: instantSchema.optional(),
  /** Why an approval fell: edited since, or content is no longer what was sealed. */
  voided: bilingualSchema.optional(),
  /** Whether the caller may decide now. */
  mine: z.boolean(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const publicationSchema = draftSchema.extend({
  id: idSchema,
  state: z.enum(publicationStates),
  /** Grows at each save; a save says on which it is based. */
  version: z.number().int(),
  dueAt: instantSchema.optional(),
  authorId: z.string(),
  authorName: z.string(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string().optional(),
  findings: z.array(findingSchema),
  approval: approvalSchema.optional(),
  deliveries: z.array(publicationDelivery),
  /** Why it is held, cancelled, refused. */
  reason: z.string().optional(),
  correctedBy: z.array(idSchema),
});
export type Publication = z.infer<typeof publicationSchema>;

/** What the calendar and lists show of it. */
export const publicationCardSchema = publicationSchema
  .pick({
    id: true,
    title: true,
    state: true,
    version: true,
    dueAt: true,
    localTime: true,
    campaign: true,
    channelIds: true,
    authorName: true,
    updatedAt: true,
    articleId: true,
    alarmId: true,
    crisisId: true,
  })
  .extend({
    excerpt: z.string(),
    thumbMediaId: idSchema.optional(),
    /** Of its repetitions, this one. */
    recurring: z.boolean(),
    blocking: z.number().int(),
    advising: z.number().int(),
    trouble: bilingualSchema.optional(),
    /** Others due within the hour on one of the same accounts. */
    conflicts: z.number().int(),
    waitsFor: z.array(z.string()),
    mine: z.boolean(),
  });
export type PublicationCard = z.infer<typeof publicationCardSchema>;
