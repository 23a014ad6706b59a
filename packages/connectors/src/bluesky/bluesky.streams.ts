import { z } from 'zod';
import type { SourceKind } from '../port.ts';
import { askDataServer, askProfiles, createAuthorBook } from './author.book.ts';
import { blobUrlOf, bskyImageUrl } from './bluesky.mapper.ts';
import { keywordsSchema, serviceSchema, streamServiceSchema } from './bluesky.settings.ts';
import { firehose } from './firehose.flow.ts';
import { firstJetstream, secondJetstream } from './jetstream.flow.ts';
import { keywordFilter } from './keyword.filter.ts';
import { flowNotStarted, flowStateSchema, streamRepos, type FlowState } from './repo.stream.ts';

/** The whole network posts some twenty times a second: silence of a minute is a dead connection. */
const jetstreamSilenceMs = 60_000;
/** One data server may well be quiet for a day; the WebSocket's own pings tell when the line is cut. */
const firehoseSilenceMs = 24 * 3_600_000;

const jetstreamConfig = z.object({
  service: streamServiceSchema.default('wss://jetstream2.us-west.bsky.network'),
  protocol: z.enum(['v1', 'v2']).default('v1'),
  /** The whole network passes by: only posts with one of these are kept. */
  keywords: keywordsSchema.min(1),
  /** Who tells the handles and followers of the authors that are kept. */
  profileService: serviceSchema.default('https://public.api.bsky.app'),
});

const firehoseConfig = z.object({
  /** A data server, such as the one that the public body runs, or a relay. */
  service: serviceSchema,
  keywords: keywordsSchema.default([]),
});

const shared = {
  network: 'bluesky',
  secretFields: [],
  state: flowStateSchema,
  initialState: flowNotStarted,
  mode: 'stream',
} as const;

export const blueskyJetstreamKind: SourceKind<z.infer<typeof jetstreamConfig>, FlowState> = {
  ...shared,
  id: 'bluesky.jetstream',
  label: { fr: 'Fil Bluesky en direct (Jetstream)', en: 'Bluesky live flow (Jetstream)' },
  config: jetstreamConfig,
  stream: ({ service, protocol, keywords, profileService }, state, context) =>
    streamRepos(
      {
        flow: protocol === 'v1' ? firstJetstream(service) : secondJetstream(service),
        isWanted: keywordFilter(keywords),
        authors: createAuthorBook(askProfiles(profileService, context)),
        blobUrl: bskyImageUrl,
        silenceMs: jetstreamSilenceMs,
      },
      state,
      context,
    ),
};

export const blueskyFirehoseKind: SourceKind<z.infer<typeof firehoseConfig>, FlowState> = {
  ...shared,
  id: 'bluesky.firehose',
  label: { fr: 'Serveur AT Protocol en direct', en: 'AT Protocol server, live' },
  config: firehoseConfig,
  stream: ({ service, keywords }, state, context) =>
    streamRepos(
      {
        flow: firehose(service),
        isWanted: keywordFilter(keywords),
        authors: createAuthorBook(askDataServer(service, context)),
        blobUrl: blobUrlOf(service),
        silenceMs: firehoseSilenceMs,
      },
      state,
      context,
    ),
};
