import type { LocatedReport } from '@beffroi/contracts';
import { csvStream } from '../../../platform/http/csv.ts';
import { reportWords } from './report.words.ts';

/** What leaves for emergency services: what, where, when. Not who said it, nor who wrote it down. */
type Told = Pick<
  LocatedReport,
  'id' | 'at' | 'kind' | 'text' | 'place' | 'lat' | 'lon' | 'checked' | 'locatedBy' | 'locatedAs'
>;

/** A point (longitude first, RFC 7946, 3.1.1) with what was told of it. */
export type ReportFeature = {
  type: 'Feature';
  id: string;
  geometry: { type: 'Point'; coordinates: [number, number] };
  properties: {
    at: string;
    kind: string;
    label: string;
    text: string;
    place: string;
    checked: boolean;
    located: 'person' | 'address-service';
    located_as?: string;
  };
};
export type ReportCollection = {
  type: 'FeatureCollection';
  features: ReportFeature[];
  /** Foreign members (RFC 7946, 6.1): whose, how fresh, and how many are in the CSV alone. */
  title: string;
  generated: string;
  drill: boolean;
  without_coordinates: number;
};

/**
 * The reports as GeoJSON (RFC 7946): WGS 84, longitude then latitude, seven decimals at most. Those without coordinates
 * are counted, and are in the CSV.
 */
export function geoJsonOf(
  reports: readonly Told[],
  given: { title: string; at: Date; drill: boolean },
): ReportCollection {
  const features = reports.flatMap((report): ReportFeature[] => {
    const { id, at, kind, text, place, lat, lon, checked } = report;
    if (lat === undefined || lon === undefined) return [];
    return [
      {
        type: 'Feature',
        id,
        geometry: { type: 'Point', coordinates: [rounded(lon), rounded(lat)] },
        properties: {
          at,
          kind,
          label: reportWords[kind].fr,
          text: withoutContacts(text),
          place,
          checked,
          located: report.locatedBy === 'person' ? 'person' : 'address-service',
          ...(report.locatedAs === undefined ? {} : { located_as: report.locatedAs }),
        },
      },
    ];
  });
  return {
    type: 'FeatureCollection',
    features,
    title: given.title,
    generated: given.at.toISOString(),
    drill: given.drill,
    without_coordinates: reports.length - features.length,
  };
}

/** Addresses, numbers and names of accounts, which whoever wrote the report down may have left in its words. */
const contacts = /[\w.+-]+@[\w-]+\.[\w.-]*\w|(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d{2}){4}\b|(?<![\w@])@[\w.-]+\w/gu;
const withoutContacts = (text: string): string => text.replaceAll(contacts, '[…]');

/** Seven decimals are a centimetre (RFC 7946, 11.2). */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

const header = ['identifiant', 'date', 'genre', 'texte', 'lieu', 'latitude', 'longitude', 'situé par', 'vérifié'];
const located = { person: 'une personne', service: 'service national des adresses', nobody: '' } as const;

/** All of them, with or without a place on the map. */
export function reportsCsv(reports: readonly Told[]): ReadableStream<Uint8Array> {
  async function* page(): AsyncGenerator<readonly Told[]> {
    yield reports;
  }
  return csvStream(header, page(), (report) => [
    report.id,
    report.at,
    reportWords[report.kind].fr,
    withoutContacts(report.text),
    report.place,
    report.lat ?? null,
    report.lon ?? null,
    located[report.locatedBy],
    report.checked ? 'oui' : 'non',
  ]);
}
