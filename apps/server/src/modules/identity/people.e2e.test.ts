import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityStage, PASSWORD, type IdentityStage } from '../../testing/identity.stage.ts';
import { peopleWho, personNames } from './index.ts';

let stage: IdentityStage;
const DAY = 86_400_000;

beforeAll(async () => {
  stage = await identityStage();
});
afterAll(async () => stage.close());

const linkIn = (text: string | undefined) => /jeton=(\S+)/.exec(text ?? '')?.[1] ?? '';

describe('invitations', () => {
  test('one is sent by mail, read, and accepted with a name and a password', async () => {
    const territory = await stage.territory('Vannes');
    const admin = await stage.person([[territory, 'administrator']]);
    const invited = await admin.browser.json('POST', `/api/territories/${territory}/invitations`, {
      email: 'Yann@Vannes.example',
      roles: ['contributor', 'validator'],
    });
    expect(invited.body).toMatchObject({ email: 'yann@vannes.example', expired: false });
    expect(invited.body).not.toHaveProperty('link');
    const mail = stage.mails.at(-1);
    expect(mail).toMatchObject({ to: 'yann@vannes.example', subject: 'Beffroi : vous êtes invité à rejoindre Vannes' });
    const token = linkIn(mail?.text);

    const visitor = stage.browser();
    const read = await visitor.json('POST', '/api/invitations/read', { token });
    expect(read.body).toMatchObject({ territoryName: 'Vannes', roles: ['contributor', 'validator'], how: 'create' });
    expect((await visitor.json('POST', '/api/invitations/accept', { token })).body).toMatchObject({
      code: 'identity.invitation_incomplete',
    });
    const accepted = await visitor.json('POST', '/api/invitations/accept', {
      token,
      name: 'Yann Kervella',
      password: PASSWORD,
    });
    expect(accepted.body).toEqual({ territoryId: territory, email: 'yann@vannes.example' });
    expect((await visitor.json('POST', '/api/invitations/read', { token })).body).toMatchObject({
      code: 'identity.invitation_void',
    });

    expect(
      (await visitor.json('POST', '/api/auth/sign-in/email', { email: 'yann@vannes.example', password: PASSWORD }))
        .status,
    ).toBe(200);
    const { body } = await visitor.json<{ territories: { roles: string[] }[] }>('GET', '/api/session');
    expect(body.territories.map(({ roles }) => roles.toSorted())).toEqual([['contributor', 'validator']]);
    const people = await admin.browser.json<{ items: { name: string }[] }>(
      'GET',
      `/api/territories/${territory}/people`,
    );
    expect(people.body.items.map(({ name }) => name)).toContain('Yann Kervella');
  });

  test('whoever has an account accepts signed in with the invited address, and only so', async () => {
    const territory = await stage.territory('Auray');
    const admin = await stage.person([[territory, 'administrator']]);
    const known = await stage.person([]);
    const other = await stage.person([]);
    await admin.browser.json('POST', `/api/territories/${territory}/invitations`, {
      email: known.email,
      roles: ['auditor'],
    });
    const token = linkIn(stage.mails.at(-1)?.text);
    const visitor = stage.browser();
    expect((await visitor.json('POST', '/api/invitations/read', { token })).body).toMatchObject({ how: 'sign_in' });
    const usurped = await visitor.json('POST', '/api/invitations/accept', { token, name: 'X', password: PASSWORD });
    expect(usurped.body).toMatchObject({ code: 'identity.invitation_sign_in' });
    expect((await other.browser.json('POST', '/api/invitations/accept', { token })).status).toBe(401);
    expect((await known.browser.json('POST', '/api/invitations/read', { token })).body).toMatchObject({
      how: 'accept',
    });
    expect((await known.browser.json('POST', '/api/invitations/accept', { token })).status).toBe(200);
    expect((await known.browser.json('GET', `/api/territories/${territory}`)).status).toBe(200);
  });

  test('it lasts seven days; sent again, only the new link is good; withdrawn, none is', async () => {
    const territory = await stage.territory('Séné');
    const admin = await stage.person([[territory, 'administrator']]);
    const path = `/api/territories/${territory}/invitations`;
    const { body } = await admin.browser.json('POST', path, { email: 'a@sene.example', roles: ['contributor'] });
    const first = linkIn(stage.mails.at(-1)?.text);
    const twice = await admin.browser.json('POST', path, { email: 'a@sene.example', roles: ['auditor'] });
    expect(twice).toMatchObject({ status: 409, body: { code: 'identity.already_invited' } });
    expect((await admin.browser.json('POST', `${path}/${String(body['id'])}/resend`)).status).toBe(200);
    const second = linkIn(stage.mails.at(-1)?.text);
    const open = async (token: string) =>
      (await stage.browser().json('POST', '/api/invitations/read', { token })).status;
    expect([await open(first), await open(second)]).toEqual([410, 200]);
    expect((await admin.browser.json('DELETE', `${path}/${String(body['id'])}`)).status).toBe(204);
    expect(await open(second)).toBe(410);
    const member = await admin.browser.json('POST', path, { email: admin.email, roles: ['auditor'] });
    expect(member.body).toMatchObject({ code: 'identity.already_member' });

    await admin.browser.json('POST', path, { email: 'b@sene.example', roles: ['contributor'] });
    const late = linkIn(stage.mails.at(-1)?.text);
    stage.wait(7 * DAY + 1000);
    expect(await open(late)).toBe(410);
    stage.wait(-7 * DAY - 1000);
  });

  test('where no mail leaves, the link is handed over', async () => {
    const silent = await identityStage({ mail: false });
    try {
      const territory = await silent.territory('Belz');
      const admin = await silent.person([[territory, 'administrator']]);
      const sent = await admin.browser.json('POST', `/api/territories/${territory}/invitations`, {
        email: 'c@belz.example',
        roles: ['contributor'],
      });
      expect(sent.body['link']).toMatch(/^http:\/\/localhost:4300\/invitation\?jeton=[\w-]{43}$/);
      expect(sent.body).not.toHaveProperty('sentAt');
      const root = await silent.person([], true);
      const created = await root.browser.json('POST', '/api/instance/territories', {
        kind: 'commune',
        name: 'Erdeven',
        administratorEmail: 'mairie@erdeven.example',
      });
      expect(created.body['invitationLink']).toMatch(/\/invitation\?jeton=[\w-]{43}$/);
    } finally {
      await silent.close();
    }
  });

  test('accepted twice at once, it makes one account', async () => {
    const territory = await stage.territory('Arradon');
    const admin = await stage.person([[territory, 'administrator']]);
    await admin.browser.json('POST', `/api/territories/${territory}/invitations`, {
      email: 'd@arradon.example',
      roles: ['contributor'],
    });
    const token = linkIn(stage.mails.at(-1)?.text);
    const accept = async () =>
      (await stage.browser().json('POST', '/api/invitations/accept', { token, name: 'D', password: PASSWORD })).status;
    expect((await Promise.all([accept(), accept(), accept()])).toSorted()).toEqual([200, 410, 410]);
  });
});

describe('roles', () => {
  test('are changed and taken, never those of the last administrator', async () => {
    const territory = await stage.territory('Theix');
    const [admin, member] = [
      await stage.person([[territory, 'administrator']]),
      await stage.person([[territory, 'contributor']]),
    ];
    const people = `/api/territories/${territory}/people`;
    const changed = await admin.browser.json('PUT', `${people}/${member.id}/roles`, {
      roles: ['validator', 'auditor'],
    });
    expect(changed.body).toMatchObject({ roles: ['auditor', 'validator'], rolesFromOidc: [], strongSignIn: false });
    const alone = await admin.browser.json('PUT', `${people}/${admin.id}/roles`, { roles: ['contributor'] });
    expect(alone).toMatchObject({ status: 409, body: { code: 'identity.last_administrator' } });
    expect((await admin.browser.json('DELETE', `${people}/${admin.id}`)).status).toBe(409);
    expect((await admin.browser.json('PUT', `${people}/${admin.id}/roles`, { roles: [] })).status).toBe(422);

    await admin.browser.json('PUT', `${people}/${member.id}/roles`, { roles: ['administrator'] });
    const [one, two] = await Promise.all([
      admin.browser.json('DELETE', `${people}/${admin.id}`),
      member.browser.json('DELETE', `${people}/${member.id}`),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([204, 409]);
  });

  test('taken away, they are gone at the next request', async () => {
    const territory = await stage.territory('Elven');
    const [admin, member] = [
      await stage.person([[territory, 'administrator']]),
      await stage.person([[territory, 'auditor']]),
    ];
    expect((await member.browser.json('GET', `/api/territories/${territory}`)).status).toBe(200);
    expect((await admin.browser.json('DELETE', `/api/territories/${territory}/people/${member.id}`)).status).toBe(204);
    expect((await member.browser.json('GET', `/api/territories/${territory}`)).status).toBe(404);
    expect((await admin.browser.json('DELETE', `/api/territories/${territory}/people/${member.id}`)).status).toBe(404);
  });
});

describe('what is mine', () => {
  test('name, language, theme and time zone', async () => {
    const me = await stage.person([]);
    const patch = { name: 'Nolwenn', locale: 'en', theme: 'dark', timeZone: 'America/Cayenne' };
    expect((await me.browser.json('PATCH', '/api/me', patch)).body).toMatchObject(patch);
    expect((await me.browser.json('GET', '/api/session')).body).toMatchObject({ locale: 'en', person: patch });
    expect((await me.browser.json('PATCH', '/api/me', { locale: null, timeZone: null })).body).not.toHaveProperty(
      'timeZone',
    );
    expect((await me.browser.json('PATCH', '/api/me', { timeZone: 'Mars/Olympus' })).body).toMatchObject({
      code: 'identity.time_zone_unknown',
    });
  });

  test('is told in full, without any secret', async () => {
    const territory = await stage.territory('Plescop');
    const me = await stage.person([[territory, 'contributor']]);
    const told = await me.browser.json('GET', '/api/me/export');
    expect(told.body).toMatchObject({
      person: { email: me.email },
      roles: [{ name: 'Plescop', role: 'contributor' }],
      sessions: [{ ip_address: expect.stringMatching(/^198\.51\.100\./) as string }],
      journal: [{ action: 'identity.session_opened' }],
    });
    const text = JSON.stringify(told.body);
    for (const secret of ['password', 'token', 'secret', 'public_key']) expect(text).not.toContain(`"${secret}"`);
  });

  test('is erased on demand, other modules’ part with it; the journal keeps an identifier that names nobody', async () => {
    const forgotten: string[] = [];
    stage.identity.holdsPersonalData({
      name: 'notifications',
      tell: async () => ({ devices: 0 }),
      forget: async (_, personId) => void forgotten.push(personId),
    });
    const territory = await stage.territory('Baden');
    const admin = await stage.person([[territory, 'administrator']]);
    const me = await stage.person([[territory, 'contributor']]);
    expect((await me.browser.json('GET', '/api/me/export')).body).toMatchObject({ notifications: { devices: 0 } });
    const mistyped = await me.browser.json('POST', '/api/me/erase', { email: 'autre@example.fr' });
    expect(mistyped.body).toMatchObject({ code: 'identity.erase_unconfirmed' });
    const last = await admin.browser.json('POST', '/api/me/erase', { email: admin.email });
    expect(last.body).toMatchObject({ code: 'identity.last_administrator' });
    expect((await me.browser.json('POST', '/api/me/erase', { email: me.email })).status).toBe(204);
    expect(forgotten).toEqual([me.id]);
    expect((await me.browser.json('GET', '/api/me/sessions')).status).toBe(401);
    const { rows } = await stage.base.pool.query(
      `select count(*) from (
         select person_id from identity.session union all select person_id from identity.account
         union all select person_id from identity.role_held
       ) kept where person_id = $1`,
      [me.id],
    );
    expect(rows).toEqual([{ count: 0 }]);
    const journal = await admin.browser.json<{ items: { action: string; actor: object }[] }>(
      'GET',
      `/api/territories/${territory}/audit`,
    );
    expect(journal.body.items[0]).toMatchObject({
      action: 'identity.person_erased',
      actor: { kind: 'person', id: me.id },
    });
    expect(journal.body.items[0]?.actor).not.toHaveProperty('name');
  });
});

test('other modules ask who may do something, and what people are called', async () => {
  const grouping = await stage.territory('Golfe du Morbihan', 'grouping');
  const member = await stage.territory('Le Bono', 'commune', grouping);
  const desk = await stage.person([[grouping, 'community_manager']]);
  const local = await stage.person([[member, 'auditor']]);
  await stage.base.pool.query(
    `update identity.territory set shared_with_grouping = '{community_manager}' where id = $1`,
    [member],
  );
  const may = async (permission: 'alerts.handle' | 'audit.read') =>
    (await peopleWho(stage.base.db, member, permission)).map(({ id }) => id);
  expect(await may('alerts.handle')).toEqual([desk.id]);
  expect(await may('audit.read')).toEqual([local.id]);
  expect([...(await personNames(stage.base.db, [desk.id, desk.id, 'per_absent'])).keys()]).toEqual([desk.id]);
});
