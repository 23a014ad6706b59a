import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { OperatorError } from '../operator.error.ts';
import { runningPostgres, startPostgres } from './index.ts';
import { processesWorkingIn } from './process.identity.ts';
import { canReach } from './server.account.ts';
import { readPidFile } from './server.process.ts';

const root = mkdtempSync(join(tmpdir(), 'beffroi-postgres-'));
chmodSync(root, 0o755);
const nobody = { uid: 65_534, gid: 65_534 };
const program = fileURLToPath(new URL('../../testing/hold-postgres.ts', import.meta.url));

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Another process that holds a data folder, and prints the address of its database once it is ready. */
async function holdElsewhere(
  dataFolder: string,
  account: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'], ...account });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: chunk.toString().trim() };
}

test('what was written is there at the next start, and secrets are for their owner only', async () => {
  const dataFolder = join(root, 'keeps');
  const first = await startPostgres({ dataFolder });
  await query(first.url, 'create table kept as select 42 as answer');
  await first.close();
  const second = await startPostgres({ dataFolder });
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.close();
  expect(statSync(join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
  expect(processesWorkingIn(join(dataFolder, 'postgres'))).toEqual([]);
});

test('a second program on the same folder is refused in one line that names the first, and may join its database', async () => {
  const dataFolder = join(root, 'shared');
  const first = await startPostgres({ dataFolder, address: 'http://localhost:4300', durable: false });
  const refusal = await startPostgres({ dataFolder, durable: false }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(OperatorError);
  expect((refusal as OperatorError).text.en).toMatch(
    new RegExp(
      `^The folder .*/shared is already in use by process ${process.pid} \\(http://localhost:4300\\): [^\\n]+$`,
    ),
  );
  expect((refusal as OperatorError).text.fr).toContain(`le processus ${process.pid} (http://localhost:4300)`);
  expect(await runningPostgres(dataFolder)).toEqual({ url: first.url, address: 'http://localhost:4300' });
  await first.close();
  expect(await runningPostgres(dataFolder)).toBeUndefined();
});

test('after kill -9 nothing that was committed is lost, and the orphan server is replaced', async () => {
  const dataFolder = join(root, 'killed');
  const { child, url } = await holdElsewhere(dataFolder);
  await query(url, 'create table acknowledged as select generate_series(1, 1000) as n');
  const killed = once(child, 'exit');
  child.kill('SIGKILL');
  await killed;
  const orphan = readPidFile(join(dataFolder, 'postgres'))?.pid;
  const next = await startPostgres({ dataFolder, durable: false });
  expect(readPidFile(join(dataFolder, 'postgres'))?.pid).not.toBe(orphan);
  expect(await query(next.url, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 1000 }]);
  await next.close();
});

test('a pid file whose number now belongs to another process does not prevent the start', async () => {
  const dataFolder = join(root, 'reused');
  await (await startPostgres({ dataFolder, durable: false })).close();
  writeFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), `${process.ppid}\n`);
  writeFileSync(
    join(dataFolder, 'beffroi.lock'),
    JSON.stringify({ pid: process.ppid, identity: 'an earlier boot:1', address: 'gone' }),
  );
  const server = await startPostgres({ dataFolder, durable: false });
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.close();
});

test('a server that dies is started again on the same address', async () => {
  const dataFolder = join(root, 'dies');
  const server = await startPostgres({ dataFolder, durable: false });
  const folder = join(dataFolder, 'postgres');
  const first = readPidFile(folder)?.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await expect
    .poll(() => readPidFile(folder), { timeout: 20_000 })
    .toSatisfy(
      (now: ReturnType<typeof readPidFile>) => now !== undefined && now.pid !== first && now.status === 'ready',
    );
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.close();
});

test.runIf(process.getuid?.() === 0 && canReach(process.execPath, nobody))('an ordinary user runs it too', async () => {
  const dataFolder = mkdtempSync(join(root, 'user-'));
  chmodSync(dataFolder, 0o777);
  const { child, url } = await holdElsewhere(join(dataFolder, 'data'), nobody);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  const stopped = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await stopped).toEqual([0, null]);
});

test.runIf(process.getuid?.() === 0)('root may keep the data where no other account can go', async () => {
  const closed = mkdtempSync(join(root, 'closed-'));
  chmodSync(closed, 0o700);
  const server = await startPostgres({ dataFolder: join(closed, 'data'), durable: false });
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.close();
});
