import type { Mention } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { alarmStep, KEPT, newestFirst, wallMentions } from './wall.rules.ts';

const mention = (id: string, minute: number, state: Mention['state'] = 'new') =>
  ({ id, state, text: id, postedAt: `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z` }) as Mention;

describe('the stream of the wall', () => {
  it('puts what arrives in its place in time, once', () => {
    const shown = newestFirst([mention('b', 20), mention('a', 10)]);
    const after = wallMentions(shown, { name: 'mentions', data: { mentions: [mention('c', 15), mention('b', 20)] } });
    expect(after.map((each) => each.id)).toEqual(['b', 'c', 'a']);
  });
  it('does not grow over days', () => {
    let shown: readonly Mention[] = [];
    for (let n = 0; n < 500; n++) {
      shown = wallMentions(shown, { name: 'mentions', data: { mentions: [mention(`m${n}`, n % 60)] } });
    }
    expect(shown.length).toBe(KEPT);
  });
  it('drops what a person hid and what its author removed', () => {
    const shown = newestFirst([mention('b', 20), mention('a', 10)]);
    const hidden = wallMentions(shown, { name: 'mention_changed', data: { mention: mention('b', 20, 'hidden') } });
    expect(hidden.map((each) => each.id)).toEqual(['a']);
    expect(wallMentions(shown, { name: 'mentions_removed', data: { ids: ['a'] } }).map((each) => each.id)).toEqual([
      'b',
    ]);
  });
  it('stays the same object when an event is not for it', () => {
    const shown = newestFirst([mention('a', 10)]);
    expect(wallMentions(shown, { name: 'watches_changed', data: {} })).toBe(shown);
    expect(wallMentions(shown, { name: 'mentions_removed', data: { ids: ['z'] } })).toBe(shown);
  });
});

it('turns a sparkline red from the step of the detection', () => {
  const spark = { from: '2026-11-24T07:00:00Z', steps: 18, stepMs: 600_000 };
  expect(alarmStep(spark, '2026-11-24T08:12:00Z')).toBe(7);
  expect(alarmStep(spark, '2026-11-24T05:00:00Z')).toBe(0);
  expect(alarmStep(spark, undefined)).toBeUndefined();
});
