import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Connection } from '../../platform/db/database.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ChannelDeps } from '../channels/index.ts';
import type { CrisisStore } from '../crisis/index.ts';
import type { IngestDeps, SourceDeps, WatchDeps } from '../listening/index.ts';
import type { SimulationTables } from './simulation.tables.ts';

export type SimulationStore = SimulationTables & CrisisStore;
export type Db = Connection<SimulationStore>;
export type Trx = Transaction<SimulationStore>;

export type SimulationDeps = {
  db: Kysely<SimulationStore>;
  now: () => Date;
  logger: Logger;
  /** How a resident's post is heard. */
  listening: IngestDeps & SourceDeps & WatchDeps;
  channels: ChannelDeps;
};

export type DrillRow = Selectable<SimulationTables['simulation.drill']>;
export type DrillNamed = { territoryId: string; drillId: string };
