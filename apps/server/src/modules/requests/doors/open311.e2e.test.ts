import { createApiKey, type RequestSettings } from '@beffroi/contracts';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPages } from '../../../platform/http/pages.ts';
import { createRateLimit } from '../../../platform/http/rate-limit.ts';
import { programStage, type ProgramStage } from '../../../testing/program.stage.ts';
import { createRequest } from '../request/request.create.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings, writeRequestSettings } from '../settings/settings.store.ts';
import { mountOpen311 } from './open311.pages.ts';
import { contentOfXml, geoReportClient } from '../../../testing/geo-report.client.ts';

const base = 'http://localhost:4300';
const start = new Date('2026-11-24T10:00:00Z');
let stage: ProgramStage;
let deps: RequestsDeps;
let app: Hono;
let territoryId: string;
let client: ReturnType<typeof geoReportClient>;

beforeAll(async () => {
  stage = await programStage({ now: start });
  const { program } = stage;
  deps = { ...program, desk: program.desk } as never;
  app = new Hono();
  const now = () => stage.clock.now.getTime();
  const pages = createPages({
    app,
    addressOf: () => '192.0.2.7',
    rateLimit: createRateLimit({ perMinute: 1000, now }),
  });
  const { authenticate } = program.identity;
  mountOpen311(pages, { ...deps, authenticate, posting: createRateLimit({ perMinute: 6, now }) });
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.clock.now = new Date(stage.clock.now.getTime() + 3_600_000);
  territoryId = await stage.territory('Communauté de Valmarin');
  await set({ open311: true });
  client = clientOf();
  await client.discover();
});

const serve = async (request: Request) => app.fetch(request);
const clientOf = (apiKey?: string) =>
  geoReportClient({
    discovery: `${base}/open311/${territoryId}/discovery.json`,
    fetch: serve,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
async function set(some: Partial<RequestSettings>) {
  const { zone: _, territoryName: __, ...settings } = await readRequestSettings(deps.db, territoryId);
  await writeRequestSettings(deps.db, territoryId, { ...settings, ...some });
}
const pothole = {
  service_code: 'street',
  lat: '49.894067',
  long: '2.295753',
  address_string: '12 rue des Tanneurs, Valmarin',
  description: 'Un trou de 30 cm au milieu de la chaussée. Rappelez Odile Marchand au 06 12 34 56 78.',
  email: 'odile.marchand@example.fr',
  first_name: 'Odile',
  last_name: 'Marchand',
  phone: '06 12 34 56 78',
  device_id: 'tt222111',
  account_id: '123456',
  media_url: 'https://photos.example/trou.jpg',
};
async function post(fields: Record<string, string> = pothole): Promise<string> {
  const answer = await client.submitRequest(fields);
  expect(answer.status).toBe(200);
  const [made] = (await answer.json()) as { service_request_id: string; service_notice: string }[];
  return made?.service_request_id ?? '';
}

test('a client of the standard finds the door, the services, posts and follows what it posted', async () => {
  expect(await client.discover()).toEqual(['text/xml', 'application/json']);
  const services = await client.serviceList();
  const road = services.find(({ service_code }) => service_code === pothole.service_code);
  expect(road).toMatchObject({ service_name: expect.any(String) as unknown, metadata: false, type: 'realtime' });
  expect(Object.keys(road ?? {}).sort()).toEqual(
    ['description', 'group', 'keywords', 'metadata', 'service_code', 'service_name', 'type'].sort(),
  );
  expect(await client.serviceDefinition('street')).toEqual({ service_code: 'street', attributes: [] });

  const id = await post();
  const [told] = await client.serviceRequest(id);
  expect(told).toMatchObject({
    service_request_id: id,
    status: 'open',
    service_code: 'street',
    lat: 49.894067,
    long: 2.295753,
    address: '12 rue des Tanneurs, Valmarin',
    requested_datetime: expect.stringMatching(/^2026-11-24T\d\d:00:00Z$/) as unknown,
  });
  expect(new Date(String(told?.['expected_datetime'])).getTime()).toBeGreaterThan(stage.clock.now.getTime());
  expect(await client.serviceRequests({ status: 'open' })).toEqual([told]);
  expect(await client.serviceRequests({ status: 'closed' })).toEqual([]);
  expect(await client.serviceRequests({ service_request_id: `${id},PIC-2020-1`, status: 'closed' })).toEqual([told]);
});

test('never tells who asked, nor by what they could be known, in JSON or in XML', async () => {
  const id = await post();
  for (const format of ['json', 'xml'])
    for (const path of [`requests/${id}`, 'requests']) {
      const body = await (await client.get(path, {}, format)).text();
      expect(body).toContain('Un trou de 30 cm');
      for (const secret of ['Odile', 'Marchand', '06 12', 'example.fr', 'tt222111', '123456', 'photos.example'])
        expect([path, body.includes(secret)]).toEqual([path, false]);
    }
});

test('says the same in XML as in JSON', async () => {
  const id = await post({ ...pothole, description: 'Trou <profond> & large' });
  const asText = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, one: unknown) =>
      typeof one === 'number' || typeof one === 'boolean' ? String(one) : one === '' ? null : one,
    ) as unknown;
  for (const path of ['discovery', 'services', 'services/street', 'requests', `requests/${id}`, 'requests/none']) {
    const [inJson, inXml] = [await client.get(path), await client.get(path, {}, 'xml')];
    expect([path, inXml.headers.get('content-type')]).toEqual([path, 'text/xml; charset=utf-8']);
    expect([path, inXml.status]).toEqual([path, inJson.status]);
    expect(contentOfXml(await inXml.text())).toEqual(asText(await inJson.json()));
  }
});

test.each([
  ['no service', { service_code: '' }, 400, /service_code/],
  ['an unknown service', { service_code: 'licornes' }, 404, /licornes/],
  ['no place', { lat: '', long: '', address_string: '' }, 400, /lat and long/],
  ['half a place', { long: '' }, 400, /WGS 84/],
  ['a wrong address', { email: 'odile' }, 400, /email/],
  ['a key that is not one', { api_key: 'bfr_nothing' }, 403, /api_key/],
  ['another jurisdiction', { jurisdiction_id: 'paris.fr' }, 404, /jurisdiction_id/],
])('refuses %s in the words of the standard', async (_, wrong, status, words) => {
  for (const format of ['json', 'xml']) {
    const answer = await client.submitRequest({ ...pothole, ...wrong }, format);
    expect(answer.status).toBe(status);
    const body = await answer.text();
    const errors = (format === 'json' ? JSON.parse(body) : contentOfXml(body)) as {
      code: unknown;
      description: string;
    }[];
    expect(errors).toHaveLength(1);
    expect([String(errors[0]?.code), errors[0]?.description]).toEqual([String(status), expect.stringMatching(words)]);
  }
});

test('posted twice it is one request, and too much from one place is slowed down', async () => {
  const id = await post();
  expect(await post()).toBe(id);
  for (let n = 0; n < 4; n += 1) await post({ ...pothole, description: `Trou n° ${n}` });
  const slowed = await client.submitRequest({ ...pothole, description: 'Encore' });
  expect([slowed.status, Number(slowed.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect(await client.serviceRequests()).toHaveLength(5);
});

test('lists reports alone: what stands between a person and the administration is nobody else’s', async () => {
  const make = async (some: object) =>
    deps.db.transaction().execute(async (trx) =>
      createRequest(deps, trx, {
        territoryId,
        text: 'Je m’appelle Jean Petit et la rue est sale',
        nature: 'report',
        category: 'street',
        origin: 'email',
        ...some,
      }),
    );
  const { row } = await make({ point: { lat: 49.894067, lon: 2.295753 }, place: '3 rue Basse' });
  for (const some of [{ nature: 'complaint' }, { nature: 'appeal' }, { category: undefined }]) await make(some);
  const listed = await client.serviceRequests();
  expect(listed.map(({ service_request_id }) => service_request_id)).toEqual([row.ref]);
  // What was said to us in private is told by its category and a rounded place.
  expect(JSON.stringify(listed)).not.toMatch(/Jean|Petit|Basse/);
  expect(listed[0]).toMatchObject({ lat: 49.894, long: 2.296 });
});

test('looks back ninety days at most', async () => {
  const id = await post();
  const day = (days: number) => new Date(stage.clock.now.getTime() + days * 86_400_000).toISOString();
  expect(await client.serviceRequests({ start_date: day(-1), end_date: day(1) })).toHaveLength(1);
  expect(await client.serviceRequests({ end_date: day(-1) })).toEqual([]);
  await expect(client.serviceRequests({ start_date: day(-100), end_date: day(0) })).rejects.toThrow('answered 400');
  await expect(client.serviceRequests({ start_date: 'hier' })).rejects.toThrow('answered 400');
  stage.clock.now = new Date(stage.clock.now.getTime() + 91 * 86_400_000);
  expect(await client.serviceRequests()).toEqual([]);
  expect(await client.serviceRequest(id)).toHaveLength(1);
  stage.clock.now = start;
});

test('while the form is closed posting needs a key of the API, and a closed door does not exist', async () => {
  await set({ open311: true, formOpen: false });
  expect((await client.submitRequest(pothole)).status).toBe(403);
  const administrator = await stage.person(territoryId, 'administrator');
  const { key } = (await administrator.call(createApiKey, {
    params: { territoryId },
    body: { name: 'Application', permissions: ['requests.treat'] },
  } as never)) as { key: string };
  const known = clientOf(key);
  await known.discover();
  expect((await known.submitRequest(pothole)).status).toBe(200);
  await set({ open311: false });
  expect((await client.get('services')).status).toBe(404);
});
