import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import type { Settings } from '../platform/config/index.ts';
import { createPool } from '../platform/db/database.ts';
import { migrateUp, readMigrations } from '../platform/db/migrations.ts';
import { createLogger } from '../platform/logger.ts';
import { createHttpClient } from '../platform/outbound-http/index.ts';
import type { VapidKeys } from '../modules/notifications/index.ts';
import { connectors } from './connectors.ts';
import { createProgram, type Program } from './program.ts';
import { seedDemo, type DemoAccess } from './demo.ts';

export type StartOptions = {
  settings: Settings;
  databaseUrl: string;
  /** What seals credentials and signs links. */
  secret: Buffer;
  vapid: VapidKeys;
  /** The folder of the built interface. */
  webFolder: string;
  version: string;
};

export type Started = {
  /** Where to open it. */
  address: string;
  port: number;
  /** The link of the first set-up, while it is still to be done. */
  setupLink: string | undefined;
  /** Who may sign in, when it is a demonstration. */
  demo: DemoAccess | undefined;
  program: Program;
  stop: () => Promise<void>;
};

/** Migrates, puts the program together and opens it: for commands that work on it without serving. */
export async function openProgram(options: StartOptions): Promise<{ program: Program; close: () => Promise<void> }> {
  const { settings, databaseUrl, secret, vapid, webFolder, version } = options;
  await migrate(databaseUrl);
  const http = createHttpClient({
    allowPrivateAddresses: settings.allowPrivateAddresses,
    userAgent: `Beffroi/${version} (+${settings.baseUrl})`,
  });
  const logger = createLogger(settings.logLevel);
  const program = await createProgram({
    settings,
    databaseUrl,
    secret,
    vapid,
    connectors,
    http,
    logger,
    webFolder,
    version,
  });
  const close = async () => {
    await program.stop();
    await http.close();
  };
  try {
    await program.open();
    return { program, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the program, answers on its port and lets it live. Resolves once it is ready. */
export async function start(options: StartOptions): Promise<Started> {
  const { settings } = options;
  const { program, close } = await openProgram(options);
  try {
    const demo = settings.demo ? await seedDemo(program) : undefined;
    const server = await listen(program, settings);
    program.begin();
    const { port } = server.address() as AddressInfo;
    return {
      address: settings.baseUrl,
      port,
      setupLink: await program.identity.createSetupLink(),
      demo,
      program,
      async stop() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        // Open streams of events never end by themselves.
        if ('closeAllConnections' in server) server.closeAllConnections();
        await closed;
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function migrate(databaseUrl: string): Promise<void> {
  const pool = createPool({ url: databaseUrl, max: 1 });
  try {
    await migrateUp(pool, await readMigrations());
  } finally {
    await pool.end();
  }
}

async function listen(program: Program, settings: Settings): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: program.app.fetch, port: settings.port, hostname: settings.host }, () =>
      resolve(server),
    );
    server.once('error', reject);
  });
}
