import type { Kysely, Transaction } from 'kysely';
import type { HttpClient } from '@beffroi/connectors';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { IdentityTables } from '../identity/index.ts';
import type { ChannelRegistry } from './accounts/publisher.registry.ts';
import type { ChannelsFacts } from './channels.events.ts';
import type { ChannelsTables } from './channels.tables.ts';

export type ChannelDb = ChannelsTables & IdentityTables;

/** What the module works with; all of it comes from the program. */
export type ChannelDeps = {
  db: Kysely<ChannelDb>;
  events: EventBus<ChannelsFacts, Transaction<ChannelDb>>;
  channelRegistry: ChannelRegistry;
  sealer: Sealer;
  http: HttpClient;
  logger: Logger;
  now: () => Date;
  baseUrl: string;
};

/** Which account, of which territory. */
export type ChannelNamed = { territoryId: string; channelId: string };
