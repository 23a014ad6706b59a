import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../../testing/browser.jar.ts';
import { identityStage, type IdentityStage } from '../../testing/identity.stage.ts';

const password = 'la cloche sonne à midi';
const anne = { name: 'Anne Le Goff', email: 'anne@region.example', password, locale: 'fr' };
let stage: IdentityStage;
let admin: Browser;
let region: string;

beforeAll(async () => {
  stage = await identityStage();
});
afterAll(async () => stage.close());

const tokenIn = (text: string | undefined) => /jeton=([\w%-]+)/.exec(text ?? '')?.[1] ?? '';
async function signIn(email: string, secret = password): Promise<Browser> {
  const browser = stage.browser();
  const { status } = await browser.json('POST', '/api/auth/sign-in/email', { email, password: secret });
  expect(status).toBe(200);
  return browser;
}

describe('the first set-up', () => {
  test('takes the link of the last start, once', async () => {
    const former = tokenIn(await stage.identity.createSetupLink());
    const token = tokenIn(await stage.identity.createSetupLink());
    admin = stage.browser();
    const before = await admin.json('GET', '/api/session');
    expect(before.body).toMatchObject({ setupNeeded: true, territories: [], locale: 'fr', mailConfigured: true });
    expect((await admin.json('POST', '/api/setup/read', { token: former })).body).toMatchObject({
      code: 'identity.setup_link_void',
    });
    expect((await admin.json('POST', '/api/setup/read', { token })).status).toBe(204);

    const territory = { kind: 'region', name: 'Région Bretagne', variants: ['Bretagne'] };
    const short = await admin.json('POST', '/api/setup', {
      token,
      person: { ...anne, password: 'trop court' },
      territory,
    });
    expect(short.body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'body.person.password' }] });
    const nowhere = await admin.json('POST', '/api/setup', {
      token,
      person: anne,
      territory: { ...territory, timeZone: 'Europe/Rennes' },
    });
    expect(nowhere.body).toMatchObject({ code: 'identity.time_zone_unknown' });
    const done = await admin.json<{ territoryId: string }>('POST', '/api/setup', { token, person: anne, territory });
    expect(done.status).toBe(200);
    region = done.body.territoryId;

    expect((await admin.json('POST', '/api/setup', { token, person: anne, territory })).body).toMatchObject({
      code: 'identity.setup_done',
    });
    expect(await stage.identity.createSetupLink()).toBeUndefined();
  });

  test('its administrator signs in, and sees their territory with what they may do there', async () => {
    admin = await signIn(anne.email);
    const { body } = await admin.json('GET', '/api/session');
    expect(body).toMatchObject({
      person: { name: 'Anne Le Goff', instanceAdministrator: true, theme: 'system', locale: 'fr' },
      setupNeeded: false,
      territories: [{ id: region, name: 'Région Bretagne', timeZone: 'Europe/Paris', roles: ['administrator'] }],
    });
  });
});

describe('signing in', () => {
  test('a wrong password and an unknown address get the same answer', async () => {
    const browser = stage.browser();
    const wrong = await browser.json('POST', '/api/auth/sign-in/email', {
      email: anne.email,
      password: 'pas celui-là du tout',
    });
    const unknown = await browser.json('POST', '/api/auth/sign-in/email', { email: 'qui@region.example', password });
    expect(wrong).toMatchObject({
      status: 401,
      body: { code: 'auth.invalid_email_or_password', title: 'L’adresse ou le mot de passe n’est pas bon.' },
    });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  test('nobody signs up by themselves', async () => {
    const browser = stage.browser();
    const tried = await browser.json('POST', '/api/auth/sign-up/email', {
      email: 'moi@x.example',
      password,
      name: 'Moi',
    });
    expect(tried).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
  });

  test('the cookie is out of reach of scripts and other sites, and works only as it was signed', async () => {
    const browser = stage.browser();
    const response = await browser.call('POST', '/api/auth/sign-in/email', { email: anne.email, password });
    expect(response.headers.get('set-cookie')).toMatch(
      /^beffroi\.session_token=.*; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const cookie = browser.cookies('localhost:4300').get('beffroi.session_token') ?? '';
    const send = async (value: string) =>
      (await stage.app.request('/api/me/sessions', { headers: { cookie: `beffroi.session_token=${value}` } })).status;
    expect(await send(cookie)).toBe(200);
    expect(await send(cookie.replace(/^./, (sign) => (sign === 'a' ? 'b' : 'a')))).toBe(401);
    expect(await send(`${decodeURIComponent(cookie).split('.')[0]}`)).toBe(401);
  });

  test('a change asked from another site is refused, cookie or not', async () => {
    const elsewhere = { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' };
    expect((await admin.call('PATCH', '/api/me', { name: 'X' }, elsewhere)).status).toBe(403);
    const signOut = await admin.call('POST', '/api/auth/sign-out', {}, elsewhere);
    expect(signOut.status).toBe(403);
    expect(await signOut.json()).toMatchObject({ code: 'request.cross_site' });
  });

  test('guessing at one account is held back, from whatever address, and only for a while', async () => {
    const browser = stage.browser();
    const guess = async () =>
      browser.json('POST', '/api/auth/sign-in/email', {
        email: 'devine@region.example',
        password: 'au hasard Balthazar',
      });
    await Promise.all(Array.from({ length: 20 }, guess));
    const held = await guess();
    expect(held).toMatchObject({ status: 429, body: { code: 'request.too_many' } });
    stage.wait(16 * 60_000);
    await stage.base.pool.query('delete from identity.rate_limit');
    expect((await guess()).status).toBe(401);
  });

  test('one address that tries too often waits, in all processes: the count is in the database', async () => {
    await stage.base.pool.query('delete from identity.rate_limit');
    const browser = stage.browser();
    const statuses = [];
    for (let i = 0; i < 42; i += 1) {
      statuses.push(
        (await browser.json('POST', '/api/auth/sign-in/social', { provider: `p${i}`, callbackURL: '/' })).status,
      );
    }
    expect(statuses.slice(0, 40)).not.toContain(429);
    expect(statuses.slice(40)).toEqual([429, 429]);
    await stage.base.pool.query('delete from identity.rate_limit');
  });

  test('a forgotten password is set anew by a link of one hour and one use, which ends the sessions', async () => {
    const other = await signIn(anne.email);
    const browser = stage.browser();
    const known = await browser.json('POST', '/api/auth/request-password-reset', { email: anne.email });
    const unknown = await browser.json('POST', '/api/auth/request-password-reset', { email: 'qui@region.example' });
    expect(unknown).toEqual(known);
    await stage.identity.settle();
    const mail = stage.mails.at(-1);
    expect(mail).toMatchObject({ to: anne.email, subject: 'Beffroi : choisir un nouveau mot de passe' });
    const token = tokenIn(mail?.text);
    const short = await browser.json('POST', '/api/auth/reset-password', { token, newPassword: 'court' });
    expect(short).toMatchObject({ status: 422, body: { code: 'auth.password_too_short' } });
    const newPassword = 'le bourdon sonne à vingt heures';
    expect((await browser.json('POST', '/api/auth/reset-password', { token, newPassword })).status).toBe(200);
    expect((await browser.json('POST', '/api/auth/reset-password', { token, newPassword })).body).toMatchObject({
      code: 'auth.invalid_token',
    });
    expect((await other.json('GET', '/api/me/sessions')).status).toBe(401);
    const again = await signIn(anne.email, newPassword);
    const changed = await again.json('POST', '/api/auth/change-password', {
      currentPassword: newPassword,
      newPassword: password,
    });
    expect(changed.status).toBe(200);
    admin = await signIn(anne.email);
  });

  test('sessions are listed, ended one by one or all but this one, and signing out ends this one', async () => {
    await stage.base.pool.query('delete from identity.rate_limit');
    const [here, there, elsewhere] = [await signIn(anne.email), await signIn(anne.email), await signIn(anne.email)];
    const { body } = await here.json<{ items: { id: string; current: boolean; device?: string; address?: string }[] }>(
      'GET',
      '/api/me/sessions',
    );
    expect(body.items.filter(({ current }) => current)).toMatchObject([
      { device: 'Firefox, Linux', address: '192.0.2.7' },
    ]);
    const { body: theirs } = await there.json<{ items: { id: string; current: boolean }[] }>('GET', '/api/me/sessions');
    const id = theirs.items.find(({ current }) => current)?.id ?? '';
    expect((await here.json('DELETE', `/api/me/sessions/${id}`)).status).toBe(204);
    expect((await there.json('GET', '/api/me/sessions')).status).toBe(401);
    const ended = await here.json<{ ended: number }>('POST', '/api/me/sessions/end-others');
    expect(ended.body.ended).toBeGreaterThanOrEqual(2);
    expect((await elsewhere.json('GET', '/api/me/sessions')).status).toBe(401);
    expect((await here.json('POST', '/api/auth/sign-out', {})).status).toBe(200);
    expect((await here.json('GET', '/api/me/sessions')).status).toBe(401);
    admin = await signIn(anne.email);
  });

  test('over https the cookie is bound to the very host', async () => {
    const secure = await identityStage({ baseUrl: 'https://beffroi.example' });
    try {
      const token = tokenIn(await secure.identity.createSetupLink());
      const browser = secure.browser();
      await browser.json('POST', '/api/setup', { token, person: anne, territory: { kind: 'commune', name: 'Vannes' } });
      const response = await browser.call('POST', '/api/auth/sign-in/email', { email: anne.email, password });
      expect(response.headers.get('set-cookie')).toMatch(
        /^__Host-beffroi\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect((await browser.json('GET', '/api/session')).body).toMatchObject({ person: { email: anne.email } });
    } finally {
      await secure.close();
    }
  });
});
