import { z } from 'zod';
import { channelAbilities, channelAbilityState, channelFactsSchema, channelNetworks } from './channel-facts.ts';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* The accounts that a territory speaks on, how each fares, and what each may do. */

/** `expiring`: its credentials end within two weeks; `expired`: nothing goes out until somebody connects it again. */
export const channelStates = ['ok', 'expiring', 'expired', 'failing', 'paused'] as const;

export const channelSchema = z.object({
  id: idSchema,
  network: z.enum(channelNetworks),
  /** Of an assisted network: 'viadeo', 'nextdoor', 'facebook_group'… */
  preset: z.string().optional(),
  name: z.string(),
  handle: z.string(),
  url: z.string().optional(),
  avatarUrl: z.string().optional(),
  followers: z.number().int().optional(),
  state: z.enum(channelStates),
  paused: z.boolean(),
  scopes: z.array(z.string()),
  /** Rights that are asked for now and that this account was connected without: connecting it again gives them. */
  missingScopes: z.array(z.string()),
  expiresAt: instantSchema.optional(),
  connectedAt: instantSchema,
  connectedBy: z.string().optional(),
  checkedAt: instantSchema.optional(),
  lastError: bilingualSchema.optional(),
  facts: channelFactsSchema,
  abilities: z.record(z.enum(channelAbilities), channelAbilityState),
  /** How far what is said to the account is read; absent where nothing is read, and just after it was connected. */
  inbox: z.object({ readAt: instantSchema.optional(), trouble: bilingualSchema.optional() }).optional(),
  /** In thousandths of the currency of its prices; absent where nothing is paid by use. */
  budget: z
    .object({
      currency: z.string(),
      monthly: z.number().int().optional(),
      spent: z.number().int(),
      /** First day of the month that is counted. */
      month: z.string(),
    })
    .optional(),
});
export type Channel = z.infer<typeof channelSchema>;

const channelParams = territoryParams.extend({ channelId: idSchema });

export const listChannels = endpoint({
  id: 'channels.list',
  method: 'GET',
  path: '/api/territories/:territoryId/channels',
  summary: 'The accounts that the territory speaks on, with their health and their limits',
  access: 'channels.read',
  params: territoryParams,
  response: z.object({ items: z.array(channelSchema) }),
});

export const listPublishers = endpoint({
  id: 'channels.listPublishers',
  method: 'GET',
  path: '/api/territories/:territoryId/publishers',
  summary: 'Networks that can be spoken to: what each can do, what to create where, what is typed to connect',
  access: 'channels.read',
  params: territoryParams,
  response: z.object({
    items: z.array(
      z.object({
        network: z.enum(channelNetworks),
        name: bilingualSchema,
        kind: z.enum(['oauth', 'secret']),
        /** JSON Schema of what is typed, with `title` and `description` in both languages under `x-en`. */
        setup: z.record(z.string(), z.unknown()),
        secretFields: z.array(z.string()),
        guide: z.array(bilingualSchema),
        scopes: z.array(z.string()),
        redirectUri: z.string(),
        facts: channelFactsSchema,
        abilities: z.record(z.enum(channelAbilities), channelAbilityState),
        presets: z.array(z.object({ id: z.string(), name: bilingualSchema })),
      }),
    ),
  }),
});

/** An account found while connecting, to be chosen. */
const foundAccountSchema = z.object({
  remoteId: z.string(),
  handle: z.string(),
  name: z.string(),
  url: z.string().optional(),
  avatarUrl: z.string().optional(),
  followers: z.number().int().optional(),
  /** Already a channel of this territory: choosing it connects it again. */
  channelId: idSchema.optional(),
});

export const connectChannel = endpoint({
  id: 'channels.connect',
  method: 'POST',
  path: '/api/territories/:territoryId/channels/connect',
  summary: 'Begin to connect an account, or to connect one again',
  access: 'channels.manage',
  params: territoryParams,
  body: z.object({
    network: z.enum(channelNetworks),
    setup: z.record(z.string(), z.string().max(4000)),
    preset: z.string().max(60).optional(),
    /** To connect this one again: what was typed then is kept where it is left out now. */
    channelId: idSchema.optional(),
  }),
  response: z.discriminatedUnion('next', [
    /** Send the browser there; it comes back to the settings with `?connexion=TICKET`. */
    z.object({ next: z.literal('authorize'), url: z.string() }),
    z.object({ next: z.literal('choose'), ticket: z.string(), accounts: z.array(foundAccountSchema) }),
  ]),
  errors: ['channels.network_unknown', 'channels.setup_invalid', 'channels.network_refused', 'channels.not_found'],
});

export const returnFromNetwork = endpoint({
  id: 'channels.returnFromNetwork',
  method: 'GET',
  path: '/api/channels/return',
  summary: 'Where a network sends the browser back after an authorisation; the state of the address is its secret',
  access: 'signed-in',
  query: z.looseObject({
    state: z.string().max(200).optional(),
    code: z.string().max(4000).optional(),
    error: z.string().max(500).optional(),
  }),
  produces: 'text/plain',
});

export const getConnection = endpoint({
  id: 'channels.getConnection',
  method: 'GET',
  path: '/api/territories/:territoryId/channels/connect/:ticket',
  summary: 'The accounts that an authorisation gave',
  access: 'channels.manage',
  params: territoryParams.extend({ ticket: z.string().max(200) }),
  response: z.object({ network: z.enum(channelNetworks), accounts: z.array(foundAccountSchema) }),
  errors: ['channels.connection_expired'],
});

export const addChannels = endpoint({
  id: 'channels.add',
  method: 'POST',
  path: '/api/territories/:territoryId/channels',
  summary: 'Keep the chosen accounts',
  access: 'channels.manage',
  params: territoryParams,
  body: z.object({ ticket: z.string().max(200), remoteIds: z.array(z.string().max(500)).min(1).max(50) }),
  response: z.object({ items: z.array(channelSchema) }),
  errors: ['channels.connection_expired'],
});

export const updateChannel = endpoint({
  id: 'channels.update',
  method: 'PATCH',
  path: '/api/territories/:territoryId/channels/:channelId',
  summary: 'Rename or pause an account, set its monthly budget',
  access: 'channels.manage',
  params: channelParams,
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    paused: z.boolean().optional(),
    monthlyBudget: z.number().int().min(0).max(100_000_000).nullable().optional(),
  }),
  response: channelSchema,
  errors: ['channels.not_found'],
});

export const checkChannel = endpoint({
  id: 'channels.check',
  method: 'POST',
  path: '/api/territories/:territoryId/channels/:channelId/check',
  summary: 'Ask the network now whether the account works, and its limits',
  access: 'channels.manage',
  params: channelParams,
  response: channelSchema,
  errors: ['channels.not_found'],
});

export const deleteChannel = endpoint({
  id: 'channels.delete',
  method: 'DELETE',
  path: '/api/territories/:territoryId/channels/:channelId',
  summary: 'Disconnect an account: its credentials are erased, what went out stays on record',
  access: 'channels.manage',
  params: channelParams,
  errors: ['channels.not_found', 'channels.in_use'],
});
