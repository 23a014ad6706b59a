import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getConstructionPlans } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OperatorError } from '../../platform/operator.error.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { readBackup } from './backup.read.ts';
import { writeBackup } from './backup.write.ts';

const folder = mkdtempSync(join(tmpdir(), 'beffroi-backup-'));
const file = join(folder, 'backup.tar.gz');
const origin = join(folder, 'origin');
const signal = new AbortController().signal;
const onProgress = () => undefined;

let source: TestDatabase<never>;

beforeAll(async () => {
  source = await freshDatabase<never>();
  await source.pool.query(getConstructionPlans('jobs'));
  await source.pool.query(`
    insert into jobs.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds, deletion_seconds, partition, table_name)
      values ('alerts.send', 'standard', 2, 0, false, 900, 1000, 1000, false, 'job_common');
    insert into jobs.job (name, data) values ('alerts.send', '{"alert":"feu"}');
    insert into identity.territory (id, kind, name, time_zone, languages) values ('ter_b', 'commune', 'L’Haÿ\\les\tRoses', 'Europe/Paris', '{fr}');
    insert into identity.territory (id, kind, name, time_zone, languages) values ('ter_a', 'grouping', E'Métropole\n«\\\\»', 'Europe/Paris', '{fr,en}');
    update identity.territory set grouping_id = 'ter_a' where id = 'ter_b';
    insert into live.event (territory_id, seq, name, data) select 'ter_b', n, 'post', jsonb_build_object('text', repeat('é', 500)) from generate_series(1, 12000) n;
    insert into audit.entry (territory_id, seq, at, actor_kind, action, detail, previous_hash, hash)
      values ('ter_b', 1, '2026-03-01T08:00:00Z', 'system', 'territory.created', '{"z":1,"a":[null,"\\""]}', '', 'h');
  `);
  mkdirSync(join(origin, 'media', 'ter_b'), { recursive: true });
  writeFileSync(join(origin, 'media', 'ter_b', 'logo.png'), Buffer.from([0, 255, 10, 13]));
  writeFileSync(join(origin, 'secret.key'), 'k'.repeat(43));
  writeFileSync(join(origin, 'postgres.password'), 'stays here');
});

afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

async function save(): Promise<void> {
  await writeBackup({
    databaseUrl: source.url,
    dataFolder: origin,
    file,
    program: '0.1.0',
    now: new Date(0),
    signal,
    onProgress,
  });
}

/** Everything in the tables, whatever the order of rows. */
async function contents(database: TestDatabase<never>): Promise<Record<string, unknown>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema !~ '^pg_' and table_schema <> 'information_schema' and table_type = 'BASE TABLE' and table_name not in ('migration', 'version')`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ digest: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`,
    );
    found[name] = rows[0]?.digest;
  }
  return found;
}

test('database, waiting jobs, media and keys come back as they were', async () => {
  await save();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const target = await emptyDatabase<never>();
  const dataFolder = join(folder, 'target');
  const steps: string[] = [];
  const summary = await readBackup({
    file,
    databaseUrl: target.url,
    dataFolder,
    signal,
    onProgress: ({ step }) => steps.push(step),
  });
  expect(summary).toMatchObject({ program: '0.1.0', createdAt: '1970-01-01T00:00:00.000Z', files: 2 });
  expect(summary.rows).toBeGreaterThan(12_000);
  expect(await contents(target)).toEqual(await contents(source));
  expect(readFileSync(join(dataFolder, 'media', 'ter_b', 'logo.png'))).toEqual(Buffer.from([0, 255, 10, 13]));
  expect(readFileSync(join(dataFolder, 'secret.key'), 'utf8')).toBe('k'.repeat(43));
  expect(() => statSync(join(dataFolder, 'postgres.password'))).toThrow('ENOENT');
  expect(steps).toContain('live.event');
  await target.close();
});

test('a database that holds something is left alone', async () => {
  await save();
  const before = await contents(source);
  const refusal = readBackup({ file, databaseUrl: source.url, dataFolder: join(folder, 'other'), signal, onProgress });
  await expect(refusal).rejects.toThrow(
    /^The database is not empty \(.*identity.*\): restore into another DATA_FOLDER/,
  );
  expect(await contents(source)).toEqual(before);
});

function alter(bytes: Buffer): Buffer {
  const plain = gunzipSync(bytes);
  plain.write('T', plain.indexOf('territory.created'));
  return gzipSync(plain);
}

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 200)],
  ['altered', alter],
  ['not a backup', () => Buffer.from('bonjour')],
])('a file that is %s is refused, and the database stays empty', async (_name, harm) => {
  await save();
  const harmed = join(folder, 'harmed.tar.gz');
  writeFileSync(harmed, harm(readFileSync(file)));
  const target = await emptyDatabase<never>();
  const outcome = await readBackup({
    file: harmed,
    databaseUrl: target.url,
    dataFolder: join(folder, 'harmed'),
    signal,
    onProgress,
  }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(OperatorError);
  expect((outcome as OperatorError).text.fr).toMatch(/ne se lit pas comme une sauvegarde entière/);
  expect(await contents(target)).toEqual({});
  await target.close();
});

test('a backup that is cancelled leaves no file', async () => {
  const cancelled = join(folder, 'cancelled.tar.gz');
  const controller = new AbortController();
  const writing = writeBackup({
    databaseUrl: source.url,
    dataFolder: origin,
    file: cancelled,
    program: '0.1.0',
    now: new Date(0),
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('cancelled')),
  });
  await expect(writing).rejects.toThrow('cancelled');
  expect(() => statSync(cancelled)).toThrow('ENOENT');
  expect(() => statSync(`${cancelled}.part`)).toThrow('ENOENT');
});

test('a restore that is cancelled leaves the database empty', async () => {
  await save();
  const target = await emptyDatabase<never>();
  const controller = new AbortController();
  const reading = readBackup({
    file,
    databaseUrl: target.url,
    dataFolder: join(folder, 'half'),
    signal: controller.signal,
    onProgress: ({ bytes }) => bytes > 1_000_000 && controller.abort(new Error('cancelled')),
  });
  await expect(reading).rejects.toThrow('cancelled');
  expect(await contents(target)).toEqual({});
  await target.close();
});
