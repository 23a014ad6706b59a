import { timeZoneUnknown } from './identity.errors.ts';

/** @throws identity.time_zone_unknown when the IANA database has no such zone */
export function ensureTimeZone(timeZone: string | null | undefined): void {
  if (timeZone === null || timeZone === undefined) return;
  try {
    Intl.DateTimeFormat('fr', { timeZone });
  } catch {
    throw timeZoneUnknown({ values: { timeZone } });
  }
}
