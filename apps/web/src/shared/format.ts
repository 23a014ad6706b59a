import type { Locale } from '@beffroi/contracts';

const NBSP = '\u00A0';

type Instant = string | number | Date;

/** Numbers, hours and dates as the language writes them, in the time zone of the territory. */
export type Format = ReturnType<typeof createFormat>;

export function createFormat(locale: Locale, timeZone: string) {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const datesWithYear = of({ day: 'numeric', month: 'long', year: 'numeric' });
  const dates = of({ day: 'numeric', month: 'long' });
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const weekdays = of({ weekday: 'long' });

  const number = (value: number) => numbers.format(value);
  const hour = (at: Instant) => {
    const [hours = '0', minutes = '00'] = clock.format(new Date(at)).split(':');
    if (locale === 'en') return `${hours}:${minutes}`;
    return minutes === '00' ? `${Number(hours)}${NBSP}h` : `${Number(hours)}${NBSP}h${NBSP}${minutes}`;
  };
  const first = (text: string) => (locale === 'fr' ? text.replace(/(^|\s)1(?=\s)/, `$11er`) : text);
  const dayKey = (at: Instant) => isoDay.format(new Date(at));

  return {
    locale,
    timeZone,
    number,
    /** `9 h`, `9 h 05`; in English `09:05`. */
    hour,
    /** `mardi 24 novembre`. */
    day: (at: Instant) => first(days.format(new Date(at))),
    /** `24 novembre`, with the year when it is not this one. */
    date: (at: Instant, now: Instant) =>
      first((dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4) ? dates : datesWithYear).format(new Date(at))),
    /** `2026-11-24` in the territory: to tell days apart. */
    dayKey,
    /** Today `9 h 05`, within six days `lundi, 9 h 05`, before `12 novembre, 9 h 05`. */
    moment(at: Instant, now: Instant): string {
      if (dayKey(at) === dayKey(now)) return hour(at);
      const age = new Date(now).getTime() - new Date(at).getTime();
      const near = age >= 0 && age < 6 * 86_400_000;
      return `${near ? weekdays.format(new Date(at)) : this.date(at, now)}, ${hour(at)}`;
    },
    /** `2,1`: one decimal under 10, none above. */
    ratio: (value: number) => number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value)),
    percent: (share: number) =>
      locale === 'fr' ? `${number(Math.round(share * 100))}${NBSP}%` : `${number(Math.round(share * 100))}%`,
    /** How long, in its two largest units: `2 h 37`, `41 h`, `3 jours`, `12 min`. */
    duration(ms: number): string {
      const minutes = Math.max(0, Math.floor(ms / 60_000));
      if (minutes < 60) return `${minutes}${NBSP}min`;
      const hours = Math.floor(minutes / 60);
      if (hours < 10 && minutes % 60 > 0) {
        const rest = String(minutes % 60).padStart(2, '0');
        return locale === 'fr' ? `${hours}${NBSP}h${NBSP}${rest}` : `${hours}${NBSP}h${NBSP}${rest}${NBSP}min`;
      }
      if (hours < 48) return `${hours}${NBSP}h`;
      const count = Math.floor(hours / 24);
      return locale === 'fr' ? `${number(count)}${NBSP}jours` : `${number(count)}${NBSP}days`;
    },
    /** The number of the week as ISO 8601 counts, where the territory is. */
    week(at: Instant): number {
      const [year = 0, month = 1, day = 1] = dayKey(at).split('-').map(Number);
      const date = new Date(Date.UTC(year, month - 1, day));
      date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
      const start = Date.UTC(date.getUTCFullYear(), 0, 1);
      return Math.ceil(((date.getTime() - start) / 86_400_000 + 1) / 7);
    },
  };
}
