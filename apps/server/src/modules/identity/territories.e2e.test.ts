import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityStage, type IdentityStage } from '../../testing/identity.stage.ts';

let stage: IdentityStage;

beforeAll(async () => {
  stage = await identityStage();
});
afterAll(async () => stage.close());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a territory', () => {
  test('is changed by its administrators, and the journal says what changed', async () => {
    const id = await stage.territory('Vannes');
    const { browser } = await stage.person([[id, 'administrator']]);
    const patch = {
      shortName: 'Vannes',
      variants: ['Gwened'],
      languages: ['fr', 'br'],
      colours: { accent: '#12345a' },
      timeZone: 'Europe/Paris',
    };
    expect((await browser.json('PATCH', `/api/territories/${id}`, patch)).body).toMatchObject({
      name: 'Vannes',
      ...patch,
    });
    expect((await browser.json('PATCH', `/api/territories/${id}`, { shortName: '' })).body).not.toHaveProperty(
      'shortName',
    );
    const journal = await browser.json<{ items: object[] }>('GET', `/api/territories/${id}/audit`);
    expect(journal.body.items[1]).toMatchObject({ action: 'identity.territory_changed', detail: patch });
    const verified = await browser.json('GET', `/api/territories/${id}/audit/verification`);
    expect(verified.body).toEqual({ entries: 3 });
    const csv = await browser.call('GET', `/api/territories/${id}/audit/export?action=identity.`);
    expect([csv.headers.get('content-type'), (await csv.text()).trimEnd().split('\r\n').length]).toEqual([
      'text/csv; charset=utf-8',
      4,
    ]);
  });

  test('is of one instance: whoever has no role there is told that it does not exist', async () => {
    const [mine, theirs] = [await stage.territory('Auray'), await stage.territory('Lorient')];
    const { browser } = await stage.person([[mine, 'administrator']]);
    const hidden = await browser.json('GET', `/api/territories/${theirs}`);
    const absent = await browser.json('GET', '/api/territories/ter_01jd0000000000000000000000');
    expect(hidden).toMatchObject({ status: 404, body: { code: 'identity.territory_not_found' } });
    expect({ ...absent.body, requestId: '' }).toEqual({ ...hidden.body, requestId: '' });
  });
});

describe('its logo', () => {
  test('is a small image, served as what it is and with a version in its address', async () => {
    const id = await stage.territory('Séné');
    const { browser } = await stage.person([[id, 'administrator']]);
    expect((await browser.json('GET', `/api/territories/${id}/logo`)).body).toMatchObject({
      code: 'identity.logo_not_found',
    });
    const set = await browser.json('PUT', `/api/territories/${id}/logo`, { data: png.toString('base64') });
    const address = String(set.body['logoUrl']);
    expect(address).toMatch(/\/logo\?v=[0-9a-f]{16}$/);
    const served = await browser.call('GET', address);
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
    expect((await browser.json('DELETE', `/api/territories/${id}/logo`)).body).not.toHaveProperty('logoUrl');
  });

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page called an image', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a picture of 60,000 pixels a side',
      Buffer.concat([png.subarray(0, 16), Buffer.from('0000ea600000ea60', 'hex'), png.subarray(24)]),
    ],
    ['more than 200 kB', Buffer.concat([png, Buffer.alloc(204_801)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', async (_, data) => {
    const id = await stage.territory('Theix');
    const { browser } = await stage.person([[id, 'administrator']]);
    const tried = await browser.json('PUT', `/api/territories/${id}/logo`, { data: data.toString('base64') });
    expect(tried.status).toBe(422);
    expect(['identity.logo_refused', 'request.invalid']).toContain(tried.body['code']);
  });
});

describe('a grouping', () => {
  test('gives no right over its members until a member says which roles it shares', async () => {
    const grouping = await stage.territory('Golfe du Morbihan', 'grouping');
    const member = await stage.territory('Arradon', 'commune', grouping);
    const desk = await stage.person([
      [grouping, 'community_manager'],
      [grouping, 'administrator'],
    ]);
    const mayor = await stage.person([[member, 'administrator']]);
    const seen = await desk.browser.json<{ members: object[] }>('GET', `/api/territories/${grouping}`);
    expect(seen.body.members).toEqual([{ id: member, kind: 'commune', name: 'Arradon' }]);
    expect((await desk.browser.json('GET', `/api/territories/${member}`)).status).toBe(404);

    const share = async (sharedWithGrouping: string[]) =>
      mayor.browser.json('PATCH', `/api/territories/${member}`, { sharedWithGrouping });
    expect((await share(['administrator'])).status).toBe(422);
    expect((await share(['community_manager'])).status).toBe(200);
    expect((await desk.browser.json('GET', `/api/territories/${member}`)).status).toBe(200);
    expect((await desk.browser.json('PATCH', `/api/territories/${member}`, { name: 'X' })).status).toBe(403);
    expect((await mayor.browser.json('GET', `/api/territories/${grouping}`)).status).toBe(404);
    await share([]);
    expect((await desk.browser.json('GET', `/api/territories/${member}`)).status).toBe(404);
  });

  test('is made by the administrators of the installation, on one level; another grouping starts without shares', async () => {
    const root = await stage.person([], true);
    const [one, two] = [await stage.territory('Un', 'grouping'), await stage.territory('Deux', 'grouping')];
    const commune = await stage.territory('Baden');
    const mayor = await stage.person([[commune, 'administrator']]);
    const move = async (id: string, groupingId: string | null) =>
      root.browser.json('PUT', `/api/instance/territories/${id}/grouping`, { groupingId });
    expect((await move(commune, one)).body).toMatchObject({ groupingId: one });
    expect((await move(two, one)).body).toMatchObject({ code: 'identity.grouping_refused' });
    expect((await move(one, commune)).body).toMatchObject({ code: 'identity.grouping_refused' });
    expect((await mayor.browser.json('PATCH', `/api/territories/${commune}`, { kind: 'grouping' })).body).toMatchObject(
      { code: 'identity.grouping_refused' },
    );
    await mayor.browser.json('PATCH', `/api/territories/${commune}`, { sharedWithGrouping: ['validator'] });
    expect((await move(commune, two)).body).toMatchObject({ groupingId: two, sharedWithGrouping: [] });
    expect((await move(commune, null)).body).not.toHaveProperty('groupingId');
  });
});

describe('the installation', () => {
  test('its administrators create territories and see none of them until they join, which the journal tells', async () => {
    const root = await stage.person([], true);
    const created = await root.browser.json('POST', '/api/instance/territories', {
      kind: 'university',
      name: 'Université Bretagne Sud',
      administratorEmail: 'com@univ.example',
    });
    const id = String(created.body['id']);
    expect(stage.mails.at(-1)).toMatchObject({ to: 'com@univ.example' });
    expect((await root.browser.json('GET', `/api/territories/${id}`)).status).toBe(404);
    expect((await root.browser.json('POST', `/api/instance/territories/${id}/join`)).status).toBe(200);
    const journal = await root.browser.json<{ items: object[] }>('GET', `/api/territories/${id}/audit`);
    expect(journal.body.items[0]).toMatchObject({
      action: 'identity.joined_as_instance_administrator',
      actor: { id: root.id },
    });
    const own = await root.browser.json('POST', '/api/instance/territories', { kind: 'commune', name: 'Belz' });
    expect((await root.browser.json('GET', `/api/territories/${String(own.body['id'])}`)).status).toBe(200);
    const all = await root.browser.json<{ items: { id: string; administrators: number }[] }>(
      'GET',
      '/api/instance/territories',
    );
    expect(all.body.items.find((territory) => territory.id === id)).toMatchObject({ administrators: 1, people: 1 });
    const journalOfAll = await root.browser.json<{ items: { action: string }[] }>(
      'GET',
      '/api/instance/audit?action=identity.territory_created',
    );
    expect(journalOfAll.body.items.length).toBeGreaterThan(2);
  });

  test('keeps at least one administrator, and finds people page by page', async () => {
    const [one, two] = [await stage.person([], true), await stage.person([])];
    const name = async (personId: string, administrator: boolean) =>
      one.browser.json('PUT', `/api/instance/people/${personId}/administrator`, { administrator });
    expect((await name(two.id, true)).body).toMatchObject({ instanceAdministrator: true });
    await stage.base.pool.query('update identity.person set instance_administrator = false where id not in ($1, $2)', [
      one.id,
      two.id,
    ]);
    expect((await name(two.id, false)).status).toBe(200);
    expect((await name(one.id, false)).body).toMatchObject({ code: 'identity.last_instance_administrator' });
    expect((await name('per_01jd0000000000000000000000', true)).status).toBe(404);
    type Page = { items: { email: string }[]; nextCursor?: string };
    const first = await one.browser.json<Page>('GET', '/api/instance/people?limit=1&q=personne');
    const next = await one.browser.json<Page>(
      'GET',
      `/api/instance/people?limit=1&q=personne&cursor=${first.body.nextCursor ?? ''}`,
    );
    expect(first.body.items[0]?.email).not.toBe(next.body.items[0]?.email);
  });
});

describe('API keys', () => {
  test('one opens its territory for what it was made for, until it expires or is revoked', async () => {
    const [mine, other] = [await stage.territory('Plescop'), await stage.territory('Elven')];
    const { browser } = await stage.person([
      [mine, 'administrator'],
      [other, 'administrator'],
    ]);
    const path = `/api/territories/${mine}/api-keys`;
    const made = await browser.json('POST', path, { name: 'Tableau de bord', permissions: ['territory.read'] });
    const key = String(made.body['key']);
    expect(key).toMatch(/^bfr_[0-9a-f]{48}$/);
    const call = async (url: string, method = 'GET', bearer = key) =>
      (await stage.app.request(url, { method, headers: { authorization: `Bearer ${bearer}` } })).status;
    expect(await call(`/api/territories/${mine}`)).toBe(200);
    expect(await call(`/api/territories/${mine}/people`)).toBe(403);
    expect(await call(`/api/territories/${other}`)).toBe(404);
    expect(await call('/api/me/sessions')).toBe(403);
    expect(await call('/api/instance/territories')).toBe(403);
    expect(await call(`/api/territories/${mine}`, 'GET', `${key.slice(0, -1)}x`)).toBe(401);

    const listed = await browser.json<{ items: { id: string; lastUsedAt?: string; start: string }[] }>('GET', path);
    expect(listed.body.items).toMatchObject([
      { start: key.slice(0, 10), lastUsedAt: expect.any(String) as string, permissions: ['territory.read'] },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain(key);
    const { rows } = await stage.base.pool.query('select * from identity.api_key');
    expect(JSON.stringify(rows)).not.toContain(key);

    expect((await browser.json('DELETE', `${path}/${listed.body.items[0]?.id}`)).status).toBe(204);
    expect(await call(`/api/territories/${mine}`)).toBe(401);

    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const brief = await browser.json('POST', path, { name: 'Bref', permissions: ['territory.read'], expiresAt });
    expect(await call(`/api/territories/${mine}`, 'GET', String(brief.body['key']))).toBe(200);
    stage.wait(61_000);
    expect(await call(`/api/territories/${mine}`, 'GET', String(brief.body['key']))).toBe(401);
    const past = await browser.json('POST', path, {
      name: 'Passé',
      permissions: ['territory.read'],
      expiresAt: '2020-01-01T00:00:00Z',
    });
    expect(past.body).toMatchObject({ code: 'identity.api_key_expiry_past' });
    stage.wait(-61_000);
  });

  test('none can make another key, or people', async () => {
    const id = await stage.territory('Carnac');
    const { browser } = await stage.person([[id, 'administrator']]);
    for (const permission of ['api_keys.manage', 'people.manage', 'territory.manage', 'tout']) {
      const tried = await browser.json('POST', `/api/territories/${id}/api-keys`, {
        name: 'X',
        permissions: [permission],
      });
      expect(tried.status).toBe(422);
    }
  });
});
