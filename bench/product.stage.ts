import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import webPush from 'web-push';
import { createProgram, type Program } from '../apps/server/src/app/program.ts';
import { addTerritory, createPerson, giveRole } from '../apps/server/src/modules/identity/index.ts';
import { loadSettings } from '../apps/server/src/platform/config/index.ts';
import { createPool } from '../apps/server/src/platform/db/database.ts';
import { migrateUp, readMigrations } from '../apps/server/src/platform/db/migrations.ts';
import { createLogger } from '../apps/server/src/platform/logger.ts';
import { createHttpClient } from '../apps/server/src/platform/outbound-http/index.ts';
import { startPostgres } from '../apps/server/src/platform/postgres/index.ts';
import { createBrowser, type Browser } from '../apps/server/src/testing/browser.jar.ts';
import { simulatedWatches } from './simulated.posts.ts';

export type ProductStage = {
  program: Program;
  territoryId: string;
  databaseUrl: string;
  /** The process of the database server. */
  databasePid: number;
  close: () => Promise<void>;
};

/**
 * The program on the embedded database as it is installed, durable, with nothing happening by itself unless asked.
 * @param given.dataFolder kept at the end when given, else a temporary one
 */
export async function openProduct(
  given: {
    dataFolder?: string;
    now?: () => Date;
    webFolder?: string;
    /** Jobs run by themselves, and rounds once it begins. */
    unattended?: boolean;
    /** Called although it is not public: what a bench stands in for. */
    privateHosts?: readonly string[];
  } = {},
): Promise<ProductStage> {
  const { dataFolder } = given;
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'beffroi-bench-'));
  const postgres = await startPostgres({ dataFolder: folder, address: 'bench' });
  const migrating = createPool({ url: postgres.url, max: 1 });
  try {
    await migrateUp(migrating, await readMigrations());
  } catch (error) {
    await migrating.end();
    await postgres.close();
    throw error;
  }
  await migrating.end();
  const outcome = loadSettings({ LOG_LEVEL: 'error', DATA_FOLDER: folder });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const http = createHttpClient({ allowPrivateAddresses: given.privateHosts ?? false, userAgent: 'Beffroi bench' });
  const program = await createProgram({
    settings: { ...outcome.settings, baseUrl: 'http://localhost:4300' },
    databaseUrl: postgres.url,
    secret: randomBytes(32),
    vapid: { ...webPush.generateVAPIDKeys(), subject: 'mailto:beffroi@example.fr' },
    http,
    connectors: [],
    publishers: [],
    logger: createLogger(outcome.settings.logLevel),
    webFolder: given.webFolder ?? '/nonexistent',
    version: '0.0.0-bench',
    unattended: given.unattended ?? false,
    ...(given.now ? { now: given.now } : {}),
  });
  await program.open();
  return {
    program,
    territoryId: await territoryOf(program),
    databaseUrl: postgres.url,
    databasePid: Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    async close() {
      await program.stop();
      await http.close();
      await postgres.close();
      if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function territoryOf({ db }: Program): Promise<string> {
  const known = await db.selectFrom('identity.territory').select('id').limit(1).executeTakeFirst();
  if (known) return known.id;
  const input = {
    name: 'Région Picardie',
    kind: 'region' as const,
    variants: [],
    timeZone: 'Europe/Paris',
    languages: ['fr'],
  };
  return db.transaction().execute(async (trx) => (await addTerritory(trx, { input, actor: { kind: 'system' } })).id);
}

/** Watches of a region and made-up ones, up to a number; they are read at the next post. */
export async function addWatches({ program, territoryId }: ProductStage, count: number): Promise<void> {
  const watches = simulatedWatches(count);
  await sql`
    insert into listening.watch (territory_id, id, name, query)
    select ${territoryId}, 'wat_' || lpad(place::text, 14, '0'), name, query
    from unnest(${watches.map(({ name }) => name)}::text[], ${watches.map(({ query }) => query)}::text[]) with ordinality as w (name, query, place)
  `.execute(program.db);
}

/** A browser in which a person is signed in who may read the territory; it talks to the program without a port. */
export async function signIn({ program, territoryId }: ProductStage): Promise<Browser> {
  const email = `${randomBytes(4).toString('hex')}@example.fr`;
  const password = 'la cloche sonne à midi';
  await program.db.transaction().execute(async (trx) => {
    const person = await createPerson(trx, { email, name: 'Écran', password, locale: 'fr' });
    await giveRole(trx, { territoryId, personId: person.id, role: 'community_manager' });
  });
  const browser = createBrowser({ baseUrl: program.baseUrl, serve: async (request) => program.app.fetch(request) });
  const { status } = await browser.json('POST', '/api/auth/sign-in/email', { email, password });
  if (status !== 200) throw new Error(`signing in answered ${status}`);
  return browser;
}
