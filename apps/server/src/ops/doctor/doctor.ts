import type { AuditTables } from '../../modules/audit/index.ts';
import type { ChannelsTables } from '../../modules/channels/index.ts';
import type { DeskTables } from '../../modules/desk/index.ts';
import type { ListeningTables } from '../../modules/listening/index.ts';
import type { PublishingTables } from '../../modules/publishing/index.ts';
import { createDatabase, createPool } from '../../platform/db/database.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { OperatorError } from '../../platform/operator.error.ts';
import { openDatabase, type Installation } from '../installation.ts';
import { checkClock, checkDatabase, checkMigrations } from './database.checks.ts';
import {
  checkAudit,
  checkChannels,
  checkDeliveries,
  checkEvidence,
  checkSources,
  checkToneModel,
} from './domain.checks.ts';
import { failed, type Finding } from './finding.ts';
import { checkDisk, checkLastBackup, checkMail } from './machine.checks.ts';

/**
 * Checks an installation, running or not. What depends on a database that does not answer is left out: the check of
 * the database says why.
 */
export async function* examine(installation: Installation): AsyncGenerator<Finding> {
  const { settings, dataFolder } = installation;
  yield* examineDatabase(installation);
  yield await checkDisk(dataFolder);
  if (settings.toneModelFolder !== undefined) yield await checkToneModel(settings.toneModelFolder);
  yield await checkMail(createMailer({ smtpUrl: settings.smtpUrl, from: settings.mailFrom }));
  yield await checkLastBackup(dataFolder, new Date());
}

async function* examineDatabase(installation: Installation): AsyncGenerator<Finding> {
  let database: Awaited<ReturnType<typeof openDatabase>>;
  try {
    database = await openDatabase(installation, 'doctor');
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    yield failed({ fr: 'base de données', en: 'database' }, error.text, {
      fr: 'voyez ci-dessus, puis relancez ./beffroi doctor',
      en: 'see above, then run ./beffroi doctor again',
    });
    return;
  }
  const pool = createPool({ url: database.url, max: 2, applicationName: 'beffroi doctor' });
  try {
    const found = await checkDatabase(pool);
    yield found;
    if (found.state === 'failed') return;
    const tables = await checkMigrations(pool);
    yield tables;
    yield await checkClock(pool);
    if (tables.state !== 'ok') return;
    yield await checkSources(createDatabase<ListeningTables>(pool));
    yield await checkChannels(createDatabase<ChannelsTables>(pool));
    yield await checkDeliveries(createDatabase<PublishingTables>(pool), new Date());
    yield await checkAudit(createDatabase<AuditTables>(pool));
    yield await checkEvidence(createDatabase<DeskTables>(pool));
  } finally {
    await pool.end();
    await database.close();
  }
}
