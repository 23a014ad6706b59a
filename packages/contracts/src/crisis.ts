import { z } from 'zod';
import { severityPart } from './alerts.ts';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import { holdSchema, mandateSchema } from './mandates.ts';
import { storySchema, tones, volumePoint } from './mentions.ts';
import { publicationCardSchema } from './publication.ts';

/* The crisis room: one event, from its first signal to the report on it. */

/** By which its playbook is chosen. */
export const crisisKinds = [
  'own_mistake',
  'rumour',
  'accident',
  'strike',
  'attack',
  'raid',
  'data_leak',
  'agent_targeted',
  'other',
] as const;
export type CrisisKind = (typeof crisisKinds)[number];

export const crisisSchema = z.object({
  id: idSchema,
  /** How it is called aloud and in a report: '2026-11'. */
  ref: z.string(),
  title: z.string(),
  summary: z.string(),
  kind: z.enum(crisisKinds),
  state: z.enum(['open', 'closed']),
  /** Played, not lived. */
  drill: z.boolean(),
  level: z.number().int().min(1).max(4),
  alarmIds: z.array(idSchema),
  watchIds: z.array(idSchema),
  leadId: z.string().optional(),
  leadName: z.string().optional(),
  /** Of the first post of the event; of its opening, where nothing was heard before. */
  firstSignalAt: instantSchema,
  detectedAt: instantSchema.optional(),
  openedAt: instantSchema,
  openedBy: z.string(),
  /** Of the first thing that the territory said in public about it. */
  firstWordAt: instantSchema.optional(),
  closedAt: instantSchema.optional(),
  closedBy: z.string().optional(),
  /** The prefecture, or whoever else, leads: the territory relays and says nothing of its own. */
  relay: z.object({ authority: z.string(), url: z.string().optional(), since: instantSchema }).optional(),
  lessons: z.string().optional(),
});
export type Crisis = z.infer<typeof crisisSchema>;

const crisisParams = territoryParams.extend({ crisisId: idSchema });
const titleSchema = z.string().trim().min(3).max(140);
const summarySchema = z.string().trim().max(600);

export const listCrises = endpoint({
  id: 'crisis.list',
  method: 'GET',
  path: '/api/territories/:territoryId/crises',
  summary: 'Crises, newest first',
  access: 'crisis.read',
  params: territoryParams,
  query: pageQuery.extend({ state: z.enum(['open', 'closed']).optional() }),
  response: pageOf(crisisSchema),
});

export const openCrisis = endpoint({
  id: 'crisis.open',
  method: 'POST',
  path: '/api/territories/:territoryId/crises',
  summary: 'Open a crisis room, from an alarm or by hand; an alarm that has one already leads to it',
  access: 'crisis.lead',
  params: territoryParams,
  body: z.object({
    alarmId: idSchema.optional(),
    /** Absent: that of the alarm. */
    title: titleSchema.optional(),
    summary: summarySchema.optional(),
    kind: z.enum(crisisKinds).default('other'),
    /** The same twice, after an answer that was lost, opens one. */
    clientKey: z.string().min(8).max(64).optional(),
  }),
  response: z.object({ crisis: crisisSchema, isNew: z.boolean() }),
  errors: ['alerts.alarm_not_found', 'crisis.title_needed'],
});

/** A moment that the curve and the timeline show. */
export const crisisMark = z.object({
  at: instantSchema,
  kind: z.enum(['first_signal', 'alarm', 'opened', 'hold', 'mandate', 'published', 'closed']),
  label: bilingualSchema,
  publicationId: idSchema.optional(),
});

export const recoverySign = z.object({
  key: z.enum(['band', 'stories', 'tone', 'requests']),
  reached: z.boolean(),
  /** What is measured, in words, with its figures. */
  label: bilingualSchema,
});

export const roomSchema = z.object({
  at: instantSchema,
  crisis: crisisSchema,
  /** The gravest of its alarms, as the gauge shows it: open to its parts. */
  gauge: z.object({ level: z.number().int(), score: z.number(), parts: z.array(severityPart) }).optional(),
  curve: z.object({
    step: z.enum(['minute', '5_minutes', 'hour']),
    points: z.array(volumePoint),
    marks: z.array(crisisMark),
  }),
  figures: z.object({
    mentions: z.number().int(),
    voices: z.number().int(),
    reach: z.number().int(),
    /** Share of unfavourable and ironic among those heard before the first public word, and in the last half hour. */
    negativeBefore: z.number().optional(),
    negativeNow: z.number().optional(),
    positiveNow: z.number().optional(),
    /** The step in which most was heard. */
    peak: z.object({ at: instantSchema, mentions: z.number().int() }).optional(),
  }),
  stories: z.array(
    storySchema.extend({
      byTone: z.partialRecord(z.enum(tones), z.number().int()),
      trend: z.enum(['rising', 'steady', 'falling']),
    }),
  ),
  amplifiers: z.array(
    z.object({
      authorKey: z.string(),
      name: z.string(),
      network: z.string(),
      url: z.string().optional(),
      press: z.boolean(),
      followers: z.number().int().optional(),
      posts: z.number().int(),
      /** Copies, quotes and answers that its posts drew. */
      drawn: z.number().int(),
      tone: z.enum(tones),
      /** The one of its posts that most people saw. */
      mentionId: idSchema,
    }),
  ),
  /** Places of the territory that posts name. */
  places: z.array(z.object({ name: z.string(), mentions: z.number().int() })),
  /** What was said first, and by whom. */
  first: z.array(
    z.object({
      mentionId: idSchema,
      at: instantSchema,
      author: z.string(),
      network: z.string(),
      text: z.string(),
      url: z.string().optional(),
    }),
  ),
  /** What most people saw, to be answered. */
  seen: z.array(
    z.object({
      mentionId: idSchema,
      at: instantSchema,
      author: z.string(),
      network: z.string(),
      text: z.string(),
      reach: z.number().int(),
      tone: z.enum(tones),
      url: z.string().optional(),
      conversationId: idSchema.optional(),
      answered: z.boolean(),
    }),
  ),
  hold: holdSchema.extend({ crisisMayPass: z.literal(true) }),
  /** The mandate that was opened for it, or that runs. */
  mandate: mandateSchema.optional(),
  answers: z.array(
    publicationCardSchema.extend({
      networks: z.array(z.string()),
      sentAt: instantSchema.optional(),
      urls: z.array(z.string()),
    }),
  ),
  recovery: z.object({ over: z.boolean(), signs: z.array(recoverySign) }),
  counts: z.object({ rumours: z.number().int(), stepsLeft: z.number().int(), reports: z.number().int() }),
});
export type Room = z.infer<typeof roomSchema>;

export const getRoom = endpoint({
  id: 'crisis.getRoom',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId',
  summary: 'All that the room shows, in one reading, not older than two seconds',
  access: 'crisis.read',
  params: crisisParams,
  response: roomSchema,
  errors: ['crisis.not_found'],
});

export const changeCrisis = endpoint({
  id: 'crisis.change',
  method: 'PATCH',
  path: '/api/territories/:territoryId/crises/:crisisId',
  summary: 'Name it, say what it is, who leads it, and whether an authority leads instead',
  access: 'crisis.lead',
  params: crisisParams,
  body: z.object({
    title: titleSchema.optional(),
    summary: summarySchema.optional(),
    kind: z.enum(crisisKinds).optional(),
    leadId: idSchema.optional(),
    /** `null`: the territory speaks for itself again. */
    relay: z
      .object({
        authority: z.string().trim().min(2).max(120),
        url: z
          .url({ protocol: /^https?$/ })
          .max(500)
          .optional(),
      })
      .nullable()
      .optional(),
    lessons: z.string().trim().max(5000).optional(),
  }),
  response: crisisSchema,
  errors: ['crisis.not_found', 'crisis.closed', 'crisis.person_unknown'],
});

export const joinAlarm = endpoint({
  id: 'crisis.joinAlarm',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/alarms',
  summary: 'Make another alarm part of it',
  access: 'crisis.lead',
  params: crisisParams,
  body: z.object({ alarmId: idSchema }),
  response: crisisSchema,
  errors: ['crisis.not_found', 'crisis.closed', 'alerts.alarm_not_found', 'crisis.alarm_elsewhere'],
});

export const closeCrisis = endpoint({
  id: 'crisis.close',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/close',
  summary: 'Say that it is over: lift the hold, thank people, begin the report',
  access: 'crisis.lead',
  params: crisisParams,
  body: z.object({
    liftHold: z.boolean().default(true),
    /** Sent to those who did something in it; empty: nobody is thanked. */
    thanks: z.string().trim().max(1000).default(''),
    note: z.string().trim().max(1000).default(''),
  }),
  response: z.object({ crisis: crisisSchema, thanked: z.array(z.string()), held: z.number().int() }),
  errors: ['crisis.not_found'],
});

export const reopenCrisis = endpoint({
  id: 'crisis.reopen',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/reopen',
  summary: 'It was not over',
  access: 'crisis.lead',
  params: crisisParams,
  response: crisisSchema,
  errors: ['crisis.not_found', 'crisis.another_open'],
});

/** Says that the caller is in the room; answers who else is. Called again every half minute. */
export const enterRoom = endpoint({
  id: 'crisis.enter',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/presence',
  summary: 'Say that one is in the room, and read who else is',
  access: 'crisis.read',
  params: crisisParams,
  response: z.object({ present: z.array(z.object({ id: z.string(), name: z.string() })) }),
  errors: ['crisis.not_found'],
});

export const holdInRoom = endpoint({
  id: 'crisis.hold',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/hold',
  summary: 'Stop everything planned; what is written in the room still leaves',
  access: 'publishing.hold',
  params: crisisParams,
  response: holdSchema,
  errors: ['crisis.not_found', 'crisis.closed'],
});

export const prepareAnswer = endpoint({
  id: 'crisis.prepareAnswer',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/answers',
  summary: 'Begin a public answer to the crisis; it is then written, approved and sent like any publication',
  access: 'publishing.write',
  params: crisisParams,
  body: z.object({
    title: z.string().trim().max(200).default(''),
    text: z.string().max(70_000).default(''),
    /** Absent: all accounts. */
    channelIds: z.array(idSchema).max(50).optional(),
    mandateId: idSchema.optional(),
    clientKey: z.string().min(8).max(64),
  }),
  response: z.object({ publicationId: idSchema }),
  errors: [
    'crisis.not_found',
    'crisis.closed',
    'publishing.channel_unknown',
    'publishing.mandate_ended',
    'publishing.mandate_scope',
  ],
});

export const answerSeen = endpoint({
  id: 'crisis.answerSeen',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/replies',
  summary: 'Answer under each of some posts, where they can be answered, at a polite rate, nobody twice',
  access: 'desk.answer',
  params: crisisParams,
  body: z.object({
    mentionIds: z.array(idSchema).min(1).max(200),
    text: z.string().trim().min(1).max(5000),
    /** Instead, where the network counts and the text is too long for it. */
    short: z.string().trim().min(1).max(300).optional(),
    clientKey: z.string().min(8).max(64),
  }),
  response: z.object({
    planned: z.number().int(),
    until: instantSchema.optional(),
    refused: z.array(z.object({ mentionId: z.string(), message: bilingualSchema })),
  }),
  errors: ['crisis.not_found', 'crisis.closed', 'crisis.relay_only'],
});
