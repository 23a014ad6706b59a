import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, processesWorkingIn } from './process.identity.ts';
import type { ServerAccount } from './server.account.ts';
import type { ServerBinaries } from './server.binaries.ts';
import { accountOptions } from './server.cluster.ts';
import { OperatorError } from '../operator.error.ts';

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 30_000;
const LOG_BYTES_KEPT = 10_000_000;

export type ServerOptions = {
  folder: string;
  logFile: string;
  port: number;
  binaries: ServerBinaries;
  account: ServerAccount;
  settings: Record<string, string>;
};

/** Starts the server on an existing database folder and waits until it answers. */
export async function launchServer(options: ServerOptions): Promise<ChildProcess> {
  const log = openLog(options.logFile);
  const settings = Object.entries(options.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const words = [
    ...options.account.prefix,
    options.binaries.postgres,
    '-D',
    options.folder,
    '-p',
    String(options.port),
    ...settings,
  ];
  const [program = options.binaries.postgres, ...args] = words;
  // In a group of its own: Ctrl-C reaches the program only, which finishes its work before it stops the server.
  const child = spawn(program, args, {
    ...accountOptions(options.account),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  const deadline = Date.now() + READY_WITHIN_MS;
  while (readPidFile(options.folder)?.status !== 'ready') {
    if (failure || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw cannotStart(options.logFile, failure);
    }
    await delay(15);
  }
  return child;
}

/** Stops the server at once but cleanly: running statements are cut, everything committed is on disk. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const stopped = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS);
  await stopped;
  clearTimeout(timer);
}

/**
 * Clears what a killed program left behind: a server still running on the folder is stopped, and a pid file whose
 * number now belongs to another process is removed. To be called by the holder of the folder's lock only.
 */
export async function retireOrphan(folder: string): Promise<void> {
  const found = readPidFile(folder);
  if (!found) return;
  const members = processesWorkingIn(folder);
  if (members.includes(found.pid) || (process.platform !== 'linux' && isRunning(found.pid))) {
    process.kill(found.pid, 'SIGINT');
  }
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (processesWorkingIn(folder).length > 0 && Date.now() < deadline) await delay(20);
  const left = processesWorkingIn(folder);
  if (left.length > 0) {
    throw new OperatorError({
      fr: `Un PostgreSQL d’un lancement précédent ne s’arrête pas (processus ${left.join(', ')}) : arrêtez-le, puis relancez.`,
      en: `A PostgreSQL of an earlier start does not stop (process ${left.join(', ')}): stop it, then start again.`,
    });
  }
  if (process.platform === 'linux') rmSync(join(folder, 'postmaster.pid'), { force: true });
}

/** What the server says of itself in its folder: its pid, its port, `ready` once it answers. */
export function readPidFile(folder: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_KEPT) truncateSync(path, 0);
  return openSync(path, 'a', 0o600);
}

function cannotStart(logFile: string, cause: Error | undefined): OperatorError {
  const last = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' ');
  return new OperatorError(
    {
      fr: `La base de données n’a pas démarré (journal : ${logFile}). ${cause?.message ?? last}`,
      en: `The database did not start (log: ${logFile}). ${cause?.message ?? last}`,
    },
    { cause },
  );
}
