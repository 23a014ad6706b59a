import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from './process.identity.ts';
import { OperatorError } from '../operator.error.ts';

/** Who works on a data folder: one program at a time. */
export type FolderHolder = { pid: number; identity: string; address: string };

export type FolderLock = { release: () => Promise<void> };

/**
 * Takes the data folder for this process. A lock whose holder is gone, as after kill -9, is taken over.
 *
 * @param address where the holder can be reached, quoted to whoever comes second
 * @throws OperatorError naming the pid and the address of a holder that is alive
 */
export async function lockFolder(folder: string, address: string): Promise<FolderLock> {
  const path = lockPath(folder);
  const identity = processIdentity(process.pid) ?? '';
  const mine = JSON.stringify({ pid: process.pid, identity, address } satisfies FolderHolder);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    while (!(await linkIfAbsent(draft, path))) {
      const found = await readText(path);
      if (found === undefined) continue;
      const holder = parseHolder(found);
      if (holder && isAlive(holder)) throw refusal(folder, holder);
      await retireStale(path, found);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    async release() {
      if ((await readText(path)) === mine) await rm(path, { force: true });
    },
  };
}

/** The live holder of a data folder, if there is one. */
export async function folderHolder(folder: string): Promise<FolderHolder | undefined> {
  const found = await readText(lockPath(folder));
  const holder = found === undefined ? undefined : parseHolder(found);
  return holder && isAlive(holder) ? holder : undefined;
}

function lockPath(folder: string): string {
  return join(folder, 'beffroi.lock');
}

function isAlive(holder: FolderHolder): boolean {
  return processIdentity(holder.pid) === holder.identity;
}

/** Moves a stale lock aside; if another process took the folder meanwhile, its fresh lock is put back. */
async function retireStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readText(aside)) !== stale) await linkIfAbsent(aside, path);
  await rm(aside, { force: true });
}

async function linkIfAbsent(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(text: string): FolderHolder | undefined {
  try {
    const value = JSON.parse(text) as Partial<FolderHolder>;
    if (typeof value.pid !== 'number' || typeof value.identity !== 'string') return undefined;
    return { pid: value.pid, identity: value.identity, address: String(value.address ?? '') };
  } catch {
    return undefined;
  }
}

function refusal(folder: string, holder: FolderHolder): OperatorError {
  return new OperatorError({
    fr: `Le dossier ${folder} est déjà utilisé par le processus ${holder.pid} (${holder.address}) : arrêtez-le, ou donnez un autre DATA_FOLDER.`,
    en: `The folder ${folder} is already in use by process ${holder.pid} (${holder.address}): stop it, or give another DATA_FOLDER.`,
  });
}
