import type { Kysely, Transaction } from 'kysely';
import type { DigestItem } from '@beffroi/contracts';
import type { HolidayRegion } from '@beffroi/engines/clocks';
import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { AlertsFacts, AlertsTables } from '../alerts/index.ts';
import type { AuditTables } from '../audit/index.ts';
import type { IdentityTables } from '../identity/index.ts';
import type { ListeningTables } from '../listening/index.ts';
import type { NotificationsFacts, NotificationsTables } from '../notifications/index.ts';
import type { OncallFacts } from './oncall.events.ts';
import type { OncallTables } from './oncall.tables.ts';

export type OncallStore = OncallTables &
  NotificationsTables &
  AlertsTables &
  ListeningTables &
  IdentityTables &
  AuditTables;
export type Db = Connection<OncallStore>;
export type Trx = Transaction<OncallStore>;

export type OncallDeps = {
  db: Kysely<OncallStore>;
  events: EventBus<OncallFacts & AlertsFacts & NotificationsFacts, Trx>;
  jobs: Jobs;
  mailer: Mailer;
  sealer: Sealer;
  baseUrl: string;
  now: () => Date;
  logger: Logger;
  /** Whose public holidays a territory keeps. */
  holidaysOf: (territoryId: string) => Promise<HolidayRegion>;
  /** What each part of the program has to say to somebody who comes back. */
  digestSources: readonly DigestSource[];
};

/** What matters since a person left, of one kind or several, newest first; it may tell more than what is kept. */
export type DigestSource = (db: AnyConnection, asked: DigestAsked) => Promise<DigestItem[]>;
export type DigestAsked = { territoryId: string; personId: string; since: Date; until: Date };
