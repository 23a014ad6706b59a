import { useTerritoryFormat } from '../../shared/use-territory-format.ts';

type DayWords = ReturnType<typeof wordsOf>;
const known = new Map<string, DayWords>();

/** How the days of a calendar are said. */
export function useDayWords(): DayWords {
  const { locale } = useTerritoryFormat();
  const words = known.get(locale) ?? wordsOf(locale);
  known.set(locale, words);
  return words;
}

/** Days have no zone: noon in UTC stands for each. */
function wordsOf(locale: 'fr' | 'en') {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const noon = (day: string) => new Date(`${day}T12:00Z`);
  const weekday = of({ weekday: 'long' });
  const dayMonth = of({ day: 'numeric', month: 'long' });
  const monthYear = of({ month: 'long', year: 'numeric' });
  const full = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const first = (text: string) => (locale === 'fr' ? text.replaceAll(/(^|\s)1(?=\s)/g, '$11er') : text);
  return {
    weekday: (day: string) => capital(weekday.format(noon(day))),
    letter: (day: string) => capital(weekday.format(noon(day))).charAt(0),
    number: (day: string) => Number(day.slice(8)),
    /** `mardi 24 novembre`. */
    full: (day: string) => first(full.format(noon(day))),
    /** `Mardi 24 novembre`, where it begins a line. */
    title: (day: string) => capital(first(full.format(noon(day)))),
    /** `Novembre 2026`. */
    month: (day: string) => capital(monthYear.format(noon(day))),
    /** `23 au 29 novembre`, `30 novembre au 6 décembre`. */
    span(from: string, to: string): string {
      const start = from.slice(0, 7) === to.slice(0, 7) ? `${Number(from.slice(8))}` : dayMonth.format(noon(from));
      return locale === 'fr'
        ? first(`${start} au ${dayMonth.format(noon(to))}`)
        : `${start} to ${dayMonth.format(noon(to))}`;
    },
    hour: (hours: number, minutes = 0) => {
      const two = String(minutes).padStart(2, '0');
      if (locale === 'en') return `${String(hours).padStart(2, '0')}:${two}`;
      return `${hours}\u00A0h${minutes === 0 ? '' : `\u00A0${two}`}`;
    },
  };
}
