import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../testing/database.ts';
import { awaitDatabase } from './database.ready.ts';

const signal = new AbortController().signal;
let database: TestDatabase<never>;

beforeAll(async () => {
  database = await emptyDatabase<never>();
});
afterAll(() => database.close());

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
