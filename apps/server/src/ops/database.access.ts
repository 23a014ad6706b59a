import { resolve } from 'node:path';
import { runningPostgres, startPostgres } from '../platform/postgres/index.ts';

/** Where an installation keeps its things: what of the settings the operator's commands need. */
export type Installation = {
  dataFolder: string;
  databaseUrl: string | undefined;
};

/** The data folder as an absolute path; a relative one is counted from the project, wherever the command is called. */
export function dataFolderOf(root: string, setting: string): string {
  return resolve(root, setting);
}

/**
 * Opens the installation's database for a command: the one that DATABASE_URL names, that of the program running on the
 * data folder, or else the folder's own, started for as long as the command lasts.
 */
export async function openInstallationDatabase(
  given: Installation,
  command: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const shared = given.databaseUrl ?? (await runningPostgres(given.dataFolder))?.url;
  if (shared !== undefined) return { url: shared, close: async () => undefined };
  return startPostgres({ dataFolder: given.dataFolder, address: `./beffroi ${command}` });
}
