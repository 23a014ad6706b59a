import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { figures } from './figures.ts';

const print = figures('start');
const root = join(import.meta.dirname, '..');
const REST_MS = 20_000;

/** How long the program takes to be ready, and what program and database hold in memory once they rest. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-bench-'));
  try {
    // The interface is built once, apart: the cold start is given with it and without.
    const building = await startOnce(join(folder, 'first'), true);
    print({ figure: 'cold start after install, interface to build', unit: 's', value: building.seconds });
    await building.stop();
    const cold = await startOnce(join(folder, 'cold'), false);
    print({ figure: 'cold start, interface built', unit: 's', value: cold.seconds });
    await cold.stop();
    const second = await startOnce(join(folder, 'cold'), false);
    print({ figure: 'second start', unit: 's', value: second.seconds });
    await delay(REST_MS);
    const memory = memoryOf(second.child.pid ?? 0);
    print({ figure: 'resident memory at rest, program', unit: 'MB', value: memory.program });
    print({ figure: 'resident memory at rest, database', unit: 'MB', value: memory.database });
    print({ figure: 'resident memory at rest, both', unit: 'MB', value: memory.program + memory.database });
    const stopping = performance.now();
    await second.stop();
    print({ figure: 'stop', unit: 's', value: (performance.now() - stopping) / 1000 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(
  dataFolder: string,
  rebuild: boolean,
): Promise<{ seconds: number; child: ChildProcess; stop: () => Promise<void> }> {
  if (rebuild) rmSync(join(root, 'apps/web/dist'), { recursive: true, force: true });
  const started = performance.now();
  const child = spawn('./beffroi', ['start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATA_FOLDER: dataFolder,
      PORT: '0',
      BASE_URL: 'http://localhost:4399',
      LANG: 'en_GB.UTF-8',
    },
  });
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('Beffroi is ready')) break;
  if (child.exitCode !== null) throw new Error('the program did not start');
  return {
    seconds: (performance.now() - started) / 1000,
    child,
    async stop() {
      const stopped = once(child, 'exit');
      child.kill('SIGTERM');
      await stopped;
    },
  };
}

/** Proportional set sizes, in megabytes: memory that processes share is counted once. */
function memoryOf(pid: number): { program: number; database: number } {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((id) => [id, parentOf(id)]));
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && parent > 1 && (parent === pid || isBelow(parent));
  };
  const database = all.filter(isBelow).reduce((sum, id) => sum + proportionalSize(id), 0);
  return { program: proportionalSize(pid), database };
}

function parentOf(pid: number): number | undefined {
  const stat = readProc(pid, 'stat');
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function proportionalSize(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup') ?? '')?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
