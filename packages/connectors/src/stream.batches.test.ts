import { expect, test } from 'vitest';
import { endWhenSilent, inBatches, SilentStreamError } from './stream.batches.ts';

async function* count(to: number) {
  for (let n = 1; n <= to; n += 1) yield n;
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

test('what arrives while a batch is handled comes in the next, in order, never more than asked at once', async () => {
  const batches: number[][] = [];
  for await (const batch of inBatches(count(25), 10)) {
    batches.push(batch);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(batches.flat()).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(10);
  expect(batches.length).toBeLessThan(25);
});

test('a source that fails gives what it had, then fails', async () => {
  const heard: number[] = [];
  async function* failing() {
    yield 1;
    throw new Error('cut');
  }
  const read = async () => {
    for await (const batch of inBatches(failing(), 10)) heard.push(...batch);
  };
  await expect(read()).rejects.toThrow('cut');
  expect(heard).toEqual([1]);
});

test('a reader that leaves closes the source', async () => {
  let closed = false;
  async function* endless() {
    try {
      while (true) yield 1;
    } finally {
      closed = true;
    }
  }
  for await (const _ of inBatches(endless(), 3)) break;
  expect(closed).toBe(true);
});

test('silence ends a stream by an error, an aborted signal without one', async () => {
  async function* mute() {
    yield 1;
    await new Promise(() => {});
  }
  const silent = async () => collect(endWhenSilent(mute(), 5, new AbortController().signal));
  await expect(silent()).rejects.toThrow(SilentStreamError);
  const hangUp = new AbortController();
  setImmediate(() => hangUp.abort());
  expect(await collect(endWhenSilent(mute(), 60_000, hangUp.signal))).toEqual([1]);
});
