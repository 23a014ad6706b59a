import type { Kysely, Transaction } from 'kysely';
import type { HttpClient } from '@beffroi/connectors';
import type { Connection } from '../../platform/db/database.ts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { ChannelRegistry, ChannelsTables } from '../channels/index.ts';
import type { DeskDeps, DeskTables } from '../desk/index.ts';
import type { IdentityTables } from '../identity/index.ts';
import type { RequestsFacts } from './requests.events.ts';
import type { RequestsTables } from './requests.tables.ts';

export type RequestsStore = RequestsTables & DeskTables & ChannelsTables & IdentityTables;
export type Db = Connection<RequestsStore>;
export type Trx = Transaction<RequestsStore>;

export type RequestsDeps = {
  db: Kysely<RequestsStore>;
  events: EventBus<RequestsFacts, Trx>;
  channelRegistry: ChannelRegistry;
  jobs: Jobs;
  mailer: Mailer;
  sealer: Sealer;
  http: HttpClient;
  baseUrl: string;
  now: () => Date;
  logger: Logger;
  /** By which those who asked are answered, each where they wrote. */
  desk: DeskDeps;
};

/** One request, by its name. */
export type Named = { territoryId: string; requestId: string };
