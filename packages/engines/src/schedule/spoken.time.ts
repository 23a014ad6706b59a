import type { CivilDate } from './civil.date.ts';
import { two, weekdayOf } from './civil.date.ts';
import type { WallClock } from './zone.time.ts';
import { wallClock } from './zone.time.ts';

export type Language = 'fr' | 'en';

export const monthNames = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;
export const weekdayNames = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** `24 novembre`, `1er décembre`, `24 November`; with its weekday or year on demand. */
export function sayDate(
  date: CivilDate,
  language: Language,
  options: { weekday?: boolean; year?: boolean } = {},
): string {
  const day = language === 'fr' && date.day === 1 ? '1er' : String(date.day);
  return [
    ...(options.weekday === true ? [weekdayNames[language][weekdayOf(date) - 1]!] : []),
    day,
    monthNames[language][date.month - 1]!,
    ...(options.year === true ? [String(date.year)] : []),
  ].join(' ');
}

/** `11 h 12`, `16 h`; `11:12`. Spaces of French are no-break. */
export function sayTime({ hour, minute }: Pick<WallClock, 'hour' | 'minute'>, language: Language): string {
  if (language === 'en') return `${two(hour)}:${two(minute)}`;
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${two(minute)}`;
}

/** `le 24 novembre à 11 h 12`, `on 24 November at 11:12`. */
export function sayInstant(
  at: number,
  zone: string,
  language: Language,
  options: { weekday?: boolean; year?: boolean } = {},
): string {
  const clock = wallClock(at, zone);
  const day = sayDate(clock, language, options);
  const time = sayTime(clock, language);
  return language === 'fr' ? `le ${day} à ${time}` : `on ${day} at ${time}`;
}
