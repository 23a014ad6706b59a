import { z } from 'zod';
import type { ReceivedEvent, SourceKind, StreamContext, StreamOutcome } from '../port.ts';
import { endWhenSilent, inBatches, SilentStreamError } from '../stream.batches.ts';
import { hostOf, openMastodonStream } from './mastodon.client.ts';
import { postOfStatus } from './mastodon.mapper.ts';
import { hashtagSchema, serverSchema, tokenSchema } from './mastodon.settings.ts';
import { readServerEvents, type ServerEvent } from './server-event.read.ts';
import { entryOfNotification, entryOfStatus, type Timeline } from './timeline.pages.ts';
import { readTimeline } from './timeline.read.ts';
import {
  forget,
  isNews,
  remember,
  timelineStateSchema,
  unreadTimeline,
  uriOf,
  type TimelineState,
} from './timeline.state.ts';

const server = serverSchema;
/** Since 4.2 every stream wants the token of an account. */
const accessToken = tokenSchema;

const streamConfig = z.discriminatedUnion('timeline', [
  z.object({ server, accessToken, timeline: z.literal('hashtag'), hashtag: hashtagSchema }),
  z.object({ server, accessToken, timeline: z.enum(['local', 'federated', 'home', 'mentions']) }),
]);
export type MastodonStreamConfig = z.infer<typeof streamConfig>;

/** Servers send a heartbeat every 15 seconds or so: twice as long twice over, and the connection is dead. */
const silenceMs = 60_000;
const batchSize = 100;

export const mastodonStreamKind: SourceKind<MastodonStreamConfig, TimelineState> = {
  id: 'mastodon.stream',
  network: 'mastodon',
  label: { fr: 'Fil Mastodon en direct', en: 'Mastodon live stream' },
  config: streamConfig,
  secretFields: ['accessToken'],
  state: timelineStateSchema,
  initialState: unreadTimeline,
  mode: 'stream',
  stream: (config, state, context) => streamMastodon(config, state, context, silenceMs),
};

/**
 * Opens the stream first, then reads by REST what came since the state, then lets the live events through: nothing
 * falls between the two, and what both tell is told once.
 */
export async function streamMastodon(
  config: MastodonStreamConfig,
  state: TimelineState,
  context: StreamContext<TimelineState>,
  silenceMs: number,
): Promise<StreamOutcome> {
  const { channel, query, timeline } = channelOf(config);
  const opened = await openMastodonStream(config, channel, query, context);
  if (!opened.ok) return opened;
  const live = readServerEvents(endWhenSilent(opened.body, silenceMs, context.signal));
  try {
    let known = state;
    for (let caughtUp = false; !caughtUp && !context.signal.aborted;) {
      const reading = await readTimeline(config, timeline, known, context);
      if (!reading.ok) return reading;
      if (reading.waitSeconds !== undefined && !reading.caughtUp) return slowDown(config.server, reading.waitSeconds);
      ({ caughtUp, state: known } = reading);
      await context.deliver({ events: reading.events, state: known, notes: reading.notes });
    }
    context.connected();
    for await (const batch of inBatches(live, batchSize)) {
      const heard = hear(batch, config, known);
      known = heard.state;
      if (heard.events.length > 0) await context.deliver({ events: heard.events, state: known });
    }
    return { ok: true };
  } catch (error) {
    if (error instanceof SilentStreamError) return silent(config.server);
    throw error;
  } finally {
    await live.return(undefined);
  }
}

/** What a group of live events tells; pure. */
function hear(
  batch: readonly ServerEvent[],
  config: MastodonStreamConfig,
  before: TimelineState,
): { events: ReceivedEvent[]; state: TimelineState } {
  let state = before;
  const events: ReceivedEvent[] = [];
  for (const { event, data } of batch) {
    if (event === 'delete') {
      const originId = uriOf(state, data.trim());
      if (originId) events.push({ kind: 'deletion', network: 'mastodon', originId });
      state = forget(state, new Set([data.trim()]));
      continue;
    }
    const read = event === 'notification' ? entryOfNotification : event.endsWith('update') ? entryOfStatus : undefined;
    const entry = read?.(jsonOf(data));
    if (!entry || entry === 'not for us' || !isNews(entry, state)) continue;
    state = remember(state, [entry], event === 'status.update' ? undefined : entry.id);
    const known = state;
    events.push({ kind: 'post', post: postOfStatus(entry.status, config.server, (id) => uriOf(known, id)) });
  }
  return { events, state };
}

function channelOf(config: MastodonStreamConfig): {
  channel: string;
  query: Record<string, string>;
  timeline: Timeline;
} {
  const statuses = { holds: 'statuses', direction: 'forwards' } as const;
  switch (config.timeline) {
    case 'hashtag':
      return {
        channel: 'hashtag',
        query: { tag: config.hashtag },
        timeline: { ...statuses, path: `/api/v1/timelines/tag/${encodeURIComponent(config.hashtag)}`, query: {} },
      };
    case 'local':
      return {
        channel: 'public/local',
        query: {},
        timeline: { ...statuses, path: '/api/v1/timelines/public', query: { local: 'true' } },
      };
    case 'federated':
      return { channel: 'public', query: {}, timeline: { ...statuses, path: '/api/v1/timelines/public', query: {} } };
    case 'home':
      return { channel: 'user', query: {}, timeline: { ...statuses, path: '/api/v1/timelines/home', query: {} } };
    case 'mentions':
      return {
        channel: 'user/notification',
        query: {},
        timeline: {
          path: '/api/v1/notifications',
          query: { types: ['mention'] },
          holds: 'notifications',
          direction: 'forwards',
        },
      };
  }
}

function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

function slowDown(server: string, retryAfterSeconds: number): StreamOutcome {
  return {
    ok: false,
    kind: 'rate_limited',
    message: { fr: `${hostOf(server)} demande de ralentir.`, en: `${hostOf(server)} asks to slow down.` },
    retryAfterSeconds,
  };
}

function silent(server: string): StreamOutcome {
  return {
    ok: false,
    kind: 'timeout',
    message: {
      fr: `${hostOf(server)} ne dit plus rien, pas même qu’il est là : la connexion est reprise.`,
      en: `${hostOf(server)} says nothing any more, not even that it is there: connecting again.`,
    },
  };
}
