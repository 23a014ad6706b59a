import { z } from 'zod';
import { bilingualSchema, idSchema, instantSchema } from './endpoint.ts';

/* What somebody asks of the territory: who has it, until when, and why this date. */

/**
 * open (nobody has it) → with_department | forwarded | waiting_citizen → answered → closed; the citizen's disagreement
 * makes it `reopened`.
 */
export const requestStates = [
  'open',
  'with_department',
  'forwarded',
  'waiting_citizen',
  'answered',
  'closed',
  'reopened',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What it is in law; it decides the clock (engine `clocks`). */
export const requestNatures = [
  'report',
  'information',
  'complaint',
  'appeal',
  'non_individual',
  'no_procedure',
  'financial',
  'agent',
  'document',
  'procedure',
] as const;

/** By what it came; paper and speech have clocks of their own. */
export const requestOrigins = ['network', 'email', 'form', 'phone', 'visit', 'letter', 'open311'] as const;

export const clockSchema = z.object({
  kind: z.string(),
  state: z.enum(['not_started', 'running', 'suspended', 'met', 'met_late', 'stopped']),
  due: z.iso.date().optional(),
  from: z.iso.date().optional(),
  effect: z.enum(['acceptance', 'rejection']).optional(),
  opposable: z.boolean().optional(),
  article: z.string(),
  because: bilingualSchema,
  label: bilingualSchema,
  overdue: z.boolean(),
});
export type RequestClock = z.infer<typeof clockSchema>;

export const identitySchema = z.object({
  firstName: z.string().trim().max(80).optional(),
  lastName: z.string().trim().max(80).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
  address: z.string().trim().max(300).optional(),
  /** SIRET or RNA, for who writes for an organisation. */
  organisation: z.string().trim().max(120).optional(),
  organisationId: z.string().trim().max(20).optional(),
});
export type Identity = z.infer<typeof identitySchema>;

export const handoverSchema = z.object({
  id: idSchema,
  to: z.object({ kind: z.enum(['department', 'authority']), id: z.string(), name: z.string() }),
  at: instantSchema,
  by: z.string().optional(),
  note: z.string(),
  state: z.enum(['sending', 'sent', 'answered', 'not_for_us', 'needs_more', 'done', 'recalled', 'failed']),
  mail: z.enum(['waiting', 'sent', 'failed', 'none']),
  trouble: bilingualSchema.optional(),
  answer: z.string().optional(),
  answeredAt: instantSchema.optional(),
  answeredBy: z.string().optional(),
  /** How far the reminders climbed, and when the next one leaves. */
  reminders: z.array(z.object({ at: instantSchema, level: z.enum(['agent', 'head', 'director']), to: z.string() })),
  nextReminderAt: instantSchema.optional(),
});
export type Handover = z.infer<typeof handoverSchema>;

export const suggestionSchema = z.object({
  departments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      confidence: z.number(),
      because: z.array(bilingualSchema),
      /** Nobody is there, until when and who stands in. */
      absence: bilingualSchema.optional(),
      similar: z.number().int(),
    }),
  ),
  outside: z
    .object({
      authority: z.string(),
      label: bilingualSchema,
      body: z.string().optional(),
      confidence: z.number(),
      because: z.array(bilingualSchema),
      /** Who has it at that place, of the authorities that are known. */
      authorities: z.array(
        z.object({ id: z.string(), name: z.string(), email: z.string().optional(), url: z.string().optional() }),
      ),
    })
    .optional(),
  unsure: z.boolean(),
});
export type RoutingSuggestion = z.infer<typeof suggestionSchema>;

export const requestCardSchema = z.object({
  id: idSchema,
  ref: z.string(),
  title: z.string(),
  state: z.enum(requestStates),
  nature: z.enum(requestNatures),
  category: z.object({ id: z.string(), label: z.string() }).optional(),
  origin: z.enum(requestOrigins),
  place: z.string().optional(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  holder: z.string().optional(),
  identified: z.boolean(),
  seenAt: instantSchema,
  /** When it became regular in law; no legal clock starts before. */
  regularAt: instantSchema.optional(),
  /** Until when we said we would answer. */
  dueAt: instantSchema.optional(),
  overdue: z.boolean(),
  /** The next legal date, if one runs. */
  nextClock: clockSchema.pick({ kind: true, due: true, label: true, overdue: true }).optional(),
  conversations: z.number().int(),
  satisfied: z.boolean().optional(),
});
export type RequestCard = z.infer<typeof requestCardSchema>;

export const requestSchema = requestCardSchema.extend({
  version: z.number().int(),
  text: z.string(),
  lang: z.string(),
  point: z.object({ lat: z.number(), lon: z.number() }).optional(),
  /** Absent for who may not see who asks; the log says who looked. */
  identity: identitySchema.optional(),
  trackUrl: z.string().optional(),
  /** Asked to say who they are, and by when the form can be used. */
  identification: z.object({
    state: z.enum(['none', 'asked', 'done', 'expired']),
    askedAt: instantSchema.optional(),
    until: instantSchema.optional(),
  }),
  agent: z.boolean(),
  exempt: z.enum(['abusive', 'short', 'delivery']).optional(),
  clocks: z.array(clockSchema),
  suggestion: suggestionSchema.optional(),
  handovers: z.array(handoverSchema),
  acknowledgement: z.object({
    state: z.enum(['not_due', 'missing', 'ready', 'sent']),
    sentAt: instantSchema.optional(),
    /** Mentions that the law asks for and that are not known; it does not leave without them. */
    missing: z.array(bilingualSchema),
  }),
  events: z.array(
    z.object({
      at: instantSchema,
      kind: z.string(),
      by: z.string().optional(),
      sentence: bilingualSchema,
      public: z.boolean(),
    }),
  ),
  conversationsOf: z.array(
    z.object({
      id: idSchema,
      author: z.string(),
      network: z.string(),
      excerpt: z.string(),
      at: instantSchema,
      answered: z.boolean(),
    }),
  ),
  attachments: z.array(z.object({ id: idSchema, name: z.string(), bytes: z.number().int(), mimeType: z.string() })),
  /** Others that look like it: to be joined, or answered alike. */
  similar: z.array(z.object({ id: idSchema, ref: z.string(), title: z.string(), state: z.enum(requestStates) })),
  externalId: z.string().optional(),
});
export type DeskRequest = z.infer<typeof requestSchema>;
