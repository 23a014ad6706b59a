import { expect, test } from 'vitest';
import { createSharedReading } from './shared.reading.ts';

test('who asks at the same time shares one reading, which is kept for a moment and longer when it took long', async () => {
  let clock = 0;
  let made = 0;
  const read = createSharedReading<number>({ leastMs: 100, now: () => clock });
  const make = (ms: number) => async () => {
    clock += ms;
    made += 1;
    return made;
  };
  expect(await Promise.all([read('room', make(10)), read('room', make(10)), read('other', make(0))])).toEqual([
    1, 1, 2,
  ]);
  clock += 99;
  expect(await read('room', make(10))).toBe(1);
  clock += 2;
  expect(await read('room', make(50))).toBe(3);
  clock += 399;
  expect(await read('room', make(0))).toBe(3);
  clock += 2;
  expect(await read('room', make(0))).toBe(4);
});

test('a reading that fails is not kept', async () => {
  const read = createSharedReading<string>({ leastMs: 100, now: () => 0 });
  await expect(read('room', async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await read('room', async () => 'back')).toBe('back');
});
