import { z } from 'zod';
import {
  conversationCardSchema,
  conversationSchema,
  conversationFilter,
  conversationStates,
  messageKinds,
} from './desk.ts';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* What one does in the inbox: list, read, act, take back. */

const base = '/api/territories/:territoryId/conversations' as const;
const params = territoryParams.extend({ conversationId: idSchema });
const known = ['desk.conversation_not_found'] as const;

export const listConversations = endpoint({
  id: 'desk.list',
  method: 'GET',
  path: base,
  summary: 'Conversations, by need or newest first',
  access: 'desk.read',
  params: territoryParams,
  query: pageQuery
    .extend(conversationFilter.shape)
    .extend({ sort: z.enum(['need', 'newest', 'oldest']).default('need') }),
  response: pageOf(conversationCardSchema),
});

export const countConversations = endpoint({
  id: 'desk.counts',
  method: 'GET',
  path: '/api/territories/:territoryId/conversation-counts',
  summary: 'How many conversations stand where',
  access: 'desk.read',
  params: territoryParams,
  response: z.object({
    byState: z.record(z.enum(conversationStates), z.number().int()),
    mine: z.number().int(),
    red: z.number().int(),
    overdue: z.number().int(),
    unassigned: z.number().int(),
  }),
});

export const getConversation = endpoint({
  id: 'desk.get',
  method: 'GET',
  path: `${base}/:conversationId`,
  summary: 'A conversation whole: messages, earlier exchanges, ways to answer',
  access: 'desk.read',
  params,
  response: conversationSchema,
  errors: [...known],
});

export const noteConversation = endpoint({
  id: 'desk.note',
  method: 'POST',
  path: base,
  summary: 'Write down a call, a visit or a letter, or paste a message from elsewhere',
  access: 'desk.answer',
  params: territoryParams,
  body: z.object({
    by: z.enum(['phone', 'visit', 'letter', 'pasted']),
    author: z.string().trim().max(120).default(''),
    email: z.email().max(254).optional(),
    phone: z.string().trim().max(40).optional(),
    subject: z.string().trim().max(200).default(''),
    text: z.string().trim().min(1).max(20_000),
    at: instantSchema.optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  }),
  response: conversationSchema,
});

/** A mention that the watch heard becomes a conversation; called twice, it is the same one. */
export const takeMention = endpoint({
  id: 'desk.takeMention',
  method: 'POST',
  path: '/api/territories/:territoryId/mentions/:mentionId/conversation',
  summary: 'Take a mention to the desk',
  access: 'desk.answer',
  params: territoryParams.extend({ mentionId: idSchema }),
  response: z.object({ conversationId: idSchema }),
  errors: ['listening.mention_not_found'],
});

export const actOnConversations = endpoint({
  id: 'desk.act',
  method: 'POST',
  path: '/api/territories/:territoryId/conversation-acts',
  summary: 'Claim, assign, hand over, move, snooze, correct: one conversation or several at once; can be undone',
  access: 'desk.answer',
  params: territoryParams,
  body: z.object({
    conversationIds: z.array(idSchema).min(1).max(200),
    act: z.discriminatedUnion('is', [
      z.object({ is: z.literal('claim') }),
      z.object({ is: z.literal('release') }),
      z.object({ is: z.literal('assign'), personId: z.string().max(60), note: z.string().trim().max(1000).optional() }),
      z.object({ is: z.literal('hand_over'), note: z.string().trim().max(1000).optional() }),
      z.object({ is: z.literal('set_state'), state: z.enum(['to_answer', 'waiting', 'closed']) }),
      z.object({ is: z.literal('snooze'), until: instantSchema }),
      z.object({ is: z.literal('correct_kind'), kind: z.enum(messageKinds) }),
      z.object({ is: z.literal('follow'), followed: z.boolean() }),
      z.object({ is: z.literal('read'), read: z.boolean() }),
    ]),
  }),
  response: z.object({
    done: z.array(idSchema),
    /** What could not be, and why. */
    refused: z.array(z.object({ id: idSchema, message: bilingualSchema })),
    /** Takes all of it back, for a while. */
    undoId: idSchema.optional(),
  }),
  errors: ['desk.person_unknown'],
});

export const undoDeskAct = endpoint({
  id: 'desk.undo',
  method: 'POST',
  path: '/api/territories/:territoryId/conversation-undos',
  summary: 'Take back what was just done',
  access: 'desk.answer',
  params: territoryParams,
  body: z.object({ undoId: idSchema }),
  response: z.object({
    restored: z.array(idSchema),
    refused: z.array(z.object({ id: idSchema, message: bilingualSchema })),
  }),
  errors: ['desk.undo_not_found'],
});

export const writeNote = endpoint({
  id: 'desk.writeNote',
  method: 'POST',
  path: `${base}/:conversationId/notes`,
  summary: 'Leave a note for colleagues; those who are mentioned are told',
  access: 'desk.answer',
  params,
  body: z.object({
    text: z.string().trim().min(1).max(5000),
    mentions: z.array(z.string().max(60)).max(20).default([]),
  }),
  response: conversationSchema,
  errors: [...known],
});

export const mergeConversations = endpoint({
  id: 'desk.merge',
  method: 'POST',
  path: `${base}/:conversationId/merge`,
  summary: 'Bring another conversation of the same person into this one',
  access: 'desk.answer',
  params,
  body: z.object({ otherId: idSchema }),
  response: conversationSchema,
  errors: [...known, 'desk.cannot_merge'],
});

export const splitConversation = endpoint({
  id: 'desk.split',
  method: 'POST',
  path: `${base}/:conversationId/split`,
  summary: 'Take messages out into a conversation of their own',
  access: 'desk.answer',
  params,
  body: z.object({ messageIds: z.array(idSchema).min(1).max(200) }),
  response: z.object({ conversationId: idSchema }),
  errors: [...known, 'desk.cannot_split'],
});

/** Says that one looks, every 20 seconds or so, and whether one writes; others see it live. */
export const tellPresence = endpoint({
  id: 'desk.presence',
  method: 'POST',
  path: `${base}/:conversationId/presence`,
  summary: 'Say that I am looking at it, or writing',
  access: 'desk.read',
  params,
  body: z.object({ is: z.enum(['looking', 'writing', 'gone']) }),
  response: z.object({ present: conversationSchema.shape.present }),
  errors: [...known],
});

export const getDeskAttachment = endpoint({
  id: 'desk.attachment',
  method: 'GET',
  path: '/api/territories/:territoryId/desk-attachments/:attachmentId',
  summary: 'A file that somebody sent, always as a download',
  access: 'desk.read',
  params: territoryParams.extend({ attachmentId: idSchema }),
  produces: 'application/octet-stream',
  errors: ['desk.attachment_not_found'],
});

export const exportAuthor = endpoint({
  id: 'desk.exportAuthor',
  method: 'GET',
  path: `${base}/:conversationId/author-export`,
  summary: 'All that this account or address wrote to us and was answered, for the person who asks for it',
  access: 'requests.erase',
  params,
  produces: 'application/octet-stream',
  errors: [...known],
});

export const eraseAuthor = endpoint({
  id: 'desk.eraseAuthor',
  method: 'POST',
  path: `${base}/:conversationId/author-erasure`,
  summary: 'Erase what this account or address wrote to us; what must be kept is named with its ground',
  access: 'requests.erase',
  params,
  response: z.object({
    conversations: z.number().int(),
    kept: z.array(z.object({ what: bilingualSchema, ground: bilingualSchema })),
  }),
  errors: [...known],
});

export const deskViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** As it stands in the address of the list. */
  filter: z.record(z.string(), z.string().max(200)),
  shared: z.boolean(),
});

export const listDeskViews = endpoint({
  id: 'desk.views',
  method: 'GET',
  path: '/api/territories/:territoryId/desk-views',
  summary: 'My views of the inbox and those shared',
  access: 'desk.read',
  params: territoryParams,
  response: z.object({ items: z.array(deskViewSchema) }),
});

export const saveDeskView = endpoint({
  id: 'desk.saveView',
  method: 'POST',
  path: '/api/territories/:territoryId/desk-views',
  summary: 'Keep a way of looking at the inbox under a name',
  access: 'desk.read',
  params: territoryParams,
  body: deskViewSchema.omit({ id: true }).extend({ name: z.string().trim().min(1).max(60) }),
  response: deskViewSchema,
});

export const deleteDeskView = endpoint({
  id: 'desk.deleteView',
  method: 'DELETE',
  path: '/api/territories/:territoryId/desk-views/:viewId',
  summary: 'Delete a view of mine',
  access: 'desk.read',
  params: territoryParams.extend({ viewId: idSchema }),
  errors: ['desk.view_not_found'],
});
