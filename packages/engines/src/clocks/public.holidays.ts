import { addDays, writeDate, type CivilDate } from '../schedule/index.ts';
import type { Bilingual, Day } from './clocks.types.ts';

/** Where public holidays differ. */
export type HolidayRegion =
  | 'metropole'
  | 'alsace_moselle'
  | 'guadeloupe'
  | 'martinique'
  | 'guyane'
  | 'reunion'
  | 'mayotte'
  | 'saint_martin'
  | 'saint_barthelemy';

export type Holiday = { on: Day; label: Bilingual };

/** Sunday of Easter in the Gregorian calendar (J. Meeus, Astronomical Algorithms, chapter 8, after Butcher 1876). */
export function easterSunday(year: number): CivilDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return { year, month: Math.floor(n / 31), day: (n % 31) + 1 };
}

const fixed: readonly [string, string, string][] = [
  ['01-01', '1er janvier', 'New Year’s Day'],
  ['05-01', 'fête du Travail', 'Labour Day'],
  ['05-08', '8 mai 1945', 'Victory Day 1945'],
  ['07-14', 'fête nationale', 'Bastille Day'],
  ['08-15', 'Assomption', 'Assumption'],
  ['11-01', 'Toussaint', 'All Saints’ Day'],
  ['11-11', '11 novembre 1918', 'Armistice Day'],
  ['12-25', 'Noël', 'Christmas Day'],
];
const afterEaster: readonly [number, string, string][] = [
  [1, 'lundi de Pâques', 'Easter Monday'],
  [39, 'Ascension', 'Ascension Day'],
  [50, 'lundi de Pentecôte', 'Whit Monday'],
];
/** Commemoration of the abolition of slavery: loi n° 83-550; code du travail, L3422-2. */
const abolition: Readonly<Partial<Record<HolidayRegion, string>>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  saint_martin: '05-28',
  guyane: '06-10',
  saint_barthelemy: '10-09',
  reunion: '12-20',
};

/**
 * Public holidays of a year: code du travail L3133-1; in Alsace and Moselle also Good Friday and 26 December (L3134-13);
 * overseas also the abolition of slavery. In order; a day that is two holidays comes twice.
 */
export function publicHolidays(year: number, region: HolidayRegion = 'metropole'): Holiday[] {
  const easter = easterSunday(year);
  const on = (monthDay: string): Day => `${String(year).padStart(4, '0')}-${monthDay}`;
  const found: Holiday[] = [
    ...fixed.map(([monthDay, fr, en]) => ({ on: on(monthDay), label: { fr, en } })),
    ...afterEaster.map(([days, fr, en]) => ({ on: writeDate(addDays(easter, days)), label: { fr, en } })),
  ];
  if (region === 'alsace_moselle') {
    found.push({ on: writeDate(addDays(easter, -2)), label: { fr: 'Vendredi saint', en: 'Good Friday' } });
    found.push({ on: on('12-26'), label: { fr: 'Saint-Étienne', en: 'St Stephen’s Day' } });
  }
  const freed = abolition[region];
  if (freed !== undefined)
    found.push({ on: on(freed), label: { fr: 'abolition de l’esclavage', en: 'abolition of slavery' } });
  return found.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}
