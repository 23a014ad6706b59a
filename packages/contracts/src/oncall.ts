import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* Who is woken: the rota, swaps, hand-over notes, hours, and the chain that climbs until somebody answers. */

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const day = z.iso.date().regex(/^20\d\d-/);

/** A slot that returns each week, and who takes it in turn. */
export const rotaSlotSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  /** 1 Monday to 7 Sunday: the days on which it begins. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** On the territory's wall clock; an end that is not after the beginning is on the next day. */
  from: hour,
  to: hour,
  /** Whole days further that it lasts: a week-end from Friday 18:00 to Monday 08:00 lasts 2 more. */
  extraDays: z.number().int().min(0).max(6).default(0),
  /** What it does on public holidays: as any day, not at all, or only then, whatever the weekday. */
  holidays: z.enum(['as_usual', 'not', 'only']).default('as_usual'),
  /** In turn; each keeps it for `turn`. */
  people: z.array(idSchema).min(1).max(40),
  turn: z.enum(['occurrence', 'week', 'fortnight']).default('week'),
  /** The first day of the first one's turn. */
  startsOn: day,
  /** The last day on which it begins. */
  endsOn: day.optional(),
});
export type RotaSlot = z.infer<typeof rotaSlotSchema>;

export const shiftSchema = z.object({
  slotId: idSchema,
  slotName: z.string(),
  personId: z.string(),
  personName: z.string(),
  from: instantSchema,
  to: instantSchema,
  /** Who would have had it. */
  insteadOf: z.string().optional(),
  holiday: z.string().optional(),
  mine: z.boolean(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const swapSchema = z.object({
  id: idSchema,
  from: instantSchema,
  to: instantSchema,
  givenBy: z.object({ id: z.string(), name: z.string() }),
  takenBy: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(['asked', 'accepted', 'refused', 'cancelled']),
  note: z.string(),
  /** Whether the caller may accept or refuse it; may cancel it. */
  mine: z.object({ decide: z.boolean(), cancel: z.boolean() }),
});

const reachSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.boolean(),
  /** Devices subscribed to web push. */
  push: z.number().int(),
  sms: z.boolean(),
  voice: z.boolean(),
});

export const getRota = endpoint({
  id: 'oncall.getRota',
  method: 'GET',
  path: '/api/territories/:territoryId/on-call',
  summary: 'Who is on call in a period, the hours that nobody has, swaps, and how each person can be reached',
  access: 'oncall.read',
  params: territoryParams,
  query: z.object({ from: instantSchema, to: instantSchema }),
  response: z.object({
    at: instantSchema,
    slots: z.array(rotaSlotSchema),
    shifts: z.array(shiftSchema),
    gaps: z.array(z.object({ from: instantSchema, to: instantSchema })),
    now: z.array(shiftSchema),
    next: shiftSchema.optional(),
    swaps: z.array(swapSchema),
    people: z.array(reachSchema),
    /** On call at some hour of the period, and cannot be rung. */
    unreachable: z.array(z.object({ id: z.string(), name: z.string(), message: bilingualSchema })),
  }),
  errors: ['oncall.period_too_long'],
});

export const setSlots = endpoint({
  id: 'oncall.setSlots',
  method: 'PUT',
  path: '/api/territories/:territoryId/on-call/slots',
  summary: 'Write the rota; what was worked stays counted as it was',
  access: 'oncall.manage',
  params: territoryParams,
  body: z.object({ slots: z.array(rotaSlotSchema.omit({ id: true }).extend({ id: idSchema.optional() })).max(20) }),
  response: z.object({ slots: z.array(rotaSlotSchema) }),
  errors: ['oncall.person_unknown', 'oncall.slot_overlaps', 'oncall.slot_reversed'],
});

export const askSwap = endpoint({
  id: 'oncall.askSwap',
  method: 'POST',
  path: '/api/territories/:territoryId/on-call/swaps',
  summary: 'Ask a colleague to take hours of one’s own; who manages the rota decides at once',
  access: 'oncall.read',
  params: territoryParams,
  body: z.object({
    from: instantSchema,
    to: instantSchema,
    /** Absent: the caller. */
    givenById: idSchema.optional(),
    takenById: idSchema,
    note: z.string().trim().max(300).default(''),
  }),
  response: swapSchema,
  errors: [
    'oncall.person_unknown',
    'oncall.not_on_call',
    'oncall.swap_not_yours',
    'oncall.in_the_past',
    'oncall.swap_overlaps',
    'oncall.swap_reversed',
    'oncall.person_only',
  ],
});

export const decideSwap = endpoint({
  id: 'oncall.decideSwap',
  method: 'POST',
  path: '/api/territories/:territoryId/on-call/swaps/:swapId',
  summary: 'Accept, refuse or cancel a swap',
  access: 'oncall.read',
  params: territoryParams.extend({ swapId: idSchema }),
  body: z.object({ decision: z.enum(['accept', 'refuse', 'cancel']) }),
  response: swapSchema,
  errors: [
    'oncall.swap_not_found',
    'oncall.swap_not_yours',
    'oncall.swap_decided',
    'oncall.swap_overlaps',
    'oncall.in_the_past',
    'oncall.person_unknown',
  ],
});

// ── Hand-over ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const handOverSchema = z.object({
  id: idSchema,
  at: instantSchema,
  by: z.string(),
  text: z.string(),
  /** Who had read it. */
  readBy: z.array(z.object({ name: z.string(), at: instantSchema })),
});

export const listHandOvers = endpoint({
  id: 'oncall.listHandOvers',
  method: 'GET',
  path: '/api/territories/:territoryId/on-call/hand-overs',
  summary: 'Hand-over notes, newest first; reading them says so',
  access: 'oncall.read',
  params: territoryParams,
  query: pageQuery,
  response: pageOf(handOverSchema),
});

export const writeHandOver = endpoint({
  id: 'oncall.writeHandOver',
  method: 'POST',
  path: '/api/territories/:territoryId/on-call/hand-overs',
  summary: 'Leave a note to who comes next; they are told when their hours begin',
  access: 'oncall.read',
  params: territoryParams,
  body: z.object({ text: z.string().trim().min(1).max(4000), clientKey: z.string().min(8).max(64) }),
  response: handOverSchema,
  errors: ['oncall.person_only'],
});

// ── Hours ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const getHours = endpoint({
  id: 'oncall.getHours',
  method: 'GET',
  path: '/api/territories/:territoryId/on-call/hours',
  summary: 'Hours on call of a month, until now, by person; one’s own alone unless one manages the rota',
  access: 'oncall.read',
  params: territoryParams,
  query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  response: z.object({
    items: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        /** Of duty, each hour in one of them. */
        minutes: z.object({
          day: z.number().int(),
          night: z.number().int(),
          saturday: z.number().int(),
          sundayOrHoliday: z.number().int(),
        }),
        total: z.number().int(),
        /** Calls that rang for them, and minutes from taking a call to its end. */
        calls: z.number().int(),
        workedMinutes: z.number().int(),
      }),
    ),
    nightFrom: hour,
    nightTo: hour,
  }),
});

export const exportHours = endpoint({
  id: 'oncall.exportHours',
  method: 'GET',
  path: '/api/territories/:territoryId/on-call/hours.csv',
  summary: 'Hours of a month as a spreadsheet, for those who pay them',
  access: 'oncall.manage',
  params: territoryParams,
  query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  produces: 'text/csv',
});

// ── The chain ───────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Back to work ────────────────────────────────────────────────────────────────────────────────────────────────────

export const digestItemSchema = z.object({
  kind: z.enum(['alarm', 'crisis', 'hand_over', 'request', 'message', 'approval', 'delivery', 'mandate']),
  at: instantSchema,
  /** Still asks something of somebody. */
  open: z.boolean(),
  text: bilingualSchema,
  path: z.string(),
});
export type DigestItem = z.infer<typeof digestItemSchema>;

export const getBackToWork = endpoint({
  id: 'oncall.getBackToWork',
  method: 'GET',
  path: '/api/territories/:territoryId/back-to-work',
  summary: 'What matters since the caller left, nothing else',
  access: 'oncall.read',
  params: territoryParams,
  query: z.object({ since: instantSchema.optional() }),
  response: z.object({
    /** When the caller left: unseen for eight hours or more. Nothing to read: both ends are now. */
    since: instantSchema,
    until: instantSchema,
    items: z.array(digestItemSchema),
    more: z.number().int(),
  }),
});

export const dismissBackToWork = endpoint({
  id: 'oncall.dismissBackToWork',
  method: 'POST',
  path: '/api/territories/:territoryId/back-to-work',
  summary: 'It was read',
  access: 'oncall.read',
  params: territoryParams,
});
