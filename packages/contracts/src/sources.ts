import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* Through what a territory listens, and how each source fares. */

/** `silent`: nothing new for longer than its habit; `failing`: its last readings failed. */
export const sourceStates = ['new', 'live', 'ok', 'silent', 'failing', 'paused'] as const;

export const sourceSchema = z.object({
  id: idSchema,
  kind: z.string(),
  network: z.string(),
  name: z.string(),
  /** Without its secrets. */
  config: z.record(z.string(), z.unknown()),
  secretsSet: z.array(z.string()),
  paused: z.boolean(),
  /** 'ok' for all kinds; streams say 'live' while connected. */
  state: z.enum(sourceStates),
  lastSuccessAt: instantSchema.optional(),
  lastPostAt: instantSchema.optional(),
  lastErrorAt: instantSchema.optional(),
  lastError: bilingualSchema.optional(),
  notes: z.array(bilingualSchema),
  nextPollAt: instantSchema.optional(),
  /** Its usual pause between two posts, in seconds, once known; past three times that it is silent. */
  usualGapSeconds: z.number().optional(),
  received24h: z.number().int(),
  kept24h: z.number().int(),
  /** Where a webhook source is to be sent its posts. */
  webhookUrl: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

const sourceParams = territoryParams.extend({ sourceId: idSchema });

export const listSources = endpoint({
  id: 'listening.listSources',
  method: 'GET',
  path: '/api/territories/:territoryId/sources',
  summary: 'List the sources of a territory with their health',
  access: 'sources.read',
  params: territoryParams,
  response: z.object({ items: z.array(sourceSchema) }),
});

export const listSourceKinds = endpoint({
  id: 'listening.listSourceKinds',
  method: 'GET',
  path: '/api/territories/:territoryId/source-kinds',
  summary: 'What can be listened to here, and what each network can and cannot do',
  access: 'sources.read',
  params: territoryParams,
  response: z.object({
    kinds: z.array(
      z.object({
        id: z.string(),
        network: z.string(),
        label: bilingualSchema,
        mode: z.enum(['poll', 'stream', 'push']),
        /** JSON Schema of what is typed to set it up, with `title` and `description` in French. */
        config: z.record(z.string(), z.unknown()),
        secretFields: z.array(z.string()),
      }),
    ),
    networks: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        capabilities: z.record(
          z.string(),
          z.object({
            state: z.enum(['native', 'assisted', 'impossible', 'planned']),
            reason: bilingualSchema.optional(),
          }),
        ),
      }),
    ),
  }),
});

export const createSource = endpoint({
  id: 'listening.createSource',
  method: 'POST',
  path: '/api/territories/:territoryId/sources',
  summary: 'Add a source; it is read at once',
  access: 'sources.manage',
  params: territoryParams,
  body: z.object({
    kind: z.string(),
    name: z.string().trim().min(1).max(120),
    config: z.record(z.string(), z.unknown()),
  }),
  /** The secret of a webhook source is shown once, here. */
  response: sourceSchema.extend({ webhookSecret: z.string().optional() }),
  errors: ['listening.source_kind_unknown', 'listening.source_config_invalid'],
});

export const updateSource = endpoint({
  id: 'listening.updateSource',
  method: 'PATCH',
  path: '/api/territories/:territoryId/sources/:sourceId',
  summary: 'Rename, pause or set up a source again',
  access: 'sources.manage',
  params: sourceParams,
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    paused: z.boolean().optional(),
    config: z.record(z.string(), z.unknown()).optional(),
  }),
  response: sourceSchema,
  errors: ['listening.source_not_found', 'listening.source_config_invalid'],
});

export const deleteSource = endpoint({
  id: 'listening.deleteSource',
  method: 'DELETE',
  path: '/api/territories/:territoryId/sources/:sourceId',
  summary: 'Stop listening to a source; what it brought stays',
  access: 'sources.manage',
  params: sourceParams,
  errors: ['listening.source_not_found'],
});

export const readSourceNow = endpoint({
  id: 'listening.readSourceNow',
  method: 'POST',
  path: '/api/territories/:territoryId/sources/:sourceId/read',
  summary: 'Read a source now',
  access: 'sources.manage',
  params: sourceParams,
  response: sourceSchema,
  errors: ['listening.source_not_found'],
});

export const discoverFeeds = endpoint({
  id: 'listening.discoverFeeds',
  method: 'POST',
  path: '/api/territories/:territoryId/sources/discover',
  summary: 'Find the feeds that a page names',
  access: 'sources.manage',
  params: territoryParams,
  body: z.object({ url: z.url().max(2000) }),
  response: z.object({
    feeds: z.array(z.object({ url: z.string(), title: z.string().optional(), entries: z.number().int().optional() })),
  }),
  errors: ['listening.source_unreachable'],
});

/** Standard Webhooks: signature, id and timestamp are in the headers, checked by the handler. */
export const receiveWebhook = endpoint({
  id: 'listening.receiveWebhook',
  method: 'POST',
  path: '/api/webhooks/incoming/:sourceId',
  summary: 'Push posts from any collector, signed as Standard Webhooks say',
  access: 'public',
  params: z.object({ sourceId: idSchema }),
  rawBody: true,
  maxBodyBytes: 8 * 1024 * 1024,
  response: z.object({ received: z.number().int(), kept: z.number().int(), duplicate: z.boolean() }),
  errors: ['listening.webhook_signature', 'listening.webhook_timestamp', 'listening.webhook_payload'],
});

const websubParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{32,64}$/) });

export const answerHub = endpoint({
  id: 'listening.answerHub',
  method: 'GET',
  path: '/api/websub/:token',
  summary: 'A WebSub hub asks whether we wanted a subscription; the token of the address is its secret',
  access: 'public',
  params: websubParams,
  query: z.looseObject({}),
  produces: 'text/plain',
});

export const receiveFromHub = endpoint({
  id: 'listening.receiveFromHub',
  method: 'POST',
  path: '/api/websub/:token',
  summary: 'A WebSub hub pushes a feed, signed; what is not signed is dropped',
  access: 'public',
  params: websubParams,
  rawBody: true,
  maxBodyBytes: 10 * 1024 * 1024,
  produces: 'text/plain',
});
