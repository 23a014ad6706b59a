import type { Kysely, Transaction } from 'kysely';
import type { Finding } from '@beffroi/contracts';
import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { ChannelRegistry, ChannelsTables } from '../channels/index.ts';
import type { IdentityTables } from '../identity/index.ts';
import type { MediaTables } from '../media/index.ts';
import type { LinkLooker } from './writing/links.look.ts';
import type { PublishingFacts } from './publishing.events.ts';
import type { PublishingTables } from './publishing.tables.ts';

export type PublishingStore = PublishingTables & ChannelsTables & MediaTables & IdentityTables;
export type Db = Connection<PublishingStore>;
export type Trx = Transaction<PublishingStore>;

/** What writing, approving and planning need of the rest of the program. */
export type PublishingDeps = {
  db: Kysely<PublishingStore>;
  events: EventBus<PublishingFacts, Trx>;
  channelRegistry: ChannelRegistry;
  jobs: Jobs;
  mailer: Mailer;
  sealer: Sealer;
  baseUrl: string;
  now: () => Date;
  logger: Logger;
  links: LinkLooker;
  /** Whether the alarm that a publication answers goes on: it is then a matter of crisis. */
  alarmGoesOn: (db: AnyConnection, named: { territoryId: string; alarmId: string }) => Promise<boolean>;
  /** Whether the crisis that a publication answers is open. */
  crisisGoesOn: (db: AnyConnection, named: { territoryId: string; crisisId: string }) => Promise<boolean>;
  /** What open crises ask of what is about to be said: where another authority leads, to relay it and nothing else. */
  crisisRules: (
    db: AnyConnection,
    given: {
      territoryId: string;
      crisisId?: string | undefined;
      alarmId?: string | undefined;
      said: readonly { channelId: string; text: string; link?: string | undefined }[];
    },
  ) => Promise<Finding[]>;
};

/** One publication, by its name. */
export type Named = { territoryId: string; publicationId: string };
