import { expect, test } from 'vitest';
import { writtenSince } from './replies.window.ts';

const at = (originId: string, time: string) => ({ originId, postedAt: `2026-11-24T${time}.000Z` });
const began = new Date('2026-11-24T10:00:00Z');

test('tells the oldest first, whatever the order of the network', () => {
  const { replies, cursor } = writtenSince(
    [at('c', '09:02:00'), at('a', '09:00:00'), at('b', '09:01:00')],
    undefined,
    began,
  );
  expect(replies.map(({ originId }) => originId)).toEqual(['a', 'b', 'c']);
  expect(writtenSince([at('c', '09:02:00')], cursor, began)).toEqual({ replies: [], cursor });
});

test('loses none of those written within one second', () => {
  const first = writtenSince([at('a', '09:00:00')], undefined, began);
  const second = writtenSince([at('a', '09:00:00'), at('b', '09:00:00')], first.cursor, began);
  expect(second.replies.map(({ originId }) => originId)).toEqual(['b']);
  const third = writtenSince([at('a', '09:00:00'), at('b', '09:00:00'), at('c', '09:00:00')], second.cursor, began);
  expect(third.replies.map(({ originId }) => originId)).toEqual(['c']);
});

test('what came while it was being read waits for the next reading', () => {
  const all = [at('a', '09:00:00'), at('b', '10:00:01')];
  const first = writtenSince(all, undefined, began);
  expect(first.replies.map(({ originId }) => originId)).toEqual(['a']);
  const later = new Date('2026-11-24T10:05:00Z');
  expect(writtenSince(all, first.cursor, later).replies.map(({ originId }) => originId)).toEqual(['b']);
});
