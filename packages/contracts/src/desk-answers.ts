import { z } from 'zod';
import { conversationSchema } from './desk.ts';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* What we answer: by the account it came by, in public or private, by mail, with the guarantees of publishing. */

const params = territoryParams.extend({ conversationId: idSchema });
const path = '/api/territories/:territoryId/conversations/:conversationId' as const;

export const answerSchema = z.object({
  way: z.enum(['public', 'private', 'email', 'tracking', 'recorded']),
  channelId: idSchema.optional(),
  text: z.string().trim().min(1).max(20_000),
  /** Whose message it answers; absent: the last of theirs. */
  messageId: idSchema.optional(),
  /** The saved reply that it began with: what is chosen teaches what to propose. */
  savedReplyId: idSchema.optional(),
  /** What becomes of the conversation once it is said. */
  becomes: z.enum(['waiting', 'closed']).default('waiting'),
  /** Sent twice, it is said once. */
  clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
});

export const sendAnswer = endpoint({
  id: 'desk.answer',
  method: 'POST',
  path: `${path}/answers`,
  summary: 'Answer; goes out at once, or once approved where the circuit says so',
  access: 'desk.answer',
  params,
  body: answerSchema,
  response: conversationSchema,
  errors: [
    'desk.conversation_not_found',
    'desk.way_closed',
    'desk.too_long',
    'desk.cooling_down',
    'publishing.blocked',
    'publishing.everything_held',
    'desk.nothing_to_answer',
  ],
});

/** Forty people, one answer each, at a polite rate, nobody twice. */
export const answerMany = endpoint({
  id: 'desk.answerMany',
  method: 'POST',
  path: '/api/territories/:territoryId/conversation-answers',
  summary: 'Give one answer to many conversations, each in its own place',
  access: 'desk.answer',
  params: territoryParams,
  body: z.object({
    conversationIds: z.array(idSchema).min(1).max(500),
    text: z.string().trim().min(1).max(5000),
    becomes: z.enum(['waiting', 'closed']).default('closed'),
    clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  }),
  response: z.object({
    planned: z.number().int(),
    /** When the last of them leaves, as things are. */
    until: instantSchema.optional(),
    refused: z.array(z.object({ id: idSchema, message: bilingualSchema })),
  }),
});

export const proposeAnswer = endpoint({
  id: 'desk.proposeAnswer',
  method: 'GET',
  path: `${path}/proposals`,
  summary: 'Drafts from saved replies, public answers and what was said before in such cases, likeliest first',
  access: 'desk.answer',
  params,
  response: z.object({
    items: z.array(
      z.object({
        from: z.enum(['saved_reply', 'public_answer', 'earlier_answer']),
        id: idSchema,
        name: z.string(),
        /** With its variables filled for this conversation. */
        text: z.string(),
        because: bilingualSchema,
      }),
    ),
  }),
  errors: ['desk.conversation_not_found'],
});

export const savedReplySchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(80),
  /** `{prénom}`, `{nom}`, `{référence}`, `{service}`, `{territoire}`, `{lien}`, `{délai}` are filled in. */
  text: z.string().trim().min(1).max(10_000),
  /** Shorter words for networks that count. */
  short: z.string().trim().max(500).default(''),
  subject: z.string().max(60).optional(),
  used: z.number().int(),
});

export const listSavedReplies = endpoint({
  id: 'desk.savedReplies',
  method: 'GET',
  path: '/api/territories/:territoryId/saved-replies',
  summary: 'Saved replies',
  access: 'desk.read',
  params: territoryParams,
  response: z.object({ items: z.array(savedReplySchema) }),
});

export const saveSavedReply = endpoint({
  id: 'desk.saveReply',
  method: 'PUT',
  path: '/api/territories/:territoryId/saved-replies/:replyId',
  summary: 'Create or change a saved reply; the caller names it',
  access: 'desk.answer',
  params: territoryParams.extend({ replyId: idSchema }),
  body: savedReplySchema.omit({ id: true, used: true }),
  response: savedReplySchema,
});

export const deleteSavedReply = endpoint({
  id: 'desk.deleteReply',
  method: 'DELETE',
  path: '/api/territories/:territoryId/saved-replies/:replyId',
  summary: 'Delete a saved reply',
  access: 'desk.answer',
  params: territoryParams.extend({ replyId: idSchema }),
  errors: ['desk.saved_reply_not_found'],
});

export const deskSettingsSchema = z.object({
  /** Hours on the clock until a first answer is wished. */
  answerWithinHours: z.number().int().min(1).max(240).default(24),
  /** Which answers are read by somebody else before they leave. */
  approval: z.enum(['never', 'delicate', 'always']).default('delicate'),
  /** Minutes between reading an insult or a threat and answering it; 0: none. */
  coolDownMinutes: z.number().int().min(0).max(240).default(10),
  /** Insults and threats are veiled until somebody chooses to read them. */
  veil: z.boolean().default(true),
  /** Told besides whoever is on the desk when words say that somebody is in danger. */
  emergencyPeople: z.array(z.string().max(60)).max(20).default([]),
  /** Answers a minute on one account when one is given to many. */
  answersPerMinute: z.number().int().min(1).max(30).default(6),
  /** Time-stamping authority (RFC 3161) that evidence is sent to; absent: none. */
  timeStampUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** Days after closing until who wrote, and what, is erased; a request and evidence have their own times. */
  keepDays: z.number().int().min(30).max(3650).default(730),
  /** How answers are signed: « Camille, pour la Région ». */
  signature: z.string().trim().max(120).default(''),
});
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

export const getDeskSettings = endpoint({
  id: 'desk.settings',
  method: 'GET',
  path: '/api/territories/:territoryId/desk-settings',
  summary: 'How the desk works here',
  access: 'desk.read',
  params: territoryParams,
  response: deskSettingsSchema,
});

export const setDeskSettings = endpoint({
  id: 'desk.setSettings',
  method: 'PUT',
  path: '/api/territories/:territoryId/desk-settings',
  summary: 'Set how the desk works here',
  access: 'desk.configure',
  params: territoryParams,
  body: deskSettingsSchema,
  response: deskSettingsSchema,
  errors: ['desk.person_unknown'],
});
