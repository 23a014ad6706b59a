import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* Who is on call: the rota, swaps, hand-over notes, hours. */

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
