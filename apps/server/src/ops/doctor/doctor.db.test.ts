import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAudit, type AuditTables } from '../../modules/audit/index.ts';
import type { ListeningTables } from '../../modules/listening/index.ts';
import { loadSettings } from '../../platform/config/index.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { noteBackup } from '../backup/last.backup.ts';
import { writeTinyTransformer } from '../../testing/tiny-transformer.ts';
import type { Installation } from '../installation.ts';
import { checkClock, checkDatabase, checkMigrations } from './database.checks.ts';
import { examine } from './doctor.ts';
import { checkAudit, checkChannels, checkDeliveries, checkSources, checkToneModel } from './domain.checks.ts';
import type { Finding } from './finding.ts';
import { checkDisk, checkLastBackup, checkMail, diskFinding } from './machine.checks.ts';

const folder = mkdtempSync(join(tmpdir(), 'beffroi-doctor-'));
let database: TestDatabase<AuditTables & ListeningTables>;

beforeAll(async () => {
  database = await freshDatabase<AuditTables & ListeningTables>();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function installation(env: Record<string, string>): Installation {
  const outcome = loadSettings(env);
  if (!outcome.ok) throw new Error('settings');
  return { settings: outcome.settings, dataFolder: folder };
}

async function all(given: Installation): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of examine(given)) findings.push(finding);
  return findings;
}

test('an installation in order is found so, each part in turn', async () => {
  const findings = await all(installation({ DATABASE_URL: database.url }));
  expect(findings.map(({ check }) => check.en)).toEqual([
    'database',
    'tables',
    'clock',
    'sources',
    'accounts',
    'deliveries',
    'audit journal',
    'evidence locker',
    'disk',
    'mail',
    'backup',
  ]);
  expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
});

test('whatever is wrong comes with what to do about it, in both languages', async () => {
  const findings = await all(installation({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }));
  expect(findings.map(({ check }) => check.en)).toEqual(['database', 'disk', 'mail', 'backup']);
  expect(findings[0]).toMatchObject({ state: 'failed' });
  expect(findings[0]?.text.en).toContain('does not answer');
  for (const { state, remedy } of findings) if (state !== 'ok') expect(remedy?.fr && remedy.en).toBeTruthy();
});

test('tables that wait for an update, or come from a newer version, are told apart', async () => {
  const empty = await emptyDatabase<never>();
  expect(await checkDatabase(empty.pool)).toMatchObject({ state: 'ok' });
  expect(await checkMigrations(empty.pool)).toMatchObject({ state: 'warning' });
  await empty.pool.query(
    `create table public.migration (name text); insert into public.migration values ('9999-from-the-future.sql')`,
  );
  expect(await checkMigrations(empty.pool)).toMatchObject({ state: 'failed', remedy: { en: 'update Beffroi' } });
  await empty.close();
});

test('a clock that is off is a warning, then a failure', async () => {
  expect(await checkClock(database.pool)).toMatchObject({ state: 'ok' });
  expect(await checkClock(database.pool, () => Date.now() - 10_000)).toMatchObject({ state: 'warning' });
  expect(await checkClock(database.pool, () => Date.now() + 600_000)).toMatchObject({ state: 'failed' });
});

test('sources in trouble are named', async () => {
  await database.pool.query(`
    insert into listening.source (territory_id, id, kind, network, name, config, state, failures, silent_since) values
      ('ter_a', 's1', 'feed', 'web', 'Le Journal', '{}', '{}', 3, null),
      ('ter_a', 's2', 'feed', 'web', 'La Gazette', '{}', '{}', 0, now()),
      ('ter_a', 's3', 'feed', 'web', 'Le Courrier', '{}', '{}', 0, null)`);
  const { state, text } = await checkSources(database.db as never);
  expect({ state, text: text.fr }).toEqual({
    state: 'warning',
    text: '1 en échec (Le Journal), 1 muette (La Gazette)',
  });
});

test('accounts that need somebody are named', async () => {
  expect(await checkChannels(database.db as never)).toMatchObject({ state: 'ok' });
  await database.pool.query(`
    insert into channels.channel (territory_id, id, network, remote_id, name, handle, last_error_kind, failures, warned_at) values
      ('ter_a', 'c1', 'facebook', '1', 'La page', 'page', 'auth_expired', 1, null),
      ('ter_a', 'c2', 'linkedin', '2', 'La vitrine', 'vitrine', null, 0, now()),
      ('ter_a', 'c3', 'mastodon', '3', 'Le fil', 'fil', null, 0, null)`);
  const { state, text } = await checkChannels(database.db as never);
  expect({ state, text: text.fr }).toEqual({
    state: 'warning',
    text: '1 à reconnecter (La page), 1 bientôt à terme (La vitrine)',
  });
});

test('what could not leave is named, and what nobody sends', async () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const look = async () => checkDeliveries(database.db as never, now);
  expect(await look()).toMatchObject({ state: 'ok', text: { fr: '0 à venir, aucun en peine' } });
  await database.pool.query(`
    insert into publishing.publication (territory_id, id, draft, title, author_id) values ('ter_a', 'p', '{}', 'Le marché', 'per_a');
    insert into publishing.delivery (territory_id, id, publication_id, channel_id, network, state, due_at, wake_at) values
      ('ter_a', 'd1', 'p', 'c1', 'facebook', 'failed', '2026-11-23T10:00Z', null),
      ('ter_a', 'd2', 'p', 'c2', 'linkedin', 'failed', '2026-09-01T10:00Z', null),
      ('ter_a', 'd3', 'p', 'c3', 'mastodon', 'planned', '2026-11-24T09:59Z', '2026-11-24T09:59Z')`);
  expect(await look()).toMatchObject({ state: 'warning', text: { fr: '1 en échec (Le marché)' } });
  now.setHours(now.getHours() + 1);
  expect(await look()).toMatchObject({ text: { en: '1 late (Le marché), 1 failed (Le marché)' } });
});

test('the first entry of the journal that was changed outside is named', async () => {
  for (const action of ['one', 'two', 'three']) {
    await database.db
      .transaction()
      .execute((trx) =>
        recordAudit(trx, { territoryId: 'ter_a', actor: { kind: 'system' }, action, detail: {} } as never),
      );
  }
  expect(await checkAudit(database.db as never)).toMatchObject({ state: 'ok' });
  await database.pool.query(`
    alter table audit.entry disable trigger all;
    update audit.entry set action = 'rewritten' where territory_id = 'ter_a' and seq = 2;
    alter table audit.entry enable trigger all`);
  const { state, text } = await checkAudit(database.db as never);
  expect({ state, text: text.en }).toEqual({ state: 'failed', text: 'entry 2 of ter_a was altered' });
});

test('a tone model of one’s own is tried, and its trouble told with what judges meanwhile', async () => {
  const model = writeTinyTransformer(join(folder, 'model'));
  expect(await checkToneModel(model)).toMatchObject({
    state: 'ok',
    text: { en: expect.stringMatching(/model answers in \d+ ms a mention$/) as string },
  });
  expect(await checkToneModel(join(folder, 'absent'))).toMatchObject({
    state: 'warning',
    text: { fr: expect.stringContaining('n’est pas un dossier') as string },
    remedy: { en: expect.stringContaining('the model that ships judges') as string },
  });
  const findings = await all(installation({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', TONE_MODEL_FOLDER: model }));
  expect(findings.map(({ check }) => check.en)).toEqual(['database', 'disk', 'tone model', 'mail', 'backup']);
});

test('a disk that is nearly full, or closed to us, is said', async () => {
  expect(diskFinding(100e9)).toMatchObject({ state: 'ok', text: { fr: '100 Go libres', en: '100 GB free' } });
  expect(diskFinding(1.5e9)).toMatchObject({ state: 'warning', text: { fr: '1,5 Go libres' } });
  expect(diskFinding(20e6)).toMatchObject({ state: 'failed' });
  expect(await checkDisk(join(folder, 'absent'))).toMatchObject({ state: 'failed' });
});

test('the mail server is asked, and nothing is sent', async () => {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  const check = (smtpUrl: string | undefined) => checkMail(createMailer({ smtpUrl, from: 'beffroi@example.fr' }));
  expect(await check(`smtp://127.0.0.1:${port}`)).toMatchObject({ state: 'ok' });
  await new Promise<void>((resolve) => server.close(resolve));
  expect(await check(`smtp://127.0.0.1:${port}`)).toMatchObject({ state: 'failed' });
  expect(await check(undefined)).toMatchObject({ state: 'warning' });
});

test('the last backup is known, and may be too old', async () => {
  const at = new Date('2026-03-01T02:00:00Z');
  expect(await checkLastBackup(folder, at)).toMatchObject({ state: 'warning', text: { en: 'no known backup' } });
  await noteBackup(folder, { at, file: '/safe/b.tar.gz', bytes: 2_000_000 });
  expect(await checkLastBackup(folder, new Date('2026-03-02T02:00:00Z'))).toMatchObject({
    state: 'ok',
    text: { fr: 'la dernière date du 2026-03-01 02:00 UTC (/safe/b.tar.gz, 2 Mo)' },
  });
  expect(await checkLastBackup(folder, new Date('2026-03-20T02:00:00Z'))).toMatchObject({ state: 'warning' });
});
