import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSettings, withEnvFile, type Settings } from '../platform/config/index.ts';
import { OperatorError } from '../platform/operator.error.ts';
import { runningPostgres, startPostgres } from '../platform/postgres/index.ts';

/** The project's folder, wherever a command is called from. */
export const projectRoot: string = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

/** What a command works on: the settings, and the data folder as an absolute path. */
export type Installation = { settings: Settings; dataFolder: string };

/**
 * Reads the settings from the environment and the project's `.env`.
 * @throws OperatorError with one line a setting at fault
 */
export function loadInstallation(env: Record<string, string | undefined>): Installation {
  const outcome = loadSettings(withEnvFile(projectRoot, env));
  if (!outcome.ok) {
    throw new OperatorError({
      fr: outcome.problems.map(({ text }) => text.fr).join('\n'),
      en: outcome.problems.map(({ text }) => text.en).join('\n'),
    });
  }
  const { settings } = outcome;
  if (settings.toneModelFolder !== undefined) settings.toneModelFolder = resolve(projectRoot, settings.toneModelFolder);
  settings.dataFolder = resolve(projectRoot, settings.dataFolder);
  return { settings, dataFolder: settings.dataFolder };
}

export function programVersion(): string {
  return (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * Opens the installation's database for a command: the one that DATABASE_URL names, that of the program running on the
 * data folder, or else the folder's own, started for as long as the command lasts.
 * @throws OperatorError when there is none yet
 */
export async function openDatabase(
  { settings, dataFolder }: Installation,
  command: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const shared = settings.databaseUrl ?? (await runningPostgres(dataFolder))?.url;
  if (shared !== undefined) return { url: shared, close: async () => undefined };
  if (!existsSync(join(dataFolder, 'postgres'))) throw nothingThere(dataFolder);
  return startPostgres({ dataFolder, address: `./beffroi ${command}` });
}

/** Where Beffroi has never been started there is nothing to work on. */
export function nothingThere(where: string): OperatorError {
  return new OperatorError({
    fr: `Il n’y a pas encore d’installation dans ${where} : lancez d’abord npm start, ou vérifiez DATA_FOLDER et DATABASE_URL.`,
    en: `There is no installation in ${where} yet: run npm start first, or check DATA_FOLDER and DATABASE_URL.`,
  });
}
