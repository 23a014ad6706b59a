import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSettings } from '../../platform/config/index.ts';
import { emptyDatabase, type TestDatabase } from '../../testing/database.ts';
import type { Installation } from '../installation.ts';
import { awaitDatabase } from './database.ready.ts';
import { installationKeys } from './installation.keys.ts';

const signal = new AbortController().signal;
let database: TestDatabase<never>;

beforeAll(async () => {
  database = await emptyDatabase<never>();
});
afterAll(() => database.close());

function installation(dataFolder: string, env: Record<string, string> = {}): Installation {
  const outcome = loadSettings(env);
  if (!outcome.ok) throw new Error('settings');
  return { settings: outcome.settings, dataFolder };
}

test('a database that answers is taken at once', async () => {
  let waited = 0;
  await awaitDatabase({ url: database.url, patienceMs: 0, signal, onWait: () => (waited += 1) });
  expect(waited).toBe(0);
});

test('one that does not answer is waited for, then refused with what to check', async () => {
  let waited = 0;
  const waiting = awaitDatabase({
    url: 'postgres://a:b@127.0.0.1:1/c',
    patienceMs: 600,
    signal,
    onWait: () => (waited += 1),
  });
  await expect(waiting).rejects.toThrow(/^The database cannot be used \(.*ECONNREFUSED.*\): check DATABASE_URL/);
  expect(waited).toBe(1);
});

test('a wrong password or name is refused without waiting', async () => {
  const url = new URL(database.url);
  url.password = 'wrong';
  const patient = { patienceMs: 60_000, signal, onWait: () => undefined };
  await expect(awaitDatabase({ url: url.href, ...patient })).rejects.toThrow('password authentication failed');
  await expect(awaitDatabase({ url: `${database.url}_absent`, ...patient })).rejects.toThrow('does not exist');
});

test('keys are made once, or are those of the settings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-keys-'));
  const first = await installationKeys(installation(folder));
  expect(await installationKeys(installation(folder))).toEqual(first);
  expect(first.secret.length).toBeGreaterThanOrEqual(32);
  expect(first.vapid.subject).toBe('mailto:beffroi@localhost');
  expect(readFileSync(join(folder, 'secret.key'), 'utf8').trim()).toBe(first.secret.toString());
  const given = await installationKeys(
    installation(folder, {
      SECRET_KEY: 's'.repeat(32),
      VAPID_PUBLIC_KEY: 'public',
      VAPID_PRIVATE_KEY: 'private',
      BASE_URL: 'https://beffroi.example.fr',
    }),
  );
  expect(given.secret.toString()).toBe('s'.repeat(32));
  expect(given.vapid).toEqual({ publicKey: 'public', privateKey: 'private', subject: 'https://beffroi.example.fr' });
  rmSync(folder, { recursive: true });
});
