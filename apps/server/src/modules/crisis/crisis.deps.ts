import type { Kysely, Transaction } from 'kysely';
import type { HttpClient } from '@beffroi/connectors';
import type { Connection } from '../../platform/db/database.ts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { AlertsTables } from '../alerts/index.ts';
import type { DeskDeps, DeskStore } from '../desk/index.ts';
import type { OncallTables } from '../oncall/index.ts';
import type { PublishingRouteDeps } from '../publishing/index.ts';
import type { CrisisFacts } from './crisis.events.ts';
import type { CrisisTables } from './crisis.tables.ts';

export type CrisisStore = CrisisTables & DeskStore & AlertsTables & OncallTables;
export type Db = Connection<CrisisStore>;
export type Trx = Transaction<CrisisStore>;

export type CrisisDeps = {
  db: Kysely<CrisisStore>;
  events: EventBus<CrisisFacts, Trx>;
  sealer: Sealer;
  http: HttpClient;
  baseUrl: string;
  now: () => Date;
  logger: Logger;
  publishing: PublishingRouteDeps;
  desk: DeskDeps;
  /** Whether the national address service may be asked where a place is. */
  placeLookup: boolean;
  /** Whether what happens in the territory now is played. */
  drillRuns: (territoryId: string) => Promise<boolean>;
};

/** One crisis, by its name. */
export type Named = { territoryId: string; crisisId: string };
