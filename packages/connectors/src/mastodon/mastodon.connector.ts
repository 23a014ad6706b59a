import { z } from 'zod';
import type { Connector, PollOutcome, ReceiveContext, SourceKind } from '../port.ts';
import type { MastodonServer } from './mastodon.client.ts';
import { serverSchema, hashtagSchema, tokenSchema } from './mastodon.settings.ts';
import { mastodonStreamKind } from './mastodon.stream.ts';
import type { Timeline } from './timeline.pages.ts';
import { readTimeline } from './timeline.read.ts';
import { timelineStateSchema, unreadTimeline, type TimelineState } from './timeline.state.ts';

const hashtagConfig = z.object({
  server: serverSchema,
  hashtag: hashtagSchema,
  /** Posts with one of these count too (Mastodon reads at most 4). */
  orHashtags: z.array(hashtagSchema).max(4).default([]),
  accessToken: tokenSchema.optional(),
});

const publicConfig = z.object({
  server: serverSchema,
  scope: z.enum(['local', 'federated']).default('local'),
  accessToken: tokenSchema.optional(),
});

const searchConfig = z.object({
  server: serverSchema,
  query: z.string().trim().min(1).max(200),
  accessToken: tokenSchema,
});
const mentionsConfig = z.object({ server: serverSchema, accessToken: tokenSchema });

const hashtagKind: SourceKind<z.infer<typeof hashtagConfig>, TimelineState> = {
  ...shared('mastodon.hashtag', { fr: 'Mot-dièse Mastodon', en: 'Mastodon hashtag' }),
  config: hashtagConfig,
  poll: (config, state, context) =>
    poll(
      config,
      {
        path: `/api/v1/timelines/tag/${encodeURIComponent(config.hashtag)}`,
        query: { any: config.orHashtags },
        holds: 'statuses',
        direction: 'forwards',
      },
      state,
      context,
    ),
};

const publicKind: SourceKind<z.infer<typeof publicConfig>, TimelineState> = {
  ...shared('mastodon.public', { fr: 'Fil public Mastodon', en: 'Mastodon public timeline' }),
  config: publicConfig,
  poll: (config, state, context) =>
    poll(
      config,
      {
        path: '/api/v1/timelines/public',
        query: { local: config.scope === 'local' ? 'true' : undefined },
        holds: 'statuses',
        direction: 'forwards',
      },
      state,
      context,
    ),
};

const searchKind: SourceKind<z.infer<typeof searchConfig>, TimelineState> = {
  ...shared('mastodon.search', { fr: 'Recherche Mastodon', en: 'Mastodon search' }),
  config: searchConfig,
  poll: (config, state, context) =>
    poll(
      config,
      {
        path: '/api/v2/search',
        query: { q: config.query, type: 'statuses' },
        holds: 'found statuses',
        direction: 'backwards',
      },
      state,
      context,
    ),
};

const mentionsKind: SourceKind<z.infer<typeof mentionsConfig>, TimelineState> = {
  ...shared('mastodon.mentions', { fr: 'Mentions d’un compte Mastodon', en: 'Mentions of a Mastodon account' }),
  config: mentionsConfig,
  poll: (config, state, context) =>
    poll(
      config,
      { path: '/api/v1/notifications', query: { types: ['mention'] }, holds: 'notifications', direction: 'forwards' },
      state,
      context,
    ),
};

/** Any server that speaks the Mastodon API: Mastodon, GoToSocial, Pleroma and Akkoma, Pixelfed, Friendica. */
export const mastodonConnector: Connector = {
  id: 'mastodon',
  name: 'Mastodon',
  capabilities: {
    receive: { state: 'native' },
    publish: { state: 'native' },
    reply: { state: 'native' },
    moderate: {
      state: 'impossible',
      reason: {
        fr: 'Mastodon ne permet pas de masquer la réponse d’autrui : on peut seulement bloquer, ignorer ou signaler.',
        en: 'Mastodon does not let anyone hide a reply of others: one may only block, mute or report.',
      },
    },
    measure: { state: 'native' },
  },
  sourceKinds: [hashtagKind, publicKind, searchKind, mentionsKind, mastodonStreamKind],
};

function shared(id: string, label: { fr: string; en: string }) {
  return {
    id,
    network: 'mastodon',
    label,
    secretFields: ['accessToken'],
    state: timelineStateSchema,
    initialState: unreadTimeline,
    mode: 'poll',
  } as const;
}

async function poll(
  at: MastodonServer,
  timeline: Timeline,
  state: TimelineState,
  context: ReceiveContext,
): Promise<PollOutcome<TimelineState>> {
  const reading = await readTimeline(at, timeline, state, context);
  if (!reading.ok) return reading;
  const { events, notes, caughtUp, waitSeconds } = reading;
  const soon = waitSeconds ?? (caughtUp ? undefined : 1);
  return { ok: true, events, state: reading.state, notes, ...(soon === undefined ? {} : { nextPollSeconds: soon }) };
}
