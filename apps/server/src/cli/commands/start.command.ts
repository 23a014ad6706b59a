import { once } from 'node:events';
import { programVersion, projectRoot } from '../../ops/installation.ts';
import { backUpBeforeMigration } from '../../ops/start/backup.first.ts';
import { awaitDatabase } from '../../ops/start/database.ready.ts';
import { installationKeys } from '../../ops/start/installation.keys.ts';
import { ensurePortFree } from '../../ops/start/port.free.ts';
import { ensureWebAssets } from '../../ops/start/web.assets.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import type { Command } from '../command.ts';
import { runOperator, type OperatorContext } from '../operator.run.ts';

const DATABASE_PATIENCE_MS = 60_000;

export const command: Command = {
  name: 'start',
  summary: 'starts Beffroi and its database, and prints where to open it',
  help: `
Usage: ./beffroi start [--demo]       (npm start [-- --demo] installs first, then does the same)

Starts the database in the data folder (or uses DATABASE_URL), brings its tables up to date, builds the interface when
it is stale, and serves on http://localhost:4300 (PORT, BASE_URL). As long as there is no administrator, it prints a
set-up link that works once. Ctrl-C or SIGTERM stops it cleanly.

  --demo   demonstration territories, weeks of history, and a simulated network that goes on living; sends nothing out

Input    settings as environment variables or in .env, each explained in .env.example
Output   address and set-up link on standard output; log on standard error (LOG_LEVEL)

Example  PORT=8080 BASE_URL=https://beffroi.example.fr ./beffroi start
`,
  run: (args, io) => {
    const env = args.includes('--demo') ? { ...io.env, DEMO: 'true' } : io.env;
    return runOperator(
      { args, io: { ...io, env }, options: { demo: { type: 'boolean' } }, maxPositionals: 0 },
      (_words, context) => serve(context),
    );
  },
};

async function serve(context: OperatorContext): Promise<number> {
  const { settings, io, language, signal } = context;
  const say = (fr: string, en: string) => io.stdout.write(`${language === 'fr' ? fr : en}\n`);
  // The program is read from disk while its database starts.
  const program = import('../../app/start.ts');
  const [database, port, web] = await Promise.allSettled([
    openDatabase(context, say),
    ensurePortFree(settings),
    webFolder(context, say),
    program,
  ]);
  const closeDatabase = async () => database.status === 'fulfilled' && (await database.value.close());
  try {
    if (database.status === 'rejected') throw database.reason;
    if (port.status === 'rejected') throw port.reason;
    if (web.status === 'rejected') throw web.reason;
    signal.throwIfAborted();
    const { start } = await program;
    const started = await start({
      settings,
      databaseUrl: database.value.url,
      ...(await installationKeys(context)),
      webFolder: web.value,
      version: programVersion(),
    });
    const seconds = (performance.now() / 1000).toLocaleString(language, { maximumFractionDigits: 1 });
    const lines: [fr: string, en: string][] = [
      [`Beffroi est prêt (${seconds} s) : ${started.address}`, `Beffroi is ready (${seconds} s): ${started.address}`],
    ];
    if (started.setupLink !== undefined) {
      lines.push([
        `Première mise en place, lien à usage unique : ${started.setupLink}`,
        `First set-up, a link that works once: ${started.setupLink}`,
      ]);
    }
    if (started.demo !== undefined) {
      const { email, password } = started.demo;
      lines.push([
        `Démonstration, se connecter avec ${email} et ${password}`,
        `Demonstration, sign in with ${email} and ${password}`,
      ]);
    }
    // In one piece: who waits for the first line has them all.
    say(lines.map(([fr]) => fr).join('\n'), lines.map(([, en]) => en).join('\n'));
    if (!signal.aborted) await once(signal, 'abort');
    say('Arrêt…', 'Stopping…');
    await started.stop();
    return 0;
  } finally {
    await closeDatabase();
  }
}

type Say = (fr: string, en: string) => void;

async function openDatabase(
  { settings, dataFolder, signal }: OperatorContext,
  say: Say,
): Promise<{ url: string; close: () => Promise<void> }> {
  if (settings.databaseUrl !== undefined) {
    const url = settings.databaseUrl;
    await awaitDatabase({
      url,
      patienceMs: DATABASE_PATIENCE_MS,
      signal,
      onWait: () => say('Attente de la base de données…', 'Waiting for the database…'),
    });
    return { url, close: async () => undefined };
  }
  const server = await startPostgres({ dataFolder, address: settings.baseUrl });
  try {
    await backUpBeforeMigration({
      databaseUrl: server.url,
      dataFolder,
      signal,
      now: new Date(),
      onBackup: () => say('Sauvegarde avant la mise à jour des tables…', 'Backing up before the tables are updated…'),
    });
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function webFolder({ settings }: OperatorContext, say: Say): Promise<string> {
  return ensureWebAssets({
    root: projectRoot,
    needed: settings.role === 'all' || settings.role === 'web',
    onBuild: () => say('Construction de l’interface…', 'Building the interface…'),
  });
}
