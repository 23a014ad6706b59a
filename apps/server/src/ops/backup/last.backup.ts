import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const lastBackupSchema = z.object({ at: z.coerce.date(), file: z.string(), bytes: z.number() });
export type LastBackup = z.infer<typeof lastBackupSchema>;

/** Notes in the data folder that a backup was made, for whoever asks how old the last one is. */
export async function noteBackup(dataFolder: string, backup: LastBackup): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await writeFile(pathIn(dataFolder), JSON.stringify(backup));
}

export async function lastBackup(dataFolder: string): Promise<LastBackup | undefined> {
  try {
    return lastBackupSchema.parse(JSON.parse(await readFile(pathIn(dataFolder), 'utf8')));
  } catch {
    return undefined;
  }
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, 'last-backup.json');
}
