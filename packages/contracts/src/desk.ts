import { z } from 'zod';
import { bilingualSchema, idSchema, instantSchema } from './endpoint.ts';

/* The inbox: every conversation with the territory, whatever it came by, in one list. */

/** By what people reach us. `form`: our public form; `note`: a call or a visit noted by hand, or pasted. */
export const conversationKinds = ['comment', 'mention', 'private', 'email', 'form', 'note'] as const;
export type ConversationKind = (typeof conversationKinds)[number];

/**
 * new → to_answer → waiting (for the person, a colleague or a date) → closed; `passed_on` while a department or another
 * authority has it. What the person writes next brings it back to `to_answer`.
 */
export const conversationStates = ['new', 'to_answer', 'waiting', 'passed_on', 'closed'] as const;
export type ConversationState = (typeof conversationStates)[number];

/** What a message is mainly for; the engine `triage` proposes it, a person corrects it. */
export const messageKinds = [
  'question',
  'request',
  'thanks',
  'complaint',
  'insult',
  'spam',
  'emergency',
  'information',
  'other',
] as const;

const attachmentSchema = z.object({
  id: idSchema,
  name: z.string(),
  mimeType: z.string(),
  bytes: z.number().int(),
  /** What is not `safe` is kept out of reach, and its line says why. */
  verdict: z.enum(['safe', 'macros', 'wrong_type', 'too_large', 'unreadable', 'refused_type']),
  explanation: bilingualSchema.optional(),
});
export type DeskAttachment = z.infer<typeof attachmentSchema>;

export const distressSchema = z.object({
  kind: z.string(),
  certainty: z.enum(['likely', 'doubtful']),
  words: z.string(),
  label: bilingualSchema,
  numbers: z.array(z.object({ number: z.string(), what: bilingualSchema })),
  script: bilingualSchema,
});

export const deskMessageSchema = z.object({
  id: idSchema,
  /** `note`: between colleagues; never leaves. */
  direction: z.enum(['in', 'out', 'note']),
  at: instantSchema,
  author: z.string(),
  /** Absent while it is veiled: it is told by the endpoint that reveals it, and counted. */
  text: z.string().optional(),
  veiled: z.boolean(),
  /** One neutral line in place of what is veiled. */
  summary: bilingualSchema.optional(),
  url: z.string().optional(),
  attachments: z.array(attachmentSchema),
  /** Colleagues called in a note. */
  mentions: z.array(z.object({ id: z.string(), name: z.string() })),
  aggressive: z.string(),
  sensitive: z.array(z.object({ kind: z.string(), from: z.number().int(), to: z.number().int() })),
  /** What to propose about sensitive words that stand in public. */
  proposal: bilingualSchema.optional(),
  hidden: z.boolean(),
  deleted: z.boolean(),
  /** No longer on its network; our copy stays. */
  gone: z.boolean(),
  edited: z.boolean(),
  /** Of what we say: how far it got. */
  delivery: z
    .object({
      publicationId: idSchema.optional(),
      state: z.enum(['in_review', 'sending', 'sent', 'failed', 'uncertain', 'held', 'refused', 'recorded']),
      trouble: bilingualSchema.optional(),
    })
    .optional(),
});
export type DeskMessage = z.infer<typeof deskMessageSchema>;

/** A line of the list. */
export const conversationCardSchema = z.object({
  id: idSchema,
  kind: z.enum(conversationKinds),
  state: z.enum(conversationStates),
  network: z.string(),
  channelId: idSchema.optional(),
  channelName: z.string(),
  author: z.string(),
  /** Of a mail or a form. */
  subject: z.string().optional(),
  /** Of the last message of theirs; its neutral summary while that is veiled. */
  excerpt: bilingualSchema,
  veiled: z.boolean(),
  lastAt: instantSchema,
  /** Since when somebody waits for an answer from us. */
  waitingSince: instantSchema.optional(),
  /** Until when we said, or wish, to answer. */
  dueAt: instantSchema.optional(),
  snoozedUntil: instantSchema.optional(),
  triage: z.object({
    kind: z.enum(messageKinds),
    confidence: z.number(),
    corrected: z.boolean(),
  }),
  /** Emergencies that are likely: the red band. */
  red: z.boolean(),
  /** Words that may be an emergency: to be read. */
  toRead: z.boolean(),
  /** 0 to 100: what deserves an answer comes first. */
  need: z.number().int(),
  assignee: z.object({ id: z.string(), name: z.string() }).optional(),
  requestId: idSchema.optional(),
  requestRef: z.string().optional(),
  messages: z.number().int(),
  unread: z.boolean(),
  hasAttachment: z.boolean(),
});
export type ConversationCard = z.infer<typeof conversationCardSchema>;

export const conversationSchema = conversationCardSchema.extend({
  version: z.number().int(),
  title: z.string(),
  because: z.array(z.object({ word: z.string(), weight: z.number() })),
  needBecause: z.array(bilingualSchema),
  distress: z.array(distressSchema),
  about: z.object({ subject: z.string().optional(), place: z.string().optional() }),
  messagesOf: z.array(deskMessageSchema),
  /** Some of the thread could not be read, or is gone; the line says what. */
  incomplete: bilingualSchema.optional(),
  /** The post of ours under which it was said. */
  publication: z.object({ id: idSchema, title: z.string(), url: z.string().optional() }).optional(),
  mentionId: idSchema.optional(),
  /** Earlier exchanges of the same account or address with us: when and what about, no opinion. */
  /** What others say under the same post. */
  around: z.array(
    z.object({
      id: idSchema,
      author: z.string(),
      excerpt: bilingualSchema,
      at: instantSchema,
      state: z.enum(conversationStates),
    }),
  ),
  earlier: z.array(
    z.object({ id: idSchema, lastAt: instantSchema, state: z.enum(conversationStates), subject: z.string() }),
  ),
  /** Ways to answer from here, the usual one first. */
  ways: z.array(
    z.object({
      way: z.enum(['public', 'private', 'email', 'tracking', 'recorded']),
      channelId: idSchema.optional(),
      channelName: z.string(),
      network: z.string(),
      /** Longest text, as the network counts; absent: no limit. */
      max: z.number().int().optional(),
      /** Why it cannot be used now. */
      closed: bilingualSchema.optional(),
    }),
  ),
  /** Who else looks at it now. */
  present: z.array(z.object({ id: z.string(), name: z.string(), writing: z.boolean() })),
  /** No answer leaves before that: the conversation is hot, and the setting says to wait. */
  coolUntil: instantSchema.optional(),
  canHide: z.boolean(),
  canDelete: z.boolean(),
  canBlock: z.boolean(),
  acts: z.array(
    z.object({ at: instantSchema, kind: z.string(), by: z.string().optional(), sentence: bilingualSchema }),
  ),
  /** The last act that the caller may take back. */
  undo: z.object({ actId: idSchema, sentence: bilingualSchema }).optional(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationFilter = z.object({
  /** `open`: all but closed; `mine`: those that I have. */
  state: z.enum(['open', 'mine', 'followed', 'snoozed', ...conversationStates]).default('open'),
  kind: z.enum(conversationKinds).optional(),
  channelId: idSchema.optional(),
  triage: z.enum(messageKinds).optional(),
  assigneeId: z.string().max(60).optional(),
  unassigned: z.stringbool().optional(),
  red: z.stringbool().optional(),
  aggressive: z.stringbool().optional(),
  hasRequest: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  /** Of the same account or address as this conversation. */
  sameAuthorAs: idSchema.optional(),
  text: z.string().max(200).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});
export type ConversationFilter = z.infer<typeof conversationFilter>;
