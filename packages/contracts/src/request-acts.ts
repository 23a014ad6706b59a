import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import {
  requestStates,
  requestNatures,
  requestOrigins,
  identitySchema,
  requestCardSchema,
  requestSchema,
} from './requests.ts';

/* What one does with requests: make, correct, give, forward, answer, close. */

const base = '/api/territories/:territoryId/requests' as const;
const params = territoryParams.extend({ requestId: idSchema });
const path = `${base}/:requestId` as const;
const known = ['requests.not_found'] as const;

export const listRequests = endpoint({
  id: 'requests.list',
  method: 'GET',
  path: base,
  summary: 'Requests, the most pressing first',
  access: 'requests.read',
  params: territoryParams,
  query: pageQuery.extend({
    state: z.enum(['open_all', 'overdue', ...requestStates]).default('open_all'),
    departmentId: z.string().max(60).optional(),
    category: z.string().max(60).optional(),
    origin: z.enum(requestOrigins).optional(),
    text: z.string().max(200).optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
  }),
  response: pageOf(requestCardSchema),
});

export const getRequest = endpoint({
  id: 'requests.get',
  method: 'GET',
  path,
  summary: 'A request whole: clocks with their reasons, who has it, who asks',
  access: 'requests.read',
  params,
  response: requestSchema,
  errors: [...known],
});

/** One gesture: the words, subject, place and attachments of the conversation become a request. */
export const createRequest = endpoint({
  id: 'requests.create',
  method: 'POST',
  path: base,
  summary: 'Make a request of a conversation, or of nothing; a conversation has one request at most',
  access: 'requests.treat',
  params: territoryParams,
  body: z.object({
    conversationId: idSchema.optional(),
    title: z.string().trim().max(200).optional(),
    text: z.string().trim().max(20_000).optional(),
    nature: z.enum(requestNatures).optional(),
    category: z.string().max(60).optional(),
    place: z.string().trim().max(300).optional(),
    point: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).optional(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']).default('normal'),
    origin: z.enum(requestOrigins).optional(),
    identity: identitySchema.optional(),
    clientKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/)
      .optional(),
  }),
  response: requestSchema,
  errors: ['desk.conversation_not_found', 'requests.text_missing'],
});

export const changeRequest = endpoint({
  id: 'requests.change',
  method: 'PATCH',
  path,
  summary: 'Correct what it is, where, how urgent, and who asks',
  access: 'requests.treat',
  params,
  body: z.object({
    version: z.number().int(),
    title: z.string().trim().min(1).max(200).optional(),
    nature: z.enum(requestNatures).optional(),
    category: z.string().max(60).nullable().optional(),
    place: z.string().trim().max(300).nullable().optional(),
    point: z
      .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
      .nullable()
      .optional(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
    agent: z.boolean().optional(),
    exempt: z.enum(['abusive', 'short', 'delivery']).nullable().optional(),
    identity: identitySchema.optional(),
  }),
  response: requestSchema,
  errors: [...known, 'requests.changed_meanwhile'],
});

export const joinConversation = endpoint({
  id: 'requests.join',
  method: 'POST',
  path: `${path}/conversations`,
  summary: 'Many messages, one request: add conversations to it',
  access: 'requests.treat',
  params,
  body: z.object({ conversationIds: z.array(idSchema).min(1).max(500) }),
  response: requestSchema,
  errors: [...known, 'desk.conversation_not_found', 'requests.conversation_taken'],
});

export const askIdentity = endpoint({
  id: 'requests.askIdentity',
  method: 'POST',
  path: `${path}/identity-requests`,
  summary: 'Make a link, used once, to a short form; with the courteous words that carry it',
  access: 'requests.treat',
  params,
  response: z.object({ url: z.string(), text: z.string(), until: instantSchema }),
  errors: [...known, 'requests.already_identified'],
});

export const sendAcknowledgement = endpoint({
  id: 'requests.acknowledge',
  method: 'POST',
  path: `${path}/acknowledgement`,
  summary: 'Send the acknowledgement; refused while a mention that the law asks for is missing',
  access: 'requests.treat',
  params,
  response: requestSchema,
  errors: [
    ...known,
    'requests.mentions_missing',
    'requests.no_address',
    'requests.not_regular',
    'requests.mail_not_configured',
  ],
});

export const getAcknowledgement = endpoint({
  id: 'requests.acknowledgement',
  method: 'GET',
  path: `${path}/acknowledgement`,
  summary: 'The acknowledgement as it would leave, or left',
  access: 'requests.read',
  params,
  query: z.object({ as: z.enum(['html', 'pdf']).default('html') }),
  produces: 'application/octet-stream',
  errors: [...known, 'requests.mentions_missing'],
});

export const handOver = endpoint({
  id: 'requests.handOver',
  method: 'POST',
  path: `${path}/handovers`,
  summary: 'Give it to a department by mail; the choice teaches the router',
  access: 'requests.treat',
  params,
  body: z.object({ departmentId: idSchema, note: z.string().trim().max(2000).default('') }),
  response: requestSchema,
  errors: [
    ...known,
    'requests.department_unknown',
    'requests.department_without_mail',
    'requests.mail_not_configured',
    'requests.state',
  ],
});

/** One act: the other authority has it, and the person is told who; both dates are kept. */
export const forwardRequest = endpoint({
  id: 'requests.forward',
  method: 'POST',
  path: `${path}/forwarding`,
  summary: 'Forward it to the authority that is competent, and tell the person, in one act (CRPA, L114-2)',
  access: 'requests.treat',
  params,
  body: z.object({
    authority: z.object({
      id: idSchema.optional(),
      name: z.string().trim().min(2).max(200),
      email: z.email().max(254).optional(),
      url: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .optional(),
    }),
    note: z.string().trim().max(2000).default(''),
    /** What the person is told; ours when absent. */
    words: z.string().trim().max(3000).optional(),
  }),
  response: requestSchema,
  errors: [...known, 'requests.authority_unreachable', 'requests.state', 'requests.mail_not_configured'],
});

export const noteHandover = endpoint({
  id: 'requests.noteHandover',
  method: 'POST',
  path: `${path}/handovers/:handoverId/outcome`,
  summary: 'Write down what a department said by another way',
  access: 'requests.treat',
  params: params.extend({ handoverId: idSchema }),
  body: z.object({
    outcome: z.enum(['answered', 'not_for_us', 'needs_more', 'done', 'recalled']),
    text: z.string().trim().max(10_000).default(''),
  }),
  response: requestSchema,
  errors: [...known, 'requests.handover_not_found', 'requests.state'],
});

export const answerRequest = endpoint({
  id: 'requests.answer',
  method: 'POST',
  path: `${path}/answers`,
  summary: 'Answer everybody who asked, each where they wrote, once',
  access: 'requests.treat',
  params,
  body: z.object({
    text: z.string().trim().min(1).max(10_000),
    /** Shorter words for networks, with a link to the page of the request for the rest. */
    short: z.string().trim().max(500).optional(),
    outcome: z.enum(['answer', 'accepted', 'rejected']).default('answer'),
    close: z.boolean().default(true),
    clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  }),
  response: requestSchema,
  errors: [...known, 'requests.state', 'requests.remedies_missing'],
});

export const askCompletion = endpoint({
  id: 'requests.askCompletion',
  method: 'POST',
  path: `${path}/completion-requests`,
  summary: 'Ask for what is missing, by a date; the clock knows',
  access: 'requests.treat',
  params,
  body: z.object({ pieces: z.array(z.string().trim().min(1).max(200)).min(1).max(20), deadline: z.iso.date() }),
  response: requestSchema,
  errors: [...known, 'requests.deadline_past', 'requests.state'],
});

export const closeRequest = endpoint({
  id: 'requests.close',
  method: 'POST',
  path: `${path}/closing`,
  summary: 'Close it; out of our scope only with who is competent',
  access: 'requests.treat',
  params,
  body: z.discriminatedUnion('as', [
    z.object({
      as: z.enum(['settled', 'withdrawn', 'duplicate', 'abusive']),
      because: z.string().trim().max(1000).default(''),
    }),
    z.object({
      as: z.literal('out_of_scope'),
      because: z.string().trim().max(1000).default(''),
      /** Without it, refused: nobody is told 'not us' without being told who. */
      competent: z.string().trim().max(200).optional(),
    }),
  ]),
  response: requestSchema,
  errors: [...known, 'requests.competent_missing', 'requests.because_missing', 'requests.state'],
});

export const reopenRequest = endpoint({
  id: 'requests.reopen',
  method: 'POST',
  path: `${path}/reopening`,
  summary: 'Open it again',
  access: 'requests.treat',
  params,
  body: z.object({ because: z.string().trim().min(1).max(1000) }),
  response: requestSchema,
  errors: [...known, 'requests.state'],
});

export const eraseRequester = endpoint({
  id: 'requests.erase',
  method: 'POST',
  path: `${path}/erasure`,
  summary: 'Erase who asked; what must be kept is named with its ground',
  access: 'requests.erase',
  params,
  response: z.object({
    erased: z.array(bilingualSchema),
    kept: z.array(z.object({ what: bilingualSchema, ground: bilingualSchema })),
  }),
  errors: [...known],
});

export const exportRequester = endpoint({
  id: 'requests.exportOne',
  method: 'GET',
  path: `${path}/export`,
  summary: 'Everything that is held about it, for the person who asks for it',
  access: 'requests.erase',
  params,
  produces: 'application/octet-stream',
  errors: [...known],
});

export const getRequestAttachment = endpoint({
  id: 'requests.attachment',
  method: 'GET',
  path: `${path}/attachments/:attachmentId`,
  summary: 'A file of a request, always as a download',
  access: 'requests.read',
  params: params.extend({ attachmentId: idSchema }),
  produces: 'application/octet-stream',
  errors: [...known, 'requests.attachment_not_found'],
});
