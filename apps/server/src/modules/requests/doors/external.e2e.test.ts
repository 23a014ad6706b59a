import {
  createWebhook,
  exportRequests,
  getExternalSystem,
  sendToExternal,
  setExternalSystem,
  type Output,
} from '@beffroi/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';
import { createRequest } from '../request/request.create.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import type { RequestsFacts } from '../requests.events.ts';
import { externalRound } from './external.round.ts';
import { createGeoReportStub } from './testing/geo-report.stub.ts';

let stub = createGeoReportStub();
let stage: ProgramStage;
let deps: RequestsDeps;
let territoryId: string;
let administrator: Person;
const needed: RequestsFacts['requests.person_needed'][] = [];

beforeAll(async () => {
  stage = await programStage({
    now: new Date('2026-11-24T10:00:00Z'),
    http: {
      fetch: async (request) => stub.http.fetch(request),
      open: async () => stub.http.open(),
      webSocket: async () => stub.http.webSocket(),
    },
  });
  deps = { ...stage.program, desk: stage.program.desk } as never;
  stage.program.events.on('requests.person_needed', async (_, fact) => void needed.push(fact));
  territoryId = await stage.territory('Communauté de Valmarin');
  administrator = await stage.person(territoryId, 'administrator');
});
afterAll(() => stage.close());
beforeEach(async () => {
  needed.length = 0;
  stub = createGeoReportStub();
  await connect();
});

const connect = async (some: object = {}) =>
  administrator.call(setExternalSystem, {
    params: { territoryId },
    body: { url: stub.url, jurisdictionId: 'valmarin.fr', apiKey: 'cle-secrete', services: {}, ...some },
  });
async function request() {
  const { row } = await deps.db.transaction().execute(async (trx) =>
    createRequest(deps, trx, {
      territoryId,
      text: 'Bonjour, Jean Petit (06 12 34 56 78) signale un nid-de-poule.',
      nature: 'report',
      category: 'street',
      place: '3 rue Basse, Valmarin',
      point: { lat: 49.89, lon: 2.29 },
      origin: 'email',
      identity: { firstName: 'Jean', lastName: 'Petit', email: 'jean@example.fr' },
    }),
  );
  return { row, params: { territoryId, requestId: row.id } };
}
const send = async (params: { territoryId: string; requestId: string }): Promise<Output<typeof sendToExternal>> =>
  administrator.call(sendToExternal, { params, body: { serviceCode: 'VOI-1' } });
const codeOf = async (sending: Promise<unknown>) =>
  sending.then(
    () => 'sent',
    (error: { problem: { code: string } }) => error.problem.code,
  );
const rowOf = async ({ requestId }: { requestId: string }) =>
  deps.db.selectFrom('requests.request').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow();

test('is connected once it told its services, in XML where it speaks nothing else, and never tells its key back', async () => {
  stub.speaksJson = false;
  expect(await connect()).toEqual({
    services: [
      { code: 'VOI-1', name: 'Nid-de-poule' },
      { code: 'ECL-1', name: 'Éclairage & feux' },
    ],
  });
  const told = await administrator.call(getExternalSystem, { params: { territoryId } });
  expect(told.system).toMatchObject({ url: stub.url, hasKey: true });
  expect(JSON.stringify(told)).not.toContain('cle-secrete');
  const { params } = await request();
  expect(await send(params)).toEqual({ externalId: '293944' });
  stub.next = 'away';
  expect(await codeOf(connect())).toBe('requests.external_unreachable');
});

test('is handed a request once, whole but for who asks', async () => {
  const { row, params } = await request();
  const both = await Promise.all([codeOf(send(params)), codeOf(send(params))]);
  expect(both).toContain('sent');
  expect(await send(params)).toEqual({ externalId: '293944' });
  expect(stub.requests).toHaveLength(1);
  const sent = Object.fromEntries(stub.requests[0]?.fields ?? []);
  expect(sent).toMatchObject({
    api_key: 'cle-secrete',
    jurisdiction_id: 'valmarin.fr',
    service_code: 'VOI-1',
    lat: '49.89',
    long: '2.29',
    address_string: '3 rue Basse, Valmarin',
    description: expect.stringContaining(`[${row.ref}]`) as unknown,
  });
  expect(JSON.stringify(sent)).not.toMatch(/Jean|Petit|06 12|example\.fr/);
});

test('after a cut is asked whether it has the request, and is never given it twice', async () => {
  stub.next = 'cut';
  const shown = await request();
  expect(await send(shown.params)).toEqual({ externalId: '293944' });
  stub.isHidden = true;
  const hidden = await request();
  expect(await codeOf(send(hidden.params))).toBe('requests.external_unsure');
  stub.next = 'ok';
  expect(await codeOf(send(hidden.params))).toBe('requests.external_unsure');
  stub.isHidden = false;
  expect(await send(hidden.params)).toEqual({ externalId: '293945' });
  expect(stub.requests).toHaveLength(2);
});

test('that refuses, or is away, leaves the request to be sent again', async () => {
  const { params } = await request();
  stub.next = 'refuse';
  const refused = (await send(params).catch((error: unknown) => error)) as { problem: object };
  expect(refused.problem).toMatchObject({ code: 'requests.external_refused' });
  expect(JSON.stringify(refused.problem)).not.toContain('cle-secrete');
  stub.next = 'away';
  expect(await codeOf(send(params))).toBe('requests.external_unreachable');
  stub.next = 'ok';
  expect(await send(params)).toEqual({ externalId: '293944' });
});

test('is read back by a round: its number behind a token, and that it is done', async () => {
  stub.answersToken = true;
  const { params } = await request();
  expect(await send(params)).toEqual({ token: 'jeton-0' });
  await externalRound(deps);
  expect(await rowOf(params)).toMatchObject({ external_id: '293944', external_status: 'open' });
  const [there] = stub.requests;
  if (there) Object.assign(there, { status: 'closed', notes: 'Rebouché' });
  await externalRound(deps);
  expect((await rowOf(params)).external_status).toBe('open');
  stage.clock.now = new Date(stage.clock.now.getTime() + 31 * 60_000);
  await externalRound(deps);
  expect((await rowOf(params)).external_status).toBe('closed');
  const told = needed.filter(({ occasion }) => occasion === `${params.requestId} external closed`);
  expect(told.map(({ body }) => body.fr)).toEqual([
    'La demande y est close\u{a0}: Rebouché. La personne attend encore une réponse d’ici.',
  ]);
  const calls = stub.calls.length;
  stage.clock.now = new Date(stage.clock.now.getTime() + 31 * 60_000);
  await externalRound(deps);
  expect(stub.calls.slice(calls).filter((call) => call.includes('293944'))).toEqual([]);
});

test('requests leave as a table that a spreadsheet opens, without who asked', async () => {
  const { row } = await request();
  const answer = await administrator.ask(exportRequests, { params: { territoryId } });
  const csv = await answer.text();
  const [header = '', ...lines] = csv.split('\r\n');
  expect(header).toContain('référence;état;objet');
  expect(lines.filter((line) => line.startsWith(row.ref))).toHaveLength(1);
  expect(csv).not.toMatch(/Jean|Petit|06 12|example\.fr/);
});

test('programs that listen to requests are told of each change, by identifiers alone', async () => {
  for (const kinds of [['request.changed'], ['alarm.rings']] as const)
    await administrator.call(createWebhook, {
      params: { territoryId },
      body: { name: kinds[0], url: 'https://gru.example/recevoir', kinds: [...kinds] },
    });
  const { row } = await request();
  const left = await stage.db
    .selectFrom('notifications.delivery')
    .select(['subject', 'payload'])
    .where('channel', '=', 'webhook')
    .where('territory_id', '=', territoryId)
    .execute();
  expect(left.map(({ subject, payload }) => [subject, payload.event])).toEqual([
    [row.ref, { kind: 'request.changed', data: { requestId: row.id, ref: row.ref, state: 'open', what: 'created' } }],
  ]);
  expect(JSON.stringify(left)).not.toMatch(/Jean|Petit|nid-de-poule/);
});
