import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';
import { nothingThere } from '../installation.ts';
import { KEPT_FILES, KEPT_FOLDERS, MANIFEST, partName, SEAL, type Manifest, type Seal } from './backup.format.ts';
import { connect, listSequences, listTables } from './catalogue.ts';

const PART_BYTES = 4_000_000;

export type BackupProgress = { step: string; done: number; total: number; bytes: number };
export type BackupSummary = { file: string; bytes: number; rows: number; files: number };

type Writer = {
  add: (name: string, body: Buffer) => Promise<void>;
  /** Whether it was there. */
  addFile: (name: string, path: string) => Promise<boolean>;
  digest: () => string;
};

/**
 * Writes database and files of an installation into one file, as they are at one instant; the program may go on
 * working meanwhile. A backup cut short leaves no file.
 *
 * @throws when `signal` is aborted, with its reason
 */
export async function writeBackup(given: {
  databaseUrl: string;
  dataFolder: string;
  file: string;
  program: string;
  now: Date;
  signal: AbortSignal;
  onProgress: (progress: BackupProgress) => void;
}): Promise<BackupSummary> {
  const client = await connect(given.databaseUrl, 'beffroi backup');
  const draft = `${given.file}.part`;
  await mkdir(dirname(given.file), { recursive: true });
  const tar = pack();
  // Owner only: it holds the people's data and the installation's keys.
  const written = pipeline(tar, createGzip({ level: 4 }), createWriteStream(draft, { mode: 0o600, flush: true }), {
    signal: given.signal,
  });
  try {
    const [summary] = await Promise.all([fill(client, tar, given), written]);
    await rename(draft, given.file);
    return { ...summary, file: given.file, bytes: (await stat(given.file)).size };
  } catch (error) {
    tar.destroy();
    await written.catch(() => undefined);
    await rm(draft, { force: true });
    given.signal.throwIfAborted();
    throw error;
  } finally {
    await client.end();
  }
}

async function fill(
  client: ClientBase,
  tar: Pack,
  given: Parameters<typeof writeBackup>[0],
): Promise<{ rows: number; files: number }> {
  const writer = createWriter(tar);
  await client.query('begin transaction isolation level repeatable read read only');
  const manifest = await describe(client, given);
  await writer.add(MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)));
  const copies = new Map<string, { rowCount: number }>();
  let bytes = 0;
  for (const [done, { name, columns }] of manifest.tables.entries()) {
    given.onProgress({ step: name, done, total: manifest.tables.length, bytes });
    const copy = await copyTable(client, writer, name, columns, (size) => {
      given.signal.throwIfAborted();
      bytes += size;
      given.onProgress({ step: name, done, total: manifest.tables.length, bytes });
    });
    copies.set(name, copy);
  }
  // The server's count of a table comes after its last row: with the next answer at the latest.
  await client.query('commit');
  const rows = Object.fromEntries([...copies].map(([name, { rowCount }]) => [name, rowCount]));
  let files = 0;
  for (const path of await keptFiles(given.dataFolder)) {
    given.signal.throwIfAborted();
    // A medium that was deleted meanwhile is left out.
    if (await writer.addFile(`files/${relative(given.dataFolder, path)}`, path)) files += 1;
  }
  const seal: Seal = { rows, sha256: writer.digest() };
  await writer.add(SEAL, Buffer.from(JSON.stringify(seal)));
  tar.finalize();
  return { rows: Object.values(rows).reduce((sum, count) => sum + count, 0), files };
}

async function describe(
  client: ClientBase,
  given: { databaseUrl: string; program: string; now: Date },
): Promise<Manifest> {
  const { rows: known } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.migration') is not null as exists`,
  );
  if (!known[0]?.exists) throw nothingThere(new URL(given.databaseUrl).pathname.slice(1));
  const { rows: migrations } = await client.query<{ name: string }>('select name from public.migration order by name');
  const { rows: engine } = await client.query<{ exists: boolean }>(
    `select to_regclass('jobs.version') is not null as exists`,
  );
  const jobs = engine[0]?.exists
    ? await client.query<{ version: number }>('select version from jobs.version')
    : undefined;
  return {
    format: 1,
    program: given.program,
    createdAt: given.now.toISOString(),
    migrations: migrations.map(({ name }) => name),
    jobs: jobs?.rows[0]?.version ?? null,
    tables: await listTables(client),
    sequences: await listSequences(client),
  };
}

async function copyTable(
  client: ClientBase,
  writer: Writer,
  name: string,
  columns: string[],
  onPart: (bytes: number) => void,
): Promise<{ rowCount: number }> {
  const stream = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
  let part = 0;
  let held: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    part += 1;
    await writer.add(partName(name, part), Buffer.concat(held, size));
    onPart(size);
    held = [];
    size = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) await flush();
  }
  if (size > 0) await flush();
  return stream;
}

function createWriter(tar: Pack): Writer {
  const hash = createHash('sha256');
  const add = (name: string, body: Buffer) =>
    new Promise<void>((resolve, reject) => {
      hash.update(`${name}\n`).update(body);
      tar.entry({ name, size: body.length, mode: 0o600 }, body, (error) => (error ? reject(error) : resolve()));
    });
  return {
    add,
    async addFile(name, path) {
      const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (!handle) return false;
      const { size } = await handle.stat();
      hash.update(`${name}\n`);
      const entry = tar.entry({ name, size, mode: 0o600 });
      const source = handle.createReadStream().on('data', (chunk) => hash.update(chunk));
      await pipeline(source, entry);
      return true;
    },
    digest: () => hash.copy().digest('hex'),
  };
}

async function keptFiles(dataFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of KEPT_FILES) {
    const path = join(dataFolder, name);
    if (await stat(path).catch(() => undefined)) found.push(path);
  }
  for (const folder of KEPT_FOLDERS) {
    const entries = await readdir(join(dataFolder, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    found.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
  return found.toSorted();
}
