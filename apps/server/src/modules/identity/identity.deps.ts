import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { IdentitySettings } from './identity.settings.ts';
import type { IdentityTables } from './identity.tables.ts';

export type IdentityDeps = {
  db: Database<IdentityTables>;
  sealer: Sealer;
  mailer: Mailer;
  clock: Clock;
  /** The public address, as people type it, without a slash at its end. */
  baseUrl: string;
  settings: IdentitySettings;
  logger: Logger;
};
