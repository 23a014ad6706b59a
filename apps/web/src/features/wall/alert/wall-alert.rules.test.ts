import { describe, expect, it } from 'vitest';
import { layMarks, stopwatch, toFirstWord } from './wall-alert.rules.ts';

const mark = (kind: 'first_signal' | 'alarm' | 'hold' | 'published', x: number, label: string) => ({
  kind,
  x,
  at: '2026-11-24T08:00:00Z',
  label: { fr: label, en: label },
});
const room = { width: 1000, size: 24, lanes: 2, locale: 'fr' as const };

describe('the words above the curve', () => {
  it('stand in two lanes when they would cover each other', () => {
    const laid = layMarks([mark('first_signal', 100, 'Premier signal'), mark('alarm', 130, 'Alerte')], room);
    expect(new Set(laid.map(({ lane }) => lane))).toEqual(new Set([0, 1]));
  });
  it('give way to what one must see, and keep their line', () => {
    const laid = layMarks(
      [mark('hold', 100, 'Tout suspendu'), mark('alarm', 110, 'Alerte'), mark('published', 120, 'Vidéo publiée')],
      room,
    );
    expect(laid.map(({ kind, lane }) => [kind, lane >= 0])).toEqual([
      ['hold', false],
      ['alarm', true],
      ['published', true],
    ]);
  });
  it('end within the drawing', () => {
    const [last] = layMarks([mark('published', 990, 'Vidéo publiée')], room);
    expect(last?.textX).toBeLessThan(1000 - 12 * 24 * 0.5);
  });
});

it('reads a stopwatch in hours, minutes and seconds', () => {
  expect(stopwatch(9_425_000)).toEqual({ hours: 2, minutes: 37, seconds: 5 });
  expect(stopwatch(-5)).toEqual({ hours: 0, minutes: 0, seconds: 0 });
});

it('stops at the first public word, and runs until then', () => {
  const firstSignalAt = '2026-11-24T08:00:00Z';
  const now = Date.parse('2026-11-24T10:00:00Z');
  expect(toFirstWord({ firstSignalAt }, now)).toEqual({ ms: 7_200_000, isSaid: false });
  expect(toFirstWord({ firstSignalAt, firstWordAt: '2026-11-24T08:30:00Z' }, now)).toEqual({
    ms: 1_800_000,
    isSaid: true,
  });
});
