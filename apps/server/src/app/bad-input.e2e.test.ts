import {
  createWatch,
  createWebhook,
  exportMentions,
  getMention,
  getVolume,
  listMentions,
  openOrigin,
  saveView,
  type Endpoint,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../testing/program.stage.ts';
import { errorForLog } from '../platform/logger.ts';

let stage: ProgramStage;
let territoryId: string;
let manager: Person;
let validator: Person;
let mentionId: string;

beforeAll(async () => {
  stage = await programStage();
  territoryId = await stage.territory('Ville de Test');
  manager = await stage.person(territoryId, 'head_of_communication');
  validator = await stage.person(territoryId, 'validator');
  const watch = { name: 'Piscine', query: 'piscine', colour: 'teal' as const, paused: false, alerting: true };
  await manager.call(createWatch, { params: { territoryId }, body: watch });
  await stage.program.jobs.drain();
  const author = { handle: 'marie.durand', url: 'https://social.example/@marie.durand' };
  await stage.hear(territoryId, [
    { text: 'La piscine ferme', url: 'https://social.example/@marie.durand/1', author },
    { network: 'feed', text: 'La piscine rouvre', url: 'https://journal.example/1', author: { handle: 'Le Journal' } },
  ]);
  const { items } = await list();
  mentionId = items.find((mention) => mention.network === 'import')?.id ?? '';
});
afterAll(async () => stage.close());

const list = async (query: Record<string, string> = {}) =>
  manager.call(listMentions, { params: { territoryId }, query: query as never });
const refusal = async (endpoint: Endpoint, input: { query?: unknown; body?: unknown; params?: object }) => {
  const response = await manager.ask(endpoint, { ...input, params: { territoryId, ...input.params } });
  const problem = (await response.json()) as { code: string; fields?: { path: string; message: string }[] };
  return { status: response.status, ...problem };
};
const cursor = (text: string) => Buffer.from(text).toString('base64url');

describe('what cannot be read is refused in words, never taken for a bug', () => {
  test.each([
    'x',
    cursor('2024 men_x'),
    cursor('+275760-09-13T00:00:00.000Z men_x'),
    cursor('2026-01-01T00:00:00.000Z \0'),
  ])('a cursor that is not ours (%#)', async (bad) => {
    expect(await refusal(listMentions, { query: { cursor: bad } })).toMatchObject({
      status: 422,
      code: 'listening.cursor_invalid',
    });
  });

  test('a period that ends before it begins', async () => {
    const period = { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    for (const endpoint of [listMentions, getVolume, exportMentions])
      expect(await refusal(endpoint, { query: period })).toMatchObject({
        status: 422,
        code: 'listening.range_reversed',
      });
  });

  test('dates that a database does not hold ask for nothing, or too much', async () => {
    const odd = { from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59+23:59' };
    expect((await list(odd)).items).toHaveLength(2);
    expect((await refusal(getVolume, { query: { ...odd, step: 'day' } })).code).toBe('listening.range_too_long');
  });

  test('numbers and texts that no column holds', async () => {
    expect((await refusal(listMentions, { query: { minReach: '1e15' } })).status).toBe(422);
    expect(await refusal(listMentions, { query: { network: 'a\0b' } })).toMatchObject({
      status: 422,
      fields: [{ path: 'query.network', message: expect.stringContaining('caractère nul') as string }],
    });
    const view = { name: '\ud800', shared: false, filter: {} };
    expect(await refusal(saveView, { body: view })).toMatchObject({ status: 422, fields: [{ path: 'body.name' }] });
  });

  test('an address that a webhook cannot have', async () => {
    expect((await refusal(createWebhook, { body: { name: 'FTP', url: 'ftp://example.fr' } })).status).toBe(422);
  });

  test('an address of the API that is none, in the language of the caller', async () => {
    const response = await stage.program.app.request('/api/nowhere', { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'request.not_found',
      title: expect.stringContaining('Nothing') as string,
    });
  });

  test('an address of the interface that is not well written', async () => {
    for (const path of ['/%E0%A4%A', '/a%00.js', '/index.html/x.js'])
      expect([404, 503]).toContain((await stage.program.app.request(path)).status);
  });
});

test('a disk that is full is said, in words, and nothing is half kept', async () => {
  await sql`
    create function listening.full_disk() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file' using errcode = '53100'; end $$
  `.execute(stage.db);
  await sql`create trigger full_disk before insert on listening.saved_view for each row execute function listening.full_disk()`.execute(
    stage.db,
  );
  const answer = await refusal(saveView, { body: { name: 'Vue', shared: false, filter: {} } });
  await sql`drop function listening.full_disk cascade`.execute(stage.db);
  expect(answer).toMatchObject({
    status: 507,
    code: 'request.disk_full',
    title: expect.stringContaining('plein') as string,
  });
});

describe('an author under a pseudonym', () => {
  test('is not named by the address of the post, in the stream, on its page or in the export', async () => {
    const { items } = await list();
    expect(items.find((mention) => mention.network === 'feed')?.url).toBe('https://journal.example/1');
    expect(items.find((mention) => mention.id === mentionId)).toMatchObject({ addressWithheld: true });
    const page = await validator.call(getMention, { params: { territoryId, mentionId } });
    const file = await (await manager.ask(exportMentions, { params: { territoryId } })).text();
    expect(file).toContain('https://journal.example/1');
    for (const seen of [JSON.stringify(items), JSON.stringify(page), file]) expect(seen).not.toContain('marie');
    const { rows } = await sql<{
      data: string;
    }>`select data::text from live.event where territory_id = ${territoryId}`.execute(stage.db);
    expect(JSON.stringify(rows)).not.toContain('marie');
  });

  test('is reached by those who may reveal them, and the journal says so', async () => {
    const params = { territoryId, mentionId };
    expect((await validator.ask(openOrigin, { params })).status).toBe(403);
    const response = await manager.ask(openOrigin, { params });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      'https://social.example/@marie.durand/1',
    ]);
    const { rows } = await sql<{ target_id: string }>`
      select * from audit.entry where territory_id = ${territoryId} and action = 'listening.origin_opened'
    `.execute(stage.db);
    expect(rows).toHaveLength(1);
  });
});

test('an error is logged without what a database or a mail server quotes of persons', () => {
  const error = Object.assign(new Error('550 <marie@example.fr> refused, see https://u:p@x.fr/a?token=1'), {
    code: '23505',
    detail: 'Key (text)=(Marie dit)',
  });
  const logged = JSON.stringify(errorForLog(error));
  expect(logged).toContain('23505');
  for (const personal of ['marie', 'Marie', 'token', 'u:p']) expect(logged).not.toContain(personal);
});
