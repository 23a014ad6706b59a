import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './server.account.ts';
import type { ServerBinaries } from './server.binaries.ts';
import { OperatorError } from '../operator.error.ts';

const execute = promisify(execFile);

/** The one role of the embedded server, and the name of its database. */
export const ROLE = 'beffroi';

/**
 * Makes the database folder when it is missing. It is prepared beside its place and moved there when complete, so
 * that a first start cut short leaves nothing half made.
 */
export async function ensureCluster(given: {
  folder: string;
  password: string;
  binaries: ServerBinaries;
  account: ServerAccount;
  durable: boolean;
}): Promise<void> {
  const { folder, binaries, account } = given;
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, `${given.password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const [program = binaries.initdb, ...prefixed] = [...account.prefix, binaries.initdb];
  try {
    await execute(
      program,
      [
        ...prefixed,
        `--pgdata=${draft}`,
        `--username=${ROLE}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order of words on every machine, whatever locales it has; French order is asked for by collation.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(given.durable ? [] : ['--no-sync', '--no-data-checksums']),
      ],
      accountOptions(account),
    );
  } catch (cause) {
    const detail = String((cause as { stderr?: string }).stderr ?? cause).trim();
    throw new OperatorError(
      {
        fr: `La base de données n’a pas pu être créée dans ${folder} : ${detail}`,
        en: `The database could not be created in ${folder}: ${detail}`,
      },
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, folder);
}

/** How to start a program under the account. */
export function accountOptions(account: ServerAccount): {
  uid?: number;
  gid?: number;
  env: NodeJS.ProcessEnv;
  cwd: string;
} {
  const owned = account.prefix.length === 0 && account.uid !== undefined && account.gid !== undefined;
  return { ...(owned ? { uid: account.uid, gid: account.gid } : {}), env: { LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' };
}
