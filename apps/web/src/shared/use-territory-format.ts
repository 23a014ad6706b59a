import { useIntl } from 'react-intl';
import { createFormat, type Format } from './format.ts';
import { useTerritory } from './session.ts';

/** A page of a thousand cards asks for the same one a thousand times. */
const known = new Map<string, Format>();

/** Formatters by the clock of the territory, whatever clock the person reads: what leaves, leaves by that one. */
export function useTerritoryFormat(): Format {
  const locale = useIntl().locale === 'en' ? 'en' : 'fr';
  const { timeZone } = useTerritory();
  const key = `${locale} ${timeZone}`;
  const format = known.get(key) ?? createFormat(locale, timeZone);
  known.set(key, format);
  return format;
}
