import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* The chain that climbs until somebody answers, and through what SMS and voice leave. */

export const callMeans = ['push', 'email', 'sms', 'voice'] as const;
export type CallMeans = (typeof callMeans)[number];

export const chainStepSchema = z.object({
  /** Who is on call; who comes after them in the rota; a person; all who may handle alarms. */
  who: z.union([z.enum(['on_call', 'next_on_call', 'everyone']), idSchema]),
  by: z.array(z.enum(callMeans)).min(1).max(4),
  /** Before the next step, when nobody answered. */
  waitMinutes: z.number().int().min(1).max(120),
});
export const chainSchema = z.object({
  /** Without it alarms ring as each person chose, and nobody is waited for. */
  active: z.boolean(),
  /** Alarms below ring as without a chain. */
  minLevel: z.number().int().min(1).max(4),
  steps: z.array(chainStepSchema).min(1).max(12),
  /** Times that the whole chain is gone through before it is said that nobody answered. */
  rounds: z.number().int().min(1).max(5),
});
export type Chain = z.infer<typeof chainSchema>;

export const getChain = endpoint({
  id: 'oncall.getChain',
  method: 'GET',
  path: '/api/territories/:territoryId/on-call/chain',
  summary: 'The chain of calls, in its order, and through what SMS and voice leave',
  access: 'oncall.read',
  params: territoryParams,
  response: chainSchema.extend({
    gateway: z.object({ sms: z.boolean(), voice: z.boolean() }),
  }),
});

export const setChain = endpoint({
  id: 'oncall.setChain',
  method: 'PUT',
  path: '/api/territories/:territoryId/on-call/chain',
  summary: 'Write the chain of calls',
  access: 'oncall.manage',
  params: territoryParams,
  body: chainSchema,
  response: chainSchema,
  errors: ['oncall.person_unknown'],
});

export const callOutcomes = [
  'pending',
  'sent',
  'failed',
  'no_means',
  'quiet',
  'answered',
  'missed',
  'stood_down',
] as const;

export const escalationSchema = z.object({
  id: idSchema,
  alarmId: idSchema,
  alarmName: z.string(),
  level: z.number().int(),
  startedAt: instantSchema,
  /** `quiet`: who is on call chose not to be rung at that level at that hour. `unanswered`: gone through, in vain. */
  state: z.enum(['ringing', 'answered', 'stood_down', 'unanswered', 'quiet']),
  answeredBy: z.string().optional(),
  answeredAt: instantSchema.optional(),
  /** When the next step rings, unless somebody answers. */
  nextAt: instantSchema.optional(),
  nextWho: z.string().optional(),
  calls: z.array(
    z.object({
      at: instantSchema,
      /** From 0; the number of steps when everybody is rung in the end. */
      step: z.number().int(),
      round: z.number().int(),
      /** Absent where the step had nobody to ring. */
      personId: z.string().optional(),
      personName: z.string().optional(),
      means: z.enum(callMeans).optional(),
      outcome: z.enum(callOutcomes),
      /** What went wrong, for whoever must mend it. */
      trouble: bilingualSchema.optional(),
    }),
  ),
});
export type Escalation = z.infer<typeof escalationSchema>;

export const listEscalations = endpoint({
  id: 'oncall.listEscalations',
  method: 'GET',
  path: '/api/territories/:territoryId/on-call/escalations',
  summary: 'Whom alarms rang, in which order, and who answered; newest first',
  access: 'oncall.read',
  params: territoryParams,
  query: pageQuery.extend({ alarmId: idSchema.optional() }),
  response: pageOf(escalationSchema),
});

export const answerCall = endpoint({
  id: 'oncall.answer',
  method: 'POST',
  path: '/api/territories/:territoryId/on-call/escalations/:escalationId/answer',
  summary: 'Say "I have it": the chain stops, the alarm is acknowledged',
  access: 'alerts.handle',
  params: territoryParams.extend({ escalationId: idSchema }),
  response: escalationSchema,
  errors: ['oncall.escalation_not_found'],
});

// ── SMS and voice ───────────────────────────────────────────────────────────────────────────────────────────────────

export const gatewaySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('webhook'),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    sms: z.boolean(),
    voice: z.boolean(),
    /** Standard Webhooks: made by us, shown once. */
    hasSecret: z.boolean(),
  }),
  z.object({
    kind: z.literal('mail'),
    /** The address to which a text goes: '{numero}@sms.example.fr'. */
    address: z.string().trim().max(200),
    subject: z.string().trim().max(200).default(''),
  }),
]);

export const getGateway = endpoint({
  id: 'notifications.getGateway',
  method: 'GET',
  path: '/api/territories/:territoryId/gateway',
  summary: 'Through what SMS and voice calls leave',
  access: 'notifications.configure',
  params: territoryParams,
  response: gatewaySchema,
});

export const setGateway = endpoint({
  id: 'notifications.setGateway',
  method: 'PUT',
  path: '/api/territories/:territoryId/gateway',
  summary: 'Set through what SMS and voice calls leave; a new webhook answers with its secret, once',
  access: 'notifications.configure',
  params: territoryParams,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('webhook'),
      url: z.url({ protocol: /^https?$/ }).max(2000),
      sms: z.boolean(),
      voice: z.boolean(),
      renewSecret: z.boolean().default(false),
    }),
    z.object({
      kind: z.literal('mail'),
      address: z.string().trim().max(200),
      subject: z.string().trim().max(200).default(''),
    }),
  ]),
  response: z.object({ gateway: gatewaySchema, secret: z.string().optional() }),
  errors: ['notifications.gateway_address'],
});
