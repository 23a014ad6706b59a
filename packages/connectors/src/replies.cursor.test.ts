import { expect, test } from 'vitest';
import { repliesSince } from './replies.cursor.ts';

const reply = (id: string, at: string) => ({ id, at: `2026-11-${at}:00.000Z` });
const one = reply('1', '24T08:00');
const two = reply('2', '24T09:00');
const idsOf = (all: { id: string }[]) => all.map(({ id }) => id);

test('tells each reply once, oldest first', () => {
  const first = repliesSince([two, one], undefined);
  expect(idsOf(first.fresh)).toEqual(['1', '2']);
  const second = repliesSince([one, two, reply('3', '24T10:00')], first.cursor);
  expect(idsOf(second.fresh)).toEqual(['3']);
  expect(repliesSince([one, two], second.cursor).fresh).toEqual([]);
});

test('tells what arrives late under an earlier date, within two days', () => {
  const { cursor } = repliesSince([one, two], undefined);
  expect(idsOf(repliesSince([one, two, reply('late', '23T12:00')], cursor).fresh)).toEqual(['late']);
  expect(idsOf(repliesSince([one, two, reply('later', '20T12:00')], cursor).fresh)).toEqual([]);
});

test('does not take for new what came back after the newest was removed', () => {
  const { cursor } = repliesSince([one, two], undefined);
  const without = repliesSince([one], cursor);
  expect(without.fresh).toEqual([]);
  expect(repliesSince([one], without.cursor).fresh).toEqual([]);
});

test('keeps the cursor short however many replies there are', () => {
  const days = Array.from({ length: 1_000 }, (_, n) => ({
    id: String(n),
    at: new Date(Date.parse('2026-01-01') + n * 3_600_000).toISOString(),
  }));
  expect(repliesSince(days, undefined).cursor?.length).toBeLessThan(1_000);
});

test('has no cursor while there is nothing', () => {
  expect(repliesSince([], undefined)).toEqual({ fresh: [], cursor: undefined });
});
