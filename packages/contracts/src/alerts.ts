import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import { storySchema, volumePoint } from './mentions.ts';

/* When it is no longer an ordinary day: alarms, and the detector that raises them. */

export const alarmStates = ['open', 'acknowledged', 'snoozed', 'ended', 'false_alarm'] as const;
/** A burst of mentions, or a source that fell silent. */
export const alarmKinds = ['burst', 'silence'] as const;

export const severityPart = z.object({
  key: z.string(),
  value: z.number(),
  weight: z.number(),
  points: z.number(),
  reason: bilingualSchema,
});

export const alarmSchema = z.object({
  id: idSchema,
  kind: z.enum(alarmKinds),
  state: z.enum(alarmStates),
  watchId: idSchema.optional(),
  watchName: z.string().optional(),
  sourceId: idSchema.optional(),
  sourceName: z.string().optional(),
  /** What rose, against which usual band, since when, which story drives it; one sentence in each language. */
  explanation: bilingualSchema,
  startedAt: instantSchema,
  detectedAt: instantSchema,
  endedAt: instantSchema.optional(),
  snoozedUntil: instantSchema.optional(),
  acknowledgedBy: z.string().optional(),
  acknowledgedAt: instantSchema.optional(),
  /** In the step that rang. */
  observed: z.number(),
  usualHigh: z.number(),
  /** Times the habit, at its highest so far. */
  ratio: z.number().optional(),
  /** All mentions since it started. */
  mentions: z.number().int(),
  severity: z.object({ level: z.number().int().min(1).max(4), score: z.number(), parts: z.array(severityPart) }),
  storyId: idSchema.optional(),
  storyTitle: z.string().optional(),
});
export type Alarm = z.infer<typeof alarmSchema>;

const alarmParams = territoryParams.extend({ alarmId: idSchema });

export const listAlarms = endpoint({
  id: 'alerts.listAlarms',
  method: 'GET',
  path: '/api/territories/:territoryId/alarms',
  summary: 'Alarms, newest first',
  access: 'alerts.read',
  params: territoryParams,
  query: pageQuery.extend({ state: z.enum([...alarmStates, 'current']).optional(), watchId: idSchema.optional() }),
  response: pageOf(alarmSchema),
});

export const getAlarm = endpoint({
  id: 'alerts.getAlarm',
  method: 'GET',
  path: '/api/territories/:territoryId/alarms/:alarmId',
  summary: 'An alarm with its curve, its stories and what was done',
  access: 'alerts.read',
  params: alarmParams,
  response: z.object({
    alarm: alarmSchema,
    curve: z.array(volumePoint),
    curveStep: z.enum(['minute', '5_minutes', 'hour']),
    stories: z.array(storySchema),
    history: z.array(
      z.object({ at: instantSchema, action: z.string(), by: z.string().optional(), note: z.string().optional() }),
    ),
  }),
  errors: ['alerts.alarm_not_found'],
});

export const handleAlarm = endpoint({
  id: 'alerts.handleAlarm',
  method: 'POST',
  path: '/api/territories/:territoryId/alarms/:alarmId/handle',
  summary: 'Acknowledge, snooze, close as a false alarm, or reopen',
  access: 'alerts.handle',
  params: alarmParams,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('acknowledge'), note: z.string().max(500).optional() }),
    z.object({
      action: z.literal('snooze'),
      minutes: z.number().int().min(5).max(1440),
      note: z.string().max(500).optional(),
    }),
    z.object({ action: z.literal('false_alarm'), note: z.string().max(500).optional() }),
    z.object({ action: z.literal('reopen'), note: z.string().max(500).optional() }),
  ]),
  response: alarmSchema,
  errors: ['alerts.alarm_not_found', 'alerts.alarm_ended', 'alerts.another_current'],
});

export const getToday = endpoint({
  id: 'alerts.getToday',
  method: 'GET',
  path: '/api/territories/:territoryId/today',
  summary: 'Calm or alert in one sentence, the last 24 hours against the usual band, and what waits',
  access: 'mentions.read',
  params: territoryParams,
  response: z.object({
    at: instantSchema,
    state: z.enum(['calm', 'watch', 'alarm']),
    /** Since when nothing unusual happened. */
    calmSince: instantSchema.optional(),
    dayStart: instantSchema,
    mentions: z.number().int(),
    negative: z.number().int(),
    usualLow: z.number().optional(),
    usualHigh: z.number().optional(),
    hours: z.array(volumePoint),
    alarms: z.array(alarmSchema),
    /** Watches above their band without ringing. */
    toWatch: z.array(
      z.object({
        watchId: idSchema,
        name: z.string(),
        mentions: z.number().int(),
        from: instantSchema,
        ratio: z.number(),
      }),
    ),
    waiting: z.object({
      /** Unfavourable or aggressive mentions of the last three days that nobody treated. */
      toTreat: z.number().int(),
      toTreatFrom: instantSchema,
      aggressive: z.number().int(),
      sourcesFailing: z.array(z.object({ id: idSchema, name: z.string(), state: z.string() })),
    }),
    stories: z.array(storySchema),
  }),
});

// ── The detector ────────────────────────────────────────────────────────────────────────────────────────────────────

const detectorSchema = z.object({
  watchId: idSchema,
  watchName: z.string(),
  alerting: z.boolean(),
  /** 0: rings for a lot; 1: rings for little; the shipped default is 0.5. */
  sensitivity: z.number().min(0).max(1),
  /** An alarm needs at least that many different authors. */
  minVoices: z.number().int().min(1).max(50),
  alarms30d: z.number().int(),
  falseAlarms30d: z.number().int(),
  /** What the feedback suggests. */
  suggestedSensitivity: z.number().optional(),
});

export const listDetectors = endpoint({
  id: 'alerts.listDetectors',
  method: 'GET',
  path: '/api/territories/:territoryId/detectors',
  summary: 'The detector of each watch with the feedback it received',
  access: 'alerts.read',
  params: territoryParams,
  response: z.object({ items: z.array(detectorSchema) }),
});

export const setDetector = endpoint({
  id: 'alerts.setDetector',
  method: 'PUT',
  path: '/api/territories/:territoryId/detectors/:watchId',
  summary: 'Set the sensitivity of the detector of a watch',
  access: 'alerts.configure',
  params: territoryParams.extend({ watchId: idSchema }),
  body: detectorSchema.pick({ sensitivity: true, minVoices: true }),
  response: detectorSchema,
  errors: ['listening.watch_not_found'],
});

export const replayDetector = endpoint({
  id: 'alerts.replayDetector',
  method: 'GET',
  path: '/api/territories/:territoryId/detectors/:watchId/replay',
  summary: 'Replay the past of a watch: when it would have rung at a sensitivity, and how gravely',
  access: 'alerts.read',
  params: territoryParams.extend({ watchId: idSchema }),
  query: z.object({
    sensitivity: z.coerce.number().min(0).max(1).optional(),
    days: z.coerce.number().int().min(1).max(60).default(28),
  }),
  response: z.object({
    points: z.array(volumePoint.extend({ score: z.number() })),
    step: z.enum(['5_minutes', '15_minutes', 'hour']),
    rings: z.array(z.object({ at: instantSchema, ratio: z.number(), level: z.number().int(), observed: z.number() })),
  }),
  errors: ['listening.watch_not_found'],
});
