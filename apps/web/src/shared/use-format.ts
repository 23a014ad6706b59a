import { useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { createFormat, type Format } from './format.ts';
import { useSession } from './session.ts';

/** Formatters in the language on screen and the time zone of the person, else of the territory. */
export function useFormat(): Format {
  const { locale } = useIntl();
  const session = useSession();
  const { territoryId } = useParams({ strict: false });
  const territory = session.territories.find((each) => each.id === territoryId);
  const timeZone = session.person?.timeZone ?? territory?.timeZone ?? 'Europe/Paris';
  return useMemo(() => createFormat(locale === 'en' ? 'en' : 'fr', timeZone), [locale, timeZone]);
}

/** The present, renewed so often; rendering stays pure. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
