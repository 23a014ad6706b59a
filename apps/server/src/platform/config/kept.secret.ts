import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A secret kept in a file that only its owner reads, made at the first need. Processes that ask at the same time get
 * the same one.
 */
export async function keptSecret(path: string, make: () => string): Promise<string> {
  const kept = await readSecret(path);
  if (kept !== undefined) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o711 });
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  const fresh = make();
  await writeFile(draft, `${fresh}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, path);
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readSecret(path)) ?? fresh;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
