import { randomBytes } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { keptSecret } from '../config/index.ts';
import { folderHolder, lockFolder } from './folder.lock.ts';
import { chooseAccount } from './server.account.ts';
import { locateBinaries } from './server.binaries.ts';
import { ensureCluster, ROLE } from './server.cluster.ts';
import { launchServer, readPidFile, retireOrphan, stopServer, type ServerOptions } from './server.process.ts';

export type EmbeddedPostgres = {
  /** Where to connect: on the loopback address only, with a password of this data folder. */
  url: string;
  /** Stops the server cleanly and frees the data folder. */
  close: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Everything the installation keeps; the database goes in its `postgres` folder. Made when missing. */
  dataFolder: string;
  /** A free one by default. */
  port?: number;
  /** Where the program that starts it can be reached; quoted to whoever tries to use the same folder. */
  address?: string;
  /** False for throw-away servers of tests: faster, and lost when the machine stops. */
  durable?: boolean;
};

/** Modest by choice: the program and its database rest under 300 MB together. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};

const THROW_AWAY: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
};

/**
 * Starts the PostgreSQL that comes with the project on a data folder, as root or as an ordinary user. One program at
 * a time may hold the folder. A server that dies while it is held is started again on the same port.
 *
 * @throws OperatorError with what to do, in French and English
 */
export async function startPostgres(given: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const durable = given.durable ?? true;
  // Passable by others, so that the account of the server can reach its own folder inside; what is secret is 0600.
  await mkdir(given.dataFolder, { recursive: true, mode: 0o711 });
  const dataFolder = await realpath(given.dataFolder);
  const lock = await lockFolder(dataFolder, given.address ?? 'PostgreSQL');
  try {
    const folder = join(dataFolder, 'postgres');
    const binaries = locateBinaries();
    const account = chooseAccount(folder, [binaries.folder, dataFolder]);
    const password = await passwordOf(dataFolder);
    await ensureCluster({ folder, password, binaries, account, durable });
    await retireOrphan(folder);
    const settings = durable ? SETTINGS : { ...SETTINGS, ...THROW_AWAY };
    const port = given.port ?? (await freePort());
    const server = await superviseServer({
      folder,
      logFile: join(dataFolder, 'postgres.log'),
      port,
      binaries,
      account,
      settings,
    });
    try {
      const url = urlOf(port, password);
      await ensureDatabase(url);
      return {
        url,
        async close() {
          await server.close();
          await lock.release();
        },
      };
    } catch (error) {
      await server.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The embedded database that a running program holds on this folder, and where that program is. */
export async function runningPostgres(dataFolder: string): Promise<{ url: string; address: string } | undefined> {
  const holder = await folderHolder(dataFolder);
  const server = readPidFile(join(dataFolder, 'postgres'));
  if (!holder || server?.status !== 'ready') return undefined;
  return { url: urlOf(server.port, await passwordOf(dataFolder)), address: holder.address };
}

async function superviseServer(options: ServerOptions): Promise<{ close: () => Promise<void> }> {
  const state = { closing: false, child: await launchServer(options) };
  const stopWithUs = () => void state.child.kill('SIGINT');
  process.on('exit', stopWithUs);
  const watch = () => state.child.once('exit', () => void restart());
  const restart = async (): Promise<void> => {
    if (state.closing) return;
    try {
      await retireOrphan(options.folder);
      state.child = await launchServer(options);
      watch();
    } catch {
      // Its own log says why; the program meanwhile reports the database as away.
      await delay(2_000);
      await restart();
    }
  };
  watch();
  return {
    async close() {
      state.closing = true;
      await stopServer(state.child);
      process.off('exit', stopWithUs);
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [ROLE]);
    if (rowCount === 0) await client.query(`create database ${ROLE}`);
  } finally {
    await client.end();
  }
}

function passwordOf(dataFolder: string): Promise<string> {
  return keptSecret(join(dataFolder, 'postgres.password'), () => randomBytes(24).toString('base64url'));
}

function urlOf(port: number, password: string): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
