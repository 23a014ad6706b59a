import type { HttpClient, HttpRequest, HttpResult } from '@beffroi/connectors';
import { expect, test } from 'vitest';
import { lookUpPlace } from './place.look.ts';

const asked: HttpRequest[] = [];
function answering(result: Partial<HttpResult> | { json: unknown; status?: number }): {
  http: HttpClient;
  placeLookup: boolean;
} {
  const whole =
    'json' in result
      ? {
          ok: true as const,
          status: result.status ?? 200,
          headers: {},
          body: new TextEncoder().encode(typeof result.json === 'string' ? result.json : JSON.stringify(result.json)),
          finalUrl: '',
        }
      : result;
  return {
    placeLookup: true,
    http: { fetch: async (request: HttpRequest) => (asked.push(request), whole) } as unknown as HttpClient,
  };
}
const feature = (properties: object, coordinates = [2.295753, 49.894067]) => ({
  features: [{ type: 'Feature', geometry: { type: 'Point', coordinates }, properties }],
});

test('a place is asked of the national address service, among addresses and places, for the likeliest', async () => {
  const outcome = await lookUpPlace(
    answering({ json: feature({ score: 0.93, label: 'Rue des Trois Cailloux 80000 Amiens', type: 'street' }) }),
    'rue des Trois Cailloux, Amiens',
  );
  expect(outcome).toEqual({ ok: true, lat: 49.894067, lon: 2.295753, label: 'Rue des Trois Cailloux 80000 Amiens' });
  const { origin, pathname, searchParams } = new URL(asked[0]?.url ?? '');
  expect(`${origin}${pathname}`).toBe('https://data.geopf.fr/geocodage/search');
  expect(Object.fromEntries(searchParams)).toEqual({
    q: 'rue des Trois Cailloux, Amiens',
    index: 'address,poi',
    autocomplete: '0',
    limit: '1',
  });
});

test('a place of the map, which has no label but lists, is named by its town', async () => {
  const poi = feature({ score: 0.81, toponym: 'Pont Ducange', city: ['Amiens'], _type: 'poi' });
  expect(await lookUpPlace(answering({ json: poi }), 'pont Ducange')).toMatchObject({ label: 'Pont Ducange, Amiens' });
});

test('what is unlike what was asked, what is not found, and any trouble are values, told apart in words', async () => {
  const says = async (result: Parameters<typeof answering>[0]) => {
    const outcome = await lookUpPlace(answering(result), 'chez Mireille');
    return outcome.ok ? 'placed' : outcome.message.en;
  };
  expect(await says({ json: feature({ score: 0.21, label: 'Chez Mireille 24000' }) })).toContain('does not know');
  expect(await says({ json: { features: [] } })).toContain('does not know');
  expect(await says({ json: {}, status: 400 })).toContain('does not know');
  expect(await says({ ok: false, kind: 'timeout', message: { fr: '', en: '' } })).toContain('did not answer');
  expect(await says({ json: {}, status: 429 })).toContain('did not answer');
  expect(await says({ json: '<html>' })).toContain('did not answer');
  expect(await says({ json: feature({ score: 1, label: 'x' }, [2, 490]) })).toContain('did not answer');
});

test('an installation that may not ask says so, and asks nobody', async () => {
  const before = asked.length;
  const outcome = await lookUpPlace({ ...answering({ json: feature({ score: 1 }) }), placeLookup: false }, 'Amiens');
  expect(outcome.ok ? '' : outcome.message.en).toContain('asks nothing');
  expect(asked).toHaveLength(before);
});
