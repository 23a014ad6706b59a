import { resolve } from 'node:path';
import { Client } from 'pg';
import { readMigrations } from '../../platform/db/migrations.ts';
import { noteBackup } from '../backup/last.backup.ts';
import { writeBackup } from '../backup/backup.write.ts';
import { programVersion, projectRoot } from '../installation.ts';

/**
 * Saves the embedded database before a new version changes its tables.
 * @returns the file, or undefined when no table is about to change
 */
export async function backUpBeforeMigration(given: {
  databaseUrl: string;
  dataFolder: string;
  signal: AbortSignal;
  now: Date;
  onBackup: () => void;
}): Promise<string | undefined> {
  const applied = await appliedMigrations(given.databaseUrl);
  const waiting = (await readMigrations()).filter(({ name }) => !applied.has(name));
  if (applied.size === 0 || waiting.length === 0) return undefined;
  given.onBackup();
  const stamp = given.now.toISOString().slice(0, 19).replaceAll(':', '');
  const file = resolve(projectRoot, 'backups', `beffroi-${stamp}-before-${programVersion()}.tar.gz`);
  const { bytes } = await writeBackup({ ...given, file, program: programVersion(), onProgress: () => undefined });
  await noteBackup(given.dataFolder, { at: given.now, file, bytes });
  return file;
}

async function appliedMigrations(databaseUrl: string): Promise<Set<string>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('public.migration') is not null as there`,
    );
    if (!rows[0]?.there) return new Set();
    const applied = await client.query<{ name: string }>('select name from public.migration');
    return new Set(applied.rows.map(({ name }) => name));
  } finally {
    await client.end();
  }
}
