import { expect, test } from 'vitest';
import type { LocatedReport } from '@beffroi/contracts';
import { geoJsonOf, reportsCsv } from './report.feed.ts';

const report = (id: string, more: Partial<LocatedReport> = {}): LocatedReport => ({
  id,
  at: '2026-11-25T05:12:00.000Z',
  kind: 'flood',
  text: '30 cm d’eau sur la chaussée',
  place: 'Pont de la Somme, Amiens',
  lat: 49.894067123456,
  lon: 2.295753,
  locatedBy: 'service',
  locatedAs: 'Pont de la Somme 80000 Amiens',
  checked: true,
  by: 'Camille Delattre',
  mentionId: 'men_1',
  ...more,
});
const nowhere: LocatedReport = { ...report('rep_2', { locatedBy: 'nobody' }), lat: undefined, lon: undefined };
const given = { title: 'Crue de la Somme', at: new Date('2026-11-25T05:30:00Z'), drill: false };

/** What RFC 7946 asks of a collection of points: the rules that a validator holds (sections 3, 4, 7.1, 11.2). */
function breaches(value: unknown): string[] {
  const found: string[] = [];
  const check = (right: boolean, rule: string) => void (right || found.push(rule));
  const whole = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
  check(whole['type'] === 'FeatureCollection', '3.3 a collection says that it is one');
  check(Array.isArray(whole['features']), '3.3 it has a list of features');
  check(!('coordinates' in whole || 'geometries' in whole || 'geometry' in whole || 'properties' in whole), '7.1');
  check(!('crs' in whole), '4 the reference system is WGS 84, and is not named');
  for (const feature of (whole['features'] ?? []) as Record<string, unknown>[]) {
    check(feature['type'] === 'Feature', '3.2 a feature says that it is one');
    check('properties' in feature && typeof feature['properties'] === 'object', '3.2 it has properties');
    check(!('features' in feature || 'coordinates' in feature), '7.1');
    check(['string', 'number'].includes(typeof feature['id']), '3.2 its identifier is a string or a number');
    const geometry = feature['geometry'] as { type?: unknown; coordinates?: unknown };
    check(geometry.type === 'Point', '3.1.2 a point');
    const position = geometry.coordinates as number[];
    check(Array.isArray(position) && position.length >= 2 && position.length <= 3, '3.1.1 two or three numbers');
    check(
      position.every((each) => Number.isFinite(each)),
      '3.1.1 numbers',
    );
    check(Math.abs(position[0] ?? 999) <= 180 && Math.abs(position[1] ?? 999) <= 90, '4 degrees, longitude first');
    check(
      position.every((each) => (String(each).split('.')[1] ?? '').length <= 7),
      '11.2 no false precision',
    );
  }
  return found;
}

test('reports are a GeoJSON that holds the rules of RFC 7946; those without a place on the map are counted', () => {
  const collection = geoJsonOf([report('rep_1'), nowhere, report('rep_3', { lat: -21.1, lon: 55.5 })], given);
  expect(breaches(collection)).toEqual([]);
  expect(collection.without_coordinates).toBe(1);
  expect(collection.features.map(({ id }) => id)).toEqual(['rep_1', 'rep_3']);
  expect(collection.features[0]?.geometry.coordinates).toEqual([2.295753, 49.8940671]);
  expect(breaches(geoJsonOf([], given))).toEqual([]);
  // The validator sees: latitude first, a feature within a collection of nothing.
  expect(breaches({ ...collection, crs: {}, features: [{ ...collection.features[1], id: null }] })).toHaveLength(2);
});

test('neither who said it, nor who wrote it down, nor the post, nor how to reach anyone leaves', async () => {
  const text = 'Eau dans la cave, appeler le 06 12 34 56 78 ou zoe@example.fr (@zoe80), 3 personnes au 12';
  const told = JSON.stringify(geoJsonOf([report('rep_1'), report('rep_4', { text })], given));
  expect(told).toContain('appeler le […] ou […] ([…]), 3 personnes au 12');
  const csv = await new Response(reportsCsv([report('rep_1'), nowhere])).text();
  for (const text of [told, csv]) {
    expect(text).not.toContain('Camille');
    expect(text).not.toContain('men_1');
  }
  expect(csv.split('\r\n')[1]).toBe(
    'rep_1;2026-11-25T05:12:00.000Z;Inondation;30 cm d’eau sur la chaussée;Pont de la Somme, Amiens;49.894067123456;2.295753;service national des adresses;oui',
  );
  expect(csv.split('\r\n')[2]).toContain('Amiens;;;;oui');
});
