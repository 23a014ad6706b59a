import { expect, test } from 'vitest';
import { recordKeyOf } from './record.key.ts';

const delivery = { key: 'dlv_1', startedAt: '2026-11-24T08:00:00.000Z' };

test('is the same whenever it is made, and a valid key', () => {
  expect(recordKeyOf(delivery, 0)).toBe(recordKeyOf({ ...delivery }, 0));
  expect(recordKeyOf(delivery, 0)).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
});

test('tells the time of the delivery', () => {
  let value = 0n;
  for (const letter of recordKeyOf(delivery, 0))
    value = value * 32n + BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(letter));
  expect(new Date(Number((value >> 10n) / 1000n)).toISOString()).toBe(delivery.startedAt);
});

test('orders the steps, and differs between deliveries of the same instant', () => {
  const keys = [0, 1, 2, 99].map((step) => recordKeyOf(delivery, step));
  expect(keys).toEqual(keys.toSorted());
  const many = Array.from({ length: 1_000 }, (_, n) => recordKeyOf({ ...delivery, key: `dlv_${n}` }, 0));
  expect(new Set(many).size).toBe(many.length);
});
