import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '../operator.error.ts';

/**
 * The account that PostgreSQL runs under. An ordinary user runs it as themself. PostgreSQL refuses to run as root, so
 * for root it is an unprivileged account; `prefix` then goes before a command whose paths that account cannot reach.
 */
export type ServerAccount = { uid?: number; gid?: number; prefix: string[] };

/**
 * @param paths folders that the server must reach: its program and its data
 * @throws OperatorError when root cannot lend the folders to any account
 */
export function chooseAccount(databaseFolder: string, paths: readonly string[]): ServerAccount {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const account = ownerOf(databaseFolder) ?? lookUp('postgres') ?? createAccount() ?? lookUp('nobody');
  if (!account) {
    throw new OperatorError({
      fr: 'PostgreSQL refuse de tourner en root et aucun compte sans privilège n’existe : créez un utilisateur « postgres », ou lancez Beffroi sous un utilisateur ordinaire.',
      en: 'PostgreSQL refuses to run as root and there is no unprivileged account: create a user named postgres, or run Beffroi as an ordinary user.',
    });
  }
  if (paths.every((path) => canReach(path, account))) return { ...account, prefix: [] };
  return { ...account, prefix: capabilityPrefix(account, paths) };
}

type Account = { uid: number; gid: number };

function ownerOf(folder: string): Account | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined;
}

function lookUp(name: string): Account | undefined {
  try {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return undefined;
  }
}

function createAccount(): Account | undefined {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'beffroi'],
      { stdio: 'ignore' },
    );
  } catch {
    // No useradd, or the account is there already: the look-up decides.
  }
  return lookUp('beffroi');
}

/** Whether the account may pass through every folder above a path and into it. */
export function canReach(path: string, account: Account): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat) {
      const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
      if (((stat.mode >> shift) & 1) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/**
 * A project under /root is closed to every other account. `setpriv` starts the server under the account with the one
 * capability of passing through closed folders, so that nobody's permissions need changing.
 */
function capabilityPrefix(account: Account, paths: readonly string[]): string[] {
  const prefix = [
    'setpriv',
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // Without it, access(2) answers as if the capability were not there (capabilities(7), securebits).
    '--securebits=+no_setuid_fixup',
    '--',
  ];
  try {
    execFileSync('setpriv', [...prefix.slice(1), 'true'], { stdio: 'ignore' });
    return prefix;
  } catch (cause) {
    const where = paths.join(', ');
    throw new OperatorError(
      {
        fr: `PostgreSQL ne peut pas tourner en root et son compte n’atteint pas ${where} : mettez le projet ailleurs que sous /root (par exemple /opt/beffroi), ou lancez-le sous un utilisateur ordinaire.`,
        en: `PostgreSQL cannot run as root and its account cannot reach ${where}: put the project outside /root (for example in /opt/beffroi), or run it as an ordinary user.`,
      },
      { cause },
    );
  }
}
