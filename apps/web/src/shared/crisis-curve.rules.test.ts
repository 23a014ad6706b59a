import type { Room } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { marksIn, marksOn, shortLabel } from './crisis-curve.rules.ts';

const point = (at: string) => ({ at, mentions: 1, negative: 0, ironic: 0, positive: 0 });
const mark = (at: string, kind: Room['curve']['marks'][number]['kind']) => ({
  at,
  kind,
  label: { fr: kind, en: kind },
});
const curve: Room['curve'] = {
  step: '5_minutes',
  points: ['09:00', '09:05', '09:10'].map((hour) => point(`2026-11-25T${hour}:00.000Z`)),
  marks: [
    mark('2026-11-25T09:12:00.000Z', 'alarm'),
    mark('2026-11-25T08:47:00.000Z', 'first_signal'),
    mark('2026-11-25T09:02:30.000Z', 'hold'),
  ],
};

describe('the marks of a crisis on its curve', () => {
  it('stand where they fell, oldest first, and those before the curve are left out', () => {
    expect(marksOn(curve).map(({ kind, place }) => [kind, place])).toEqual([
      ['hold', 0.5],
      ['alarm', 2.4],
    ]);
    expect(marksOn({ ...curve, points: [] })).toEqual([]);
  });
  it('are told in the row of their step', () => {
    expect(marksIn(curve, '2026-11-25T09:10:00.000Z').map(({ kind }) => kind)).toEqual(['alarm']);
  });
  it('are cut at a word when long', () => {
    expect(shortLabel('fil #LaCalifornieMaisEnMieux et une vidéo de plus')).toBe('fil #LaCalifornieMaisEnMieux et…');
    expect(shortLabel('alerte')).toBe('alerte');
  });
});
