import type { LocatedReport, ReportKind } from '@beffroi/contracts';
import type { ReportFilter } from './crisis-file.search.ts';

export type Report = LocatedReport;
export type ReportFields = {
  kind: ReportKind;
  text: string;
  place: string;
  lat: string;
  lon: string;
  checked: boolean;
};

export const isLocated = ({ lat, lon }: Pick<Report, 'lat' | 'lon'>) => lat !== undefined && lon !== undefined;

export function filtered(reports: readonly Report[], filter: ReportFilter | undefined): Report[] {
  if (filter === 'a-verifier') return reports.filter((each) => !each.checked);
  if (filter === 'sans-coordonnees') return reports.filter((each) => !isLocated(each));
  return [...reports];
}

export function fieldsOfReport(report: Report | undefined): ReportFields {
  return {
    kind: report?.kind ?? 'other',
    text: report?.text ?? '',
    place: report?.place ?? '',
    lat: report?.lat === undefined ? '' : String(report.lat),
    lon: report?.lon === undefined ? '' : String(report.lon),
    checked: report?.checked ?? false,
  };
}

/** A coordinate as people type it: with a comma or a point; undefined when it is not a number. */
export function coordinate(text: string): number | undefined {
  const cleaned = text.trim().replace(',', '.').replace(/°$/, '');
  if (cleaned === '') return undefined;
  const value = Number(cleaned);
  return Number.isFinite(value) ? value : undefined;
}

/** Both coordinates pasted in the first field, as maps give them: `49.564, 3.624`. */
export function pastedPair(text: string): { lat: string; lon: string } | undefined {
  const match = /^\s*(-?\d{1,2}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)\s*$/.exec(text);
  return match?.[1] && match[2] ? { lat: match[1], lon: match[2] } : undefined;
}

/**
 * What is sent: both coordinates or none, as the place is looked up without them; none either where nobody changed
 * those that were found.
 */
export function sentReport({ lat, lon, ...fields }: ReportFields, before?: Report) {
  const [latitude, longitude] = [coordinate(lat), coordinate(lon)];
  if (latitude === undefined || longitude === undefined) return fields;
  if (before && before.lat === latitude && before.lon === longitude) return fields;
  return { ...fields, lat: latitude, lon: longitude };
}

/** The same place on a public map. */
export function mapUrl({ lat, lon }: Pick<Report, 'lat' | 'lon'>): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}
