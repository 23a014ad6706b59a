import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Pool, type ClientBase } from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';
import { migrateUp, readMigrations } from '../../platform/db/migrations.ts';
import { OperatorError } from '../../platform/operator.error.ts';
import { keptPath, MANIFEST, manifestSchema, SEAL, sealSchema, tableOf, type Manifest } from './backup.format.ts';
import type { BackupProgress } from './backup.write.ts';
import { connect, listSchemas } from './catalogue.ts';
import { createPartReader, type PartReader } from './part.reader.ts';
import { damaged, newer, notEmpty } from './restore.errors.ts';

export type RestoreSummary = { createdAt: string; program: string; rows: number; files: number };

type Restore = {
  file: string;
  databaseUrl: string;
  dataFolder: string;
  signal: AbortSignal;
  onProgress: (progress: BackupProgress) => void;
};

/**
 * Reads a backup into an empty database and its files into the data folder. The tables are made as they were at the
 * time of the backup, filled, then brought up to this program. All or nothing: a restore that fails leaves an empty
 * database.
 *
 * @throws OperatorError when the database is not empty, or the file is not a whole backup that this program can read
 */
export async function readBackup(given: Restore): Promise<RestoreSummary> {
  const client = await connect(given.databaseUrl, 'beffroi restore');
  const draft = join(given.dataFolder, 'restore.part');
  let touched = false;
  try {
    const schemas = await listSchemas(client);
    if (schemas.length > 0) throw notEmpty(schemas);
    touched = true;
    await rm(draft, { recursive: true, force: true });
    const summary = await unpack(client, draft, given);
    await migrate(given.databaseUrl, () => true);
    return summary;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (touched) await empty(client);
    given.signal.throwIfAborted();
    throw error instanceof OperatorError ? error : damaged(given.file, error);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await client.end();
  }
}

async function unpack(client: ClientBase, draft: string, given: Restore): Promise<RestoreSummary> {
  const tar = extract();
  const source = pipeline(createReadStream(given.file), createGunzip(), tar, { signal: given.signal });
  // It is the reading of the parts that reports: the same trouble reaches it through the tar.
  source.catch(() => undefined);
  const reader = createPartReader(tar, createHash('sha256'));
  const manifest = await readManifest(reader, given.file);
  await migrate(given.databaseUrl, (name) => manifest.migrations.includes(name));
  const skipped = await prepareJobs(client, manifest);
  await client.query('begin');
  const rows = await loadTables(client, reader, manifest, skipped, given);
  for (const { name, value } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
  const files = await unpackFiles(reader, draft);
  await checkSeal(reader, rows, given.file);
  await client.query('commit');
  for (const path of files) {
    await mkdir(dirname(join(given.dataFolder, path)), { recursive: true, mode: 0o711 });
    await rename(join(draft, path), join(given.dataFolder, path));
  }
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return { createdAt: manifest.createdAt, program: manifest.program, rows: total, files: files.length };
}

async function readManifest(reader: PartReader, file: string): Promise<Manifest> {
  if ((await reader.next()) !== MANIFEST) throw damaged(file, new Error('it does not begin with a manifest'));
  const manifest = manifestSchema.parse(JSON.parse((await reader.body()).toString('utf8')));
  const known = new Set((await readMigrations()).map(({ name }) => name));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) throw newer(file, manifest.program, unknown);
  return manifest;
}

/** Makes the job engine's tables; when they are not those of the backup, its waiting jobs are left out. */
async function prepareJobs(client: ClientBase, manifest: Manifest): Promise<Set<string>> {
  if (manifest.jobs === null) return new Set();
  await client.query(getConstructionPlans('jobs'));
  const { rows } = await client.query<{ version: number }>('select version from jobs.version');
  if (rows[0]?.version === manifest.jobs) return new Set();
  return new Set(manifest.tables.map(({ name }) => name).filter((name) => name.startsWith('jobs.')));
}

async function loadTables(
  client: ClientBase,
  reader: PartReader,
  manifest: Manifest,
  skipped: Set<string>,
  given: Restore,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  let bytes = 0;
  for (const [done, { name, columns }] of manifest.tables.entries()) {
    const progress = () => given.onProgress({ step: name, done, total: manifest.tables.length, bytes });
    progress();
    const parts = reader.bodiesWhile(
      (part) => tableOf(part) === name,
      (size) => {
        bytes += size;
        progress();
      },
    );
    if (skipped.has(name)) {
      for await (const part of parts) rows[name] = (rows[name] ?? 0) + countLines(part);
      continue;
    }
    // Rows that a migration put there are in the backup too, as they had become.
    await client.query(`delete from ${name}`);
    const copy = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
    await pipeline(parts, copy, { signal: given.signal });
    rows[name] = copy.rowCount;
  }
  return rows;
}

async function unpackFiles(reader: PartReader, draft: string): Promise<string[]> {
  const files: string[] = [];
  for (;;) {
    const name = await reader.next();
    const path = name === undefined ? undefined : keptPath(name);
    if (path === undefined) return files;
    await mkdir(dirname(join(draft, path)), { recursive: true });
    await pipeline(reader.chunks(), createWriteStream(join(draft, path), { mode: 0o600 }));
    files.push(path);
  }
}

async function checkSeal(reader: PartReader, rows: Record<string, number>, file: string): Promise<void> {
  const sha256 = reader.digest();
  if ((await reader.next()) !== SEAL) throw damaged(file, new Error('its end is missing'));
  const seal = sealSchema.parse(JSON.parse((await reader.body()).toString('utf8')));
  if (seal.sha256 !== sha256) throw damaged(file, new Error('its contents are not those that were written'));
  const wrong = Object.entries(seal.rows).filter(([table, count]) => rows[table] !== count);
  if (wrong.length > 0)
    throw damaged(file, new Error(`rows are missing in ${wrong.map(([table]) => table).join(', ')}`));
}

async function migrate(databaseUrl: string, wanted: (name: string) => boolean): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await migrateUp(
      pool,
      (await readMigrations()).filter(({ name }) => wanted(name)),
    );
  } finally {
    await pool.end();
  }
}

/** Takes away what a failed restore made in a database that was empty. */
async function empty(client: ClientBase): Promise<void> {
  for (const schema of await listSchemas(client).catch(() => [])) {
    await client.query(
      schema === 'public' ? 'drop table if exists public.migration' : `drop schema "${schema}" cascade`,
    );
  }
}

function countLines(part: Buffer): number {
  let lines = 0;
  for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) lines += 1;
  return lines;
}
