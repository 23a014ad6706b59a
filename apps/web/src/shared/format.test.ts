import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const fr = createFormat('fr', 'Europe/Paris');
const en = createFormat('en', 'Europe/Paris');
const now = '2026-11-24T10:24:00Z';

describe('French on screen', () => {
  it('writes hours as « 9 h 05 », without minutes on the hour', () => {
    expect(fr.hour('2026-11-24T08:05:00Z')).toBe('9\u00A0h\u00A005');
    expect(fr.hour('2026-11-24T08:00:00Z')).toBe('9\u00A0h');
    expect(fr.hour('2026-11-23T23:00:00Z')).toBe('0\u00A0h');
  });
  it('groups thousands by a narrow no-break space and uses the decimal comma', () => {
    expect(fr.number(1078)).toBe('1\u202F078');
    expect(fr.ratio(2.14)).toBe('2,1');
    expect(fr.ratio(11.4)).toBe('11');
    expect(fr.percent(0.29)).toBe('29\u00A0%');
  });
  it('writes days, with « 1er » for the first', () => {
    expect(fr.day('2026-11-24T10:00:00Z')).toBe('mardi 24 novembre');
    expect(fr.day('2026-12-01T10:00:00Z')).toBe('mardi 1er décembre');
    expect(fr.date('2025-12-01T10:00:00Z', now)).toBe('1er décembre 2025');
  });
  it('says the hour alone for today, the day for this week, the date before', () => {
    expect(fr.moment('2026-11-24T08:05:00Z', now)).toBe('9\u00A0h\u00A005');
    expect(fr.moment('2026-11-23T08:00:00Z', now)).toBe('lundi, 9\u00A0h');
    expect(fr.moment('2026-11-12T08:00:00Z', now)).toBe('12 novembre, 9\u00A0h');
  });
  it('says how long in two units at most', () => {
    expect(fr.duration(12 * 60_000)).toBe('12\u00A0min');
    expect(fr.duration(157 * 60_000)).toBe('2\u00A0h\u00A037');
    expect(fr.duration(41 * 3_600_000 + 60_000)).toBe('41\u00A0h');
    expect(fr.duration(75 * 3_600_000)).toBe('3\u00A0jours');
  });
  it('counts weeks as ISO 8601', () => {
    expect(fr.week('2026-11-24T10:00:00Z')).toBe(48);
    expect(fr.week('2027-01-01T10:00:00Z')).toBe(53);
  });
});

describe('English on screen', () => {
  it('keeps the 24 hour clock and the decimal point', () => {
    expect(en.hour('2026-11-24T08:05:00Z')).toBe('09:05');
    expect(en.ratio(2.14)).toBe('2.1');
    expect(en.percent(0.29)).toBe('29%');
    expect(en.day('2026-11-24T10:00:00Z').replace(',', '')).toBe('Tuesday 24 November');
  });
});

it('reads the clock of the territory, not of the browser', () => {
  expect(createFormat('fr', 'Indian/Reunion').hour('2026-11-24T08:05:00Z')).toBe('12\u00A0h\u00A005');
});
