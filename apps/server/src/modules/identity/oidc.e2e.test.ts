import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../../testing/browser.jar.ts';
import { identityStage, PASSWORD, type IdentityStage } from '../../testing/identity.stage.ts';
import { startOidcServer, type OidcServer } from '../../testing/oidc.server.ts';
import { forgetOldSignIns } from './index.ts';

const DAY = 86_400_000;
const baseUrl = 'http://localhost:4300';
const region = 'ter_01jd0000000000000000000000';
const commune = 'ter_01jd0000000000000000000001';

async function start(profile: 'generic' | 'proconnect', port?: number): Promise<OidcServer> {
  return startOidcServer({
    profile,
    redirectUri: `${baseUrl}/api/auth/callback/${profile === 'generic' ? 'oidc' : 'proconnect'}`,
    postLogoutRedirectUri: `${baseUrl}/connexion`,
    ...(port === undefined ? {} : { port }),
  });
}

function settingsFor(server: OidcServer, kind: 'OIDC' | 'PROCONNECT'): Record<string, string> {
  return {
    [`${kind}_ISSUER`]: server.issuer,
    [`${kind}_CLIENT_ID`]: server.clientId,
    [`${kind}_CLIENT_SECRET`]: server.clientSecret,
  };
}

async function addTerritories(stage: IdentityStage): Promise<void> {
  await stage.base.pool.query(
    `insert into identity.territory (id, kind, name, time_zone, languages)
     values ($1, 'region', 'Région Bretagne', 'Europe/Paris', '{fr}'), ($2, 'commune', 'Vannes', 'Europe/Paris', '{fr}')`,
    [region, commune],
  );
}

/** Goes to the provider and back. @returns the page of ours where one lands: `/` when signed in */
async function goThrough(browser: Browser, provider: 'oidc' | 'proconnect'): Promise<URL> {
  const { body } = await browser.json<{ url: string }>('POST', '/api/auth/sign-in/social', {
    provider,
    callbackURL: '/',
    errorCallbackURL: '/connexion',
  });
  const landed = await browser.follow(body.url, (url) => url.origin === baseUrl && !url.pathname.startsWith('/api/'));
  return landed.url;
}

async function rolesOf(browser: Browser): Promise<Record<string, string[]>> {
  const { body } = await browser.json<{ territories: { id: string; roles: string[] }[] }>('GET', '/api/session');
  return Object.fromEntries(body.territories.map(({ id, roles }) => [id, roles.toSorted()]));
}

describe('a generic provider', () => {
  let server: OidcServer;
  let stage: IdentityStage;

  beforeAll(async () => {
    server = await start('generic');
    stage = await identityStage({
      env: {
        ...settingsFor(server, 'OIDC'),
        OIDC_LABEL: 'Compte Région',
        OIDC_SCOPES: 'email profile groups',
        OIDC_ROLES: `groups:com=community_manager@${region}; groups:elus=elected_official@${commune}; groups:com=contributor@ter_01jd0000000000000000000009`,
      },
    });
    await addTerritories(stage);
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
  });

  test('is offered, and asked with state, nonce and PKCE', async () => {
    const browser = stage.browser();
    const { body } = await browser.json('GET', '/api/session');
    expect(body['signIn']).toEqual({
      password: true,
      passkey: true,
      oidc: [{ id: 'oidc', label: 'Compte Région', profile: 'generic' }],
    });
    server.present('s-inconnu', { email: 'inconnu@region.example', email_verified: true, name: 'Inconnu' });
    await goThrough(browser, 'oidc');
    const asked = server.lastRequest();
    expect(asked.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect(asked.get('nonce')?.length).toBeGreaterThanOrEqual(32);
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')?.split(' ').toSorted()).toEqual(['email', 'groups', 'openid', 'profile']);
  });

  test('whoever it knows but nobody invited does not come in', async () => {
    const browser = stage.browser();
    server.present('s-inconnu', {
      email: 'inconnu@region.example',
      email_verified: true,
      name: 'Inconnu',
      groups: ['sport'],
    });
    const landed = await goThrough(browser, 'oidc');
    expect([landed.pathname, landed.searchParams.get('error')]).toEqual(['/connexion', 'not_invited']);
    expect((await browser.json('GET', '/api/me/sessions')).status).toBe(401);
    const { rows } = await stage.base.pool.query('select id from identity.person');
    expect(rows).toEqual([]);
  });

  test('its groups give roles, which follow the directory at each sign-in; what was given by hand stays', async () => {
    const browser = stage.browser();
    const claims = { email: 'Soazig@region.example', email_verified: true, given_name: 'Soazig', family_name: 'Guého' };
    server.present('s-soazig', { ...claims, groups: ['com', 'tous'] });
    expect((await goThrough(browser, 'oidc')).pathname).toBe('/');
    expect(await rolesOf(browser)).toEqual({ [region]: ['community_manager'] });
    const { body } = await browser.json<{ person: { id: string } }>('GET', '/api/session');
    expect(body.person).toMatchObject({ name: 'Soazig Guého', email: 'soazig@region.example' });

    await stage.base.pool.query(
      `insert into identity.role_held (territory_id, person_id, role) values ($1, $2, 'validator')`,
      [region, body.person.id],
    );
    server.present('s-soazig', { ...claims, groups: ['elus'] });
    const later = stage.browser();
    await goThrough(later, 'oidc');
    expect(await rolesOf(later)).toEqual({ [region]: ['validator'], [commune]: ['elected_official'] });
    // The session opened before reads the same roles: nothing is remembered from the time of sign-in.
    expect(await rolesOf(browser)).toEqual(await rolesOf(later));

    const { rows } = await stage.base.pool.query(
      `select territory_id, action, detail ->> 'role' as role from audit.entry
       where target_id = $1 and action in ('identity.role_given', 'identity.role_taken') order by at, seq`,
      [body.person.id],
    );
    expect(rows).toEqual([
      { territory_id: region, action: 'identity.role_given', role: 'community_manager' },
      { territory_id: commune, action: 'identity.role_given', role: 'elected_official' },
      { territory_id: region, action: 'identity.role_taken', role: 'community_manager' },
    ]);
  });

  test('an invited address comes in with the roles of its invitation, once it is verified', async () => {
    const admin = await stage.person([[commune, 'administrator']]);
    const invited = { email: 'yann@region.example', roles: ['contributor'] };
    expect((await admin.browser.json('POST', `/api/territories/${commune}/invitations`, invited)).status).toBe(200);
    const browser = stage.browser();
    server.present('s-yann', { email: 'yann@region.example', email_verified: false, name: 'Yann' });
    expect((await goThrough(browser, 'oidc')).searchParams.get('error')).toBe('not_invited');
    server.present('s-yann', { email: 'yann@region.example', email_verified: true, name: 'Yann' });
    expect((await goThrough(browser, 'oidc')).pathname).toBe('/');
    expect(await rolesOf(browser)).toEqual({ [commune]: ['contributor'] });
    const waiting = await admin.browser.json<{ items: unknown[] }>('GET', `/api/territories/${commune}/invitations`);
    expect(waiting.body.items).toEqual([]);
  });

  test('an account with the same address is joined only when the provider verified it', async () => {
    const person = await stage.person([[commune, 'validator']]);
    const browser = stage.browser();
    server.present('s-usurpe', { email: person.email, email_verified: false, name: 'Autre' });
    expect((await goThrough(browser, 'oidc')).searchParams.get('error')).toBe('account_not_linked');
    server.present('s-usurpe', { email: person.email, email_verified: true, name: 'Autre' });
    expect((await goThrough(browser, 'oidc')).pathname).toBe('/');
    expect((await browser.json('GET', '/api/session')).body).toMatchObject({
      person: { id: person.id, name: 'Personne 2' },
    });
    expect((await browser.json('GET', '/api/me/sign-in')).body).toMatchObject({
      password: true,
      oidc: [{ id: 'oidc', label: 'Compte Région' }],
    });
  });

  test('an answer that was not asked for here opens nothing', async () => {
    const browser = stage.browser();
    const victim = stage.browser();
    server.present('s-soazig', { email: 'soazig@region.example', email_verified: true, name: 'Soazig' });
    const { body } = await browser.json<{ url: string }>('POST', '/api/auth/sign-in/social', {
      provider: 'oidc',
      callbackURL: '/',
    });
    const back = await browser.follow(body.url, (url) => url.pathname.startsWith('/api/auth/callback/'));
    const landed = await victim.follow(back.url.href, (url) => url.pathname === '/connexion');
    expect(landed.url.searchParams.get('error')).toBe('state_mismatch');
    expect((await victim.json('GET', '/api/me/sessions')).status).toBe(401);
  });

  test('its sessions are not prolonged, and it gives nobody a password', async () => {
    const browser = stage.browser();
    server.present('s-soazig', {
      email: 'soazig@region.example',
      email_verified: true,
      name: 'Soazig',
      groups: ['com'],
    });
    await goThrough(browser, 'oidc');
    const mails = stage.mails.length;
    await browser.json('POST', '/api/auth/request-password-reset', { email: 'soazig@region.example' });
    await stage.identity.settle();
    expect(stage.mails.length).toBe(mails);
    stage.wait(6 * DAY);
    expect((await browser.json('GET', '/api/session')).body).toHaveProperty('person');
    await stage.base.pool.query(`update identity.session set expires_at = expires_at + interval '7 days'`);
    stage.wait(DAY + 60_000);
    expect((await browser.json('GET', '/api/session')).body).not.toHaveProperty('person');
    await forgetOldSignIns(stage.base.db, new Date(Date.now() + 7 * DAY + 60_000));
    const { rows } = await stage.base.pool.query(`select id from identity.session where provider_id is not null`);
    expect(rows).toEqual([]);
    stage.wait(-7 * DAY - 60_000);
  });

  test.each([
    { idToken: { token: 'a.b.c' } },
    { scopes: ['admin'] },
    { additionalParams: { prompt: 'none' } },
    { requestSignUp: true },
  ])('a request that brings %o is refused', async (extra) => {
    const tried = await stage
      .browser()
      .json('POST', '/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/', ...extra });
    expect(tried).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  test('it does not lead to another site', async () => {
    const tried = await stage
      .browser()
      .json('POST', '/api/auth/sign-in/social', { provider: 'oidc', callbackURL: 'https://ailleurs.example/' });
    expect(tried).toMatchObject({ status: 403, body: { code: 'request.cross_site' } });
  });
});

test('a provider that is away when the server starts is found once it is back', async () => {
  const first = await start('generic');
  const { issuer } = first;
  await first.close();
  const stage = await identityStage({ env: { ...settingsFor(first, 'OIDC') } });
  try {
    const browser = stage.browser();
    const ask = async () => browser.json('POST', '/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/' });
    expect(await ask()).toMatchObject({ status: 503, body: { code: 'auth.provider_not_found' } });
    const back = await start('generic', Number(new URL(issuer).port));
    try {
      expect((await ask()).status).toBe(503);
      stage.wait(31_000);
      expect((await ask()).status).toBe(200);
    } finally {
      await back.close();
    }
  } finally {
    await stage.close();
  }
});

describe('single sign-on only', () => {
  let server: OidcServer;
  let stage: IdentityStage;

  beforeAll(async () => {
    server = await start('generic');
    stage = await identityStage({ env: { ...settingsFor(server, 'OIDC'), OIDC_ONLY: 'true' } });
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
  });

  test('the first administrator is set up without a password and comes in by the provider', async () => {
    const link = await stage.identity.createSetupLink();
    const token = new URL(link ?? '').searchParams.get('jeton');
    const browser = stage.browser();
    const person = { name: 'Anne', email: 'anne@region.example', locale: 'fr', password: PASSWORD };
    const territory = { kind: 'region', name: 'Région Bretagne' };
    expect((await browser.json('POST', '/api/setup', { token, person, territory })).status).toBe(200);
    const { rows } = await stage.base.pool.query('select provider_id from identity.account');
    expect(rows).toEqual([]);
    server.present('s-anne', { email: 'anne@region.example', email_verified: true, name: 'Anne' });
    expect((await goThrough(browser, 'oidc')).pathname).toBe('/');
    const { body } = await browser.json('GET', '/api/session');
    expect(body).toMatchObject({
      person: { instanceAdministrator: true },
      signIn: { password: false, passkey: false },
    });
  });

  test.each([
    '/api/auth/sign-in/email',
    '/api/auth/request-password-reset',
    '/api/auth/reset-password',
    '/api/auth/passkey/verify-authentication',
    '/api/auth/two-factor/verify-backup-code',
  ])('%s is closed', async (path) => {
    const { status } = await stage.browser().json('POST', path, { email: 'anne@region.example', password: PASSWORD });
    expect(status).toBe(404);
  });

  test('an invitation leads to the provider', async () => {
    const { rows } = await stage.base.pool.query<{ id: string }>('select id from identity.territory');
    const territoryId = rows[0]?.id ?? '';
    const browser = stage.browser();
    await goThrough(browser, 'oidc');
    await browser.json('POST', `/api/territories/${territoryId}/invitations`, {
      email: 'loic@region.example',
      roles: ['auditor'],
    });
    const token = /jeton=(\S+)/.exec(stage.mails.at(-1)?.text ?? '')?.[1];
    const visitor = stage.browser();
    expect((await visitor.json('POST', '/api/invitations/read', { token })).body).toMatchObject({
      how: 'oidc',
      roles: ['auditor'],
    });
    const accepted = await visitor.json('POST', '/api/invitations/accept', { token, name: 'Loïc', password: PASSWORD });
    expect(accepted).toMatchObject({ status: 401, body: { code: 'identity.invitation_sign_in' } });
  });
});

describe('ProConnect', () => {
  let server: OidcServer;
  let stage: IdentityStage;
  const agent = {
    email: 'marie.le-bras@bretagne.example',
    given_name: 'Marie',
    usual_name: 'Le Bras',
    uid: 'mlebras',
    siret: '23350001600040',
    idp_id: 'f0e1d2c3',
  };

  beforeAll(async () => {
    server = await start('proconnect');
    stage = await identityStage({
      env: {
        ...settingsFor(server, 'PROCONNECT'),
        PROCONNECT_SIRETS: '23350001600040',
        OIDC_ROLES: `siret:23350001600040=contributor@${region}`,
      },
    });
    await addTerritories(stage);
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
  });

  test('is asked for nothing but what it allows, and its signed userinfo names the agent', async () => {
    const browser = stage.browser();
    server.present('sub-1', agent);
    expect((await goThrough(browser, 'proconnect')).pathname).toBe('/');
    const asked = server.lastRequest();
    expect([...asked.keys()].toSorted()).toEqual([
      'acr_values',
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
    expect(asked.get('acr_values')).toBe('eidas1');
    expect(asked.get('scope')).toBe('openid given_name usual_name email uid siret idp_id');
    const { body } = await browser.json('GET', '/api/session');
    expect(body).toMatchObject({ person: { name: 'Marie Le Bras', email: agent.email } });
    expect(await rolesOf(browser)).toEqual({ [region]: ['contributor'] });
    const { rows } = await stage.base.pool.query(
      'select account_id, access_token, refresh_token from identity.account',
    );
    expect(rows).toEqual([{ account_id: 'f0e1d2c3:sub-1', access_token: null, refresh_token: null }]);
  });

  test('an agent of another body does not come in', async () => {
    const browser = stage.browser();
    server.present('sub-2', { ...agent, email: 'paul@ailleurs.example', siret: '11000201100044' });
    expect((await goThrough(browser, 'proconnect')).searchParams.get('error')).toBe('siret_refused');
    server.present('sub-1', { ...agent, siret: '11000201100044' });
    expect((await goThrough(browser, 'proconnect')).searchParams.get('error')).toBe('siret_refused');
  });

  test('an agent whose address changed is the same; the same subject at another identity provider is another', async () => {
    const person = async (claims: Record<string, unknown>) => {
      const browser = stage.browser();
      server.present('sub-1', claims);
      await goThrough(browser, 'proconnect');
      return (await browser.json<{ person: { id: string } }>('GET', '/api/session')).body.person.id;
    };
    const before = await person(agent);
    expect(await person({ ...agent, email: 'marie.leroux@bretagne.example' })).toBe(before);
    expect(await person({ ...agent, email: 'homonyme@bretagne.example', idp_id: 'autre' })).not.toBe(before);
  });

  test('signing out leads to signing out there, with what ProConnect demands', async () => {
    const browser = stage.browser();
    server.present('sub-1', agent);
    await goThrough(browser, 'proconnect');
    const { body } = await browser.json<{ url: string }>('POST', '/api/auth/sign-out', { callbackURL: '/connexion' });
    const url = new URL(body.url);
    expect(url.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(url.searchParams.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${baseUrl}/connexion`);
    expect((await browser.follow(url.href)).response.status).toBe(200);
    expect((await browser.json('GET', '/api/me/sessions')).status).toBe(401);
  });
});
