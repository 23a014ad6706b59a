import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateUp, readMigrations } from '../platform/db/migrations.ts';
import { folderHolder, startPostgres } from '../platform/postgres/index.ts';
import { createFromTemplate, dropDatabase, urlOfDatabase } from './database.clone.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that test databases are made on, and the migrated database that they are copies of. */
    testServer: { url: string; template: string };
  }
}

type TestServer = { url: string; template: string; close: () => Promise<void> };

const FOLDER = 'beffroi-test-';

/** Projects of one run share one server: the first to ask starts it, the last to leave stops it. */
const shared = globalThis as { beffroiTestServer?: { server: Promise<TestServer>; users: number } };

/** One real PostgreSQL for the run: the embedded one, or the one that TEST_DATABASE_URL names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (shared.beffroiTestServer ??= { server: startTestServer(), users: 0 });
  run.users += 1;
  const { url, template } = await run.server;
  project.provide('testServer', { url, template });
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    delete shared.beffroiTestServer;
    await (await run.server).close();
  };
}

async function startTestServer(): Promise<TestServer> {
  const host = await startHost();
  const template = `beffroi_template_${process.pid}`;
  try {
    await createFromTemplate(host.url, template, 'template0');
    const pool = new Pool({ connectionString: urlOfDatabase(host.url, template), max: 2 });
    try {
      await migrateUp(pool, await readMigrations());
    } finally {
      await pool.end();
    }
  } catch (error) {
    await host.close();
    throw error;
  }
  return {
    url: host.url,
    template,
    async close() {
      await dropDatabase(host.url, template);
      await host.close();
    },
  };
}

async function startHost(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, close: async () => undefined };
  await sweepAbandoned();
  const dataFolder = await mkdtemp(join(tmpdir(), FOLDER));
  const server = await startPostgres({ dataFolder, durable: false, address: 'tests' });
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Runs that were killed leave a folder, and maybe a server, behind: the next run stops and removes them. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(FOLDER) || (await isInUse(folder))) continue;
    try {
      await (await startPostgres({ dataFolder: folder, durable: false, address: 'tests' })).close();
    } catch {
      // Half made or not ours: what can be removed is removed.
    }
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A young folder may belong to a run that is about to take it. */
async function isInUse(folder: string): Promise<boolean> {
  const { mtimeMs } = await stat(folder);
  return Date.now() - mtimeMs < 600_000 || (await folderHolder(folder)) !== undefined;
}
