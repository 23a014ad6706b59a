import { z } from 'zod';
import { alarmSchema } from './alerts.ts';
import { logLineSchema } from './crisis-log.ts';
import { endpoint, idSchema, territoryParams } from './endpoint.ts';
import { mentionSchema, tones } from './mentions.ts';
import { workSchema } from './work.ts';

/**
 * The stream of what happens in a territory, as server-sent events. `id` is a sequence number without gaps in a
 * territory; a client that sends `Last-Event-ID` gets all that it missed of the last hour, else a `reload`.
 */
export const streamLive = endpoint({
  id: 'live.stream',
  method: 'GET',
  path: '/api/territories/:territoryId/live',
  summary: 'Live events of a territory (server-sent events, resumable by Last-Event-ID)',
  access: 'mentions.read',
  params: territoryParams,
  query: z.object({ lastEventId: z.coerce.number().int().min(0).optional() }),
  produces: 'text/event-stream',
});

/** The data of each event, by its `event:` name. */
export const liveEvents = {
  mentions: z.object({ mentions: z.array(mentionSchema) }),
  mention_changed: z.object({ mention: mentionSchema }),
  mentions_removed: z.object({ ids: z.array(idSchema) }),
  /** What one batch added to each watch at each minute of posting; `''` is the whole territory. */
  counts: z.object({
    counts: z.array(
      z.object({
        watchId: z.string(),
        minute: z.string(),
        mentions: z.number().int(),
        byTone: z.partialRecord(z.enum(tones), z.number().int()),
      }),
    ),
  }),
  alarm: z.object({ alarm: alarmSchema, ring: z.boolean() }),
  source_changed: z.object({ sourceId: idSchema, state: z.string() }),
  watches_changed: z.object({}),
  work: z.object({ work: workSchema }),
  /** A publication, its approval or a delivery of it changed: read it again. */
  publication_changed: z.object({ publicationId: idSchema, state: z.string() }),
  hold_changed: z.object({ active: z.boolean() }),
  channel_changed: z.object({ channelId: idSchema, state: z.string() }),
  /** Read it again, and the list and counts where it stands. */
  conversation_changed: z.object({ conversationId: idSchema, state: z.string(), red: z.boolean() }),
  /** Who looks at a conversation, or writes. */
  presence: z.object({
    conversationId: idSchema,
    present: z.array(z.object({ id: z.string(), name: z.string(), writing: z.boolean() })),
  }),
  /** Read the room again, or that part of it. */
  crisis_changed: z.object({
    crisisId: idSchema,
    what: z.enum(['state', 'room', 'plan', 'answers', 'rumours', 'reports', 'talking_points']),
  }),
  crisis_log: z.object({ crisisId: idSchema, line: logLineSchema }),
  room_presence: z.object({ crisisId: idSchema, present: z.array(z.object({ id: z.string(), name: z.string() })) }),
  /** Whom an alarm rings now, or who answered: read the chain again. */
  escalation_changed: z.object({ escalationId: idSchema, alarmId: idSchema, state: z.string() }),
  drill_changed: z.object({ drillId: idSchema, state: z.string() }),
  request_changed: z.object({ requestId: idSchema, state: z.string() }),
  /** Too much was missed: read the screens again. */
  reload: z.object({}),
} as const;
export type LiveEventName = keyof typeof liveEvents;
export type LiveEventData<N extends LiveEventName> = z.infer<(typeof liveEvents)[N]>;
