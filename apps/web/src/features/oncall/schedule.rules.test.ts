import type { Shift } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { daysOfRota, exactHours, joinGaps } from './schedule.rules.ts';

const shift = (personName: string, from: string, to: string, holiday?: string) =>
  ({ slotId: 'slt', slotName: 'Soirs', personId: personName, personName, from, to, holiday, mine: false }) as Shift;
const zone = 'Europe/Paris';

describe('the days of a rota', () => {
  it('cut a night at midnight', () => {
    const night = shift('Camille', '2026-11-24T17:00:00Z', '2026-11-25T07:00:00Z');
    const [first, second] = daysOfRota(['2026-11-24', '2026-11-25'], { shifts: [night], gaps: [] }, zone);
    expect(first?.lanes[0]?.[0]).toMatchObject({ start: 0.75, width: 0.25, shift: { personName: 'Camille' } });
    expect(second?.lanes[0]?.[0]).toMatchObject({ start: 0, to: night.to });
    expect(second?.lanes[0]?.[0]?.width).toBeCloseTo(8 / 24);
  });
  it('last twenty-five hours when the clocks go back', () => {
    const day = shift('Camille', '2026-10-25T11:00:00Z', '2026-10-25T17:00:00Z');
    const [sunday] = daysOfRota(['2026-10-25'], { shifts: [day], gaps: [] }, zone);
    expect(sunday?.lanes[0]?.[0]?.start).toBeCloseTo(13 / 25);
  });
  it('put two at a time in two lanes, and what follows back in the first', () => {
    const both = [
      shift('Camille', '2026-11-24T07:00:00Z', '2026-11-24T12:00:00Z'),
      shift('Yanis', '2026-11-24T08:00:00Z', '2026-11-24T10:00:00Z'),
    ];
    const gaps = [{ from: '2026-11-24T12:00:00Z', to: '2026-11-24T14:00:00Z' }];
    const [day] = daysOfRota(['2026-11-24'], { shifts: both, gaps }, zone);
    expect(day?.lanes.map((lane) => lane.map((bar) => bar.shift?.personName ?? 'nobody'))).toEqual([
      ['Camille', 'nobody'],
      ['Yanis'],
    ]);
  });
  it('name a holiday on the day where its hours begin', () => {
    const armistice = shift('Camille', '2026-11-11T07:00:00Z', '2026-11-12T07:00:00Z', 'Armistice 1918');
    const days = daysOfRota(['2026-11-11', '2026-11-12'], { shifts: [armistice], gaps: [] }, zone);
    expect(days.map((day) => day.holiday)).toEqual(['Armistice 1918', undefined]);
  });
});

it('says hours of nobody that touch as one', () => {
  const gaps = [
    { from: '2026-11-24T12:00:00Z', to: '2026-11-24T14:00:00Z' },
    { from: '2026-11-24T08:00:00Z', to: '2026-11-24T12:00:00Z' },
    { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z' },
  ];
  expect(joinGaps(gaps)).toEqual([
    { from: '2026-11-24T08:00:00Z', to: '2026-11-24T14:00:00Z' },
    { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z' },
  ]);
});

it('counts hours to the minute', () => {
  expect(exactHours(2465, 'fr')).toBe('41\u00A0h\u00A005');
  expect(exactHours(720, 'en')).toBe('12\u00A0h');
  expect(exactHours(0, 'fr')).toBe('0\u00A0h');
  expect(exactHours(35, 'fr')).toBe('35\u00A0min');
});
