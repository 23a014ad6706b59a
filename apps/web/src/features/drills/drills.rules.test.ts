import { describe, expect, it } from 'vitest';
import { type Kept, lastsMs, lineRange, progressOf, splitKept, standing } from './drills.rules.ts';

describe('a drill', () => {
  const drill = { startedAt: '2026-11-25T09:00:00Z', endsAt: '2026-11-25T09:12:00Z', speed: 10 };
  it('is told in the minutes of its scenario', () => {
    expect(lastsMs(120, 10)).toBe(720_000);
    expect(progressOf(drill, Date.parse('2026-11-25T09:03:00Z'))).toEqual({ minute: 30, share: 0.25 });
  });
  it('goes no further than its last post', () => {
    expect(progressOf(drill, Date.parse('2026-11-25T10:00:00Z'))).toEqual({ minute: 120, share: 1 });
  });
  it('keeps a target until it is passed', () => {
    expect(standing({ target: 5 })).toBe('waiting');
    expect(standing({ value: 5, target: 5 })).toBe('kept');
    expect(standing({ value: 5.2, target: 5 })).toBe('beyond');
  });
});

it('shows on a phone what a phone shows, the newest first, and the rest apart', () => {
  const of = (id: string, at: string, means: Kept['means'], to: string): Kept => ({
    id,
    at,
    means,
    to,
    title: '',
    text: '',
  });
  const items = [
    of('a', '2026-11-25T09:00:00Z', 'push', 'Camille'),
    of('b', '2026-11-25T09:01:00Z', 'webhook', 'https://hooks.example'),
    of('c', '2026-11-25T09:02:00Z', 'email', 'Hélène'),
  ];
  const { phone, other, people } = splitKept(items);
  expect(phone.map((each) => each.id)).toEqual(['c', 'a']);
  expect(other.map((each) => each.id)).toEqual(['b']);
  expect(people).toEqual(['Hélène', 'Camille']);
  expect(splitKept(items, 'Camille').people).toEqual(['Camille', 'Hélène']);
});

it('selects a line by its number, the last one when there is none', () => {
  expect(lineRange('ab\ncde\nf', 2)).toEqual({ start: 3, end: 6 });
  expect(lineRange('ab\ncde\nf', 9)).toEqual({ start: 7, end: 8 });
});
