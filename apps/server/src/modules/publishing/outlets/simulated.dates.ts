import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import type { Outlet } from './outlet.find.ts';

/** A day and its hour, as the language writes them. */
export function datesOf(lang: 'fr' | 'en', { territory: { timeZone } }: Outlet): { format: (at: Date) => string } {
  const days = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone });
  return {
    format: (at) =>
      lang === 'fr'
        ? `${days.format(at)} à ${frenchHour(timeZone, at)}`
        : `${days.format(at)} at ${englishHour(timeZone, at)}`,
  };
}
