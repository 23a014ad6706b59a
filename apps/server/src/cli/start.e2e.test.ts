import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'beffroi-start-'));
const dataFolder = join(folder, 'data');
const ours = new Set<ChildProcess>();
let port = 0;

beforeAll(async () => {
  port = await freePort();
});

afterAll(async () => {
  for (const child of ours) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const stopped = once(child, 'exit');
    child.kill('SIGTERM');
    await stopped;
  }
  rmSync(folder, { recursive: true, force: true });
});

type Run = { child: ChildProcess; output: () => string; exited: Promise<number | null> };

function beffroi(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', DATA_FOLDER: dataFolder, PORT: String(port), ...env },
  });
  ours.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(child, 'close').then(() => child.exitCode);
  return { child, output: () => said, exited };
}

/** @throws with all that it said, when it ends before it is ready */
async function ready(run: Run): Promise<void> {
  const ended = run.exited.then(() => {
    throw new Error(run.output());
  });
  const said = expect.poll(run.output, { timeout: 150_000, interval: 20 }).toContain('Beffroi is ready');
  ended.catch(() => undefined);
  await Promise.race([said, ended]);
}

async function stop(run: Run): Promise<number | null> {
  run.child.kill('SIGTERM');
  return run.exited;
}

/** Below those that the system gives to whoever calls out: a port that was free stays so until the program has it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

// Each starts whole programs: time enough for a machine that does other things besides.
vi.setConfig({ testTimeout: 300_000 });

test('it starts, gives the set-up link, answers, refuses a second one, is examined, backed up, and stops', async () => {
  const first = beffroi(['start']);
  await ready(first);
  expect(first.output()).toMatch(new RegExp(`First set-up, a link that works once: http://localhost:${port}/\\S+`));
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<!doctype html>');

  const second = beffroi(['start']);
  expect(await second.exited).toBe(1);
  expect(second.output().trim().split('\n')).toEqual([
    `Le dossier ${dataFolder} est déjà utilisé par le processus ${first.child.pid} (http://localhost:${port}) : arrêtez-le, ou donnez un autre DATA_FOLDER.`,
    `The folder ${dataFolder} is already in use by process ${first.child.pid} (http://localhost:${port}): stop it, or give another DATA_FOLDER.`,
  ]);

  const doctor = beffroi(['doctor']);
  expect(await doctor.exited).toBe(0);
  expect(doctor.output()).toContain('chains whole');

  const file = join(folder, 'backup.tar.gz');
  const backup = beffroi(['backup', file]);
  expect(await backup.exited).toBe(0);
  expect(await stop(first)).toBe(0);

  const restore = beffroi(['restore', file], { DATA_FOLDER: join(folder, 'copy') });
  expect(await restore.exited).toBe(0);
  expect(restore.output()).toMatch(/^Restored: \d+ rows and 2 files/);
});

test('after kill -9 it starts again within seconds', async () => {
  const killed = beffroi(['start']);
  await ready(killed);
  killed.child.kill('SIGKILL');
  await killed.exited;
  const next = beffroi(['start']);
  await ready(next);
  expect(await stop(next)).toBe(0);
});

test('a port that is taken, and a setting that cannot be read, are said in one line in each language', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const blocked = beffroi(['start']);
  expect(await blocked.exited).toBe(1);
  expect(blocked.output().trim().split('\n')).toHaveLength(2);
  expect(blocked.output()).toContain('change PORT or HOST');
  await new Promise((resolve) => taken.close(resolve));

  const misread = beffroi(['start'], { LOG_LEVEL: 'loud' });
  expect(await misread.exited).toBe(1);
  expect(misread.output().trim().split('\n')).toEqual([
    'LOG_LEVEL vaut « loud » : il faut l’un de ceux-ci : fatal, error, warn, info, debug, silent.',
    'LOG_LEVEL is "loud": it must be one of: fatal, error, warn, info, debug, silent.',
  ]);
});
