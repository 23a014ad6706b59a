import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityStage, PASSWORD, type IdentityStage } from '../../testing/identity.stage.ts';
import { createSoftwareAuthenticator } from '../../testing/software-authenticator.ts';

let stage: IdentityStage;
let territory: string;

beforeAll(async () => {
  stage = await identityStage();
  territory = await stage.territory('Département du Morbihan', 'departement');
});
afterAll(async () => stage.close());

/** TOTP (RFC 6238): SHA-1, six digits, thirty seconds. */
function totp(uri: string, step = 0): string {
  const base32 = new URL(uri).searchParams.get('secret') ?? '';
  let bits = '';
  for (const sign of base32) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0');
  const secret = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function actions(personId: string): Promise<string[]> {
  const { rows } = await stage.base.pool.query<{ action: string }>(
    `select action from audit.entry where actor_id = $1 and action not in ('identity.session_opened', 'identity.password_accepted') order by seq`,
    [personId],
  );
  return rows.map(({ action }) => action);
}

describe('one-time codes', () => {
  test('once verified, the password alone no longer opens; a code or a recovery code does, each only once', async () => {
    const { browser, email, id } = await stage.person([[territory, 'administrator']]);
    const wrong = await browser.json('POST', '/api/auth/two-factor/enable', { password: 'pas le bon du tout' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'auth.invalid_password' } });
    const enabled = await browser.json<{ totpURI: string; backupCodes: string[] }>(
      'POST',
      '/api/auth/two-factor/enable',
      { password: PASSWORD },
    );
    const { totpURI, backupCodes } = enabled.body;
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/Beffroi/);
    expect(backupCodes).toHaveLength(10);
    expect((await browser.json('GET', '/api/me/sign-in')).body).toMatchObject({ totp: false });
    expect((await browser.json('POST', '/api/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
    expect((await browser.json('GET', '/api/me/sign-in')).body).toMatchObject({ totp: true, password: true });

    const next = stage.browser();
    const half = await next.json('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    expect(half.body).toMatchObject({ twoFactorRedirect: true });
    expect((await next.json('GET', '/api/me/sessions')).status).toBe(401);
    const bad = await next.json('POST', '/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(bad).toMatchObject({ status: 422, body: { title: 'Ce code n’est pas bon.' } });
    const seen = totp(totpURI, 1);
    expect((await next.json('POST', '/api/auth/two-factor/verify-totp', { code: seen })).status).toBe(200);
    expect((await next.json('GET', '/api/me/sessions')).status).toBe(200);

    const overShoulder = stage.browser();
    await overShoulder.json('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    expect((await overShoulder.json('POST', '/api/auth/two-factor/verify-totp', { code: seen })).body).toMatchObject({
      code: 'auth.invalid_code',
    });
    expect((await overShoulder.json('GET', '/api/me/sessions')).status).toBe(401);

    const lost = stage.browser();
    await lost.json('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    const [code] = backupCodes;
    expect((await lost.json('POST', '/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200);
    expect((await lost.json('GET', '/api/me/sessions')).status).toBe(200);
    const again = stage.browser();
    await again.json('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    const spent = await again.json('POST', '/api/auth/two-factor/verify-backup-code', { code });
    expect(spent).toMatchObject({ status: 422, body: { title: 'Ce code de secours n’est pas bon, ou a déjà servi.' } });

    const people = await next.json<{ items: unknown[] }>('GET', `/api/territories/${territory}/people`);
    expect(people.body.items).toContainEqual(expect.objectContaining({ id, strongSignIn: true }));
    expect((await next.json('POST', '/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
    expect(await actions(id)).toEqual(['identity.totp_enabled', 'identity.totp_disabled']);
  });

  test('the secret and the recovery codes rest encrypted', async () => {
    const { browser, id } = await stage.person([[territory, 'contributor']]);
    const { body } = await browser.json<{ totpURI: string; backupCodes: string[] }>(
      'POST',
      '/api/auth/two-factor/enable',
      { password: PASSWORD },
    );
    const { rows } = await stage.base.pool.query<{ stored: string }>(
      'select secret || backup_codes as stored from identity.two_factor where person_id = $1',
      [id],
    );
    for (const code of body.backupCodes) expect(rows[0]?.stored).not.toContain(code);
  });
});

describe('passkeys', () => {
  const origin = 'http://localhost:4300';

  async function withPasskey() {
    const person = await stage.person([[territory, 'community_manager']]);
    const authenticator = createSoftwareAuthenticator({ origin, verifiesUser: true });
    const { browser } = person;
    const options = await browser.json<{ challenge: string; rp: { id: string } }>(
      'GET',
      '/api/auth/passkey/generate-register-options?name=Bureau',
    );
    expect(options.body.rp).toMatchObject({ id: 'localhost', name: 'Beffroi' });
    const added = await browser.json('POST', '/api/auth/passkey/verify-registration', {
      response: authenticator.register(options.body),
      name: 'Bureau',
    });
    expect(added.status).toBe(200);
    return { ...person, authenticator };
  }

  async function challenge(browser: ReturnType<IdentityStage['browser']>): Promise<{ challenge: string }> {
    return (await browser.json<{ challenge: string }>('GET', '/api/auth/passkey/generate-authenticate-options')).body;
  }

  test('one added to an account opens it without a password', async () => {
    const { browser, authenticator, id } = await withPasskey();
    const listed = await browser.json<{ passkeys: { id: string; name: string }[] }>('GET', '/api/me/sign-in');
    expect(listed.body.passkeys).toMatchObject([{ name: 'Bureau' }]);
    const elsewhere = stage.browser();
    const response = authenticator.authenticate(await challenge(elsewhere));
    expect((await elsewhere.json('POST', '/api/auth/passkey/verify-authentication', { response })).status).toBe(200);
    expect((await elsewhere.json('GET', '/api/session')).body).toMatchObject({ person: { id } });

    await elsewhere.json('POST', '/api/auth/passkey/delete-passkey', { id: listed.body.passkeys[0]?.id });
    const gone = stage.browser();
    const refused = await gone.json('POST', '/api/auth/passkey/verify-authentication', {
      response: authenticator.authenticate(await challenge(gone)),
    });
    expect(refused.status).toBe(404);
    expect(await actions(id)).toEqual(['identity.passkey_added', 'identity.passkey_deleted']);
  });

  test('an answer to another challenge, from another site, or whose holder was not verified opens nothing', async () => {
    const { authenticator, browser } = await withPasskey();
    const stranger = stage.browser();
    await challenge(stranger);
    const stale = authenticator.authenticate({ challenge: 'QXV0cmVkw6lmaQ' });
    expect(
      (await stranger.json('POST', '/api/auth/passkey/verify-authentication', { response: stale })).status,
    ).toBeGreaterThanOrEqual(400);

    const phished = createSoftwareAuthenticator({ origin: 'http://localh0st:4300', verifiesUser: true });
    const options = await browser.json<{ challenge: string }>('GET', '/api/auth/passkey/generate-register-options');
    const registered = await browser.json('POST', '/api/auth/passkey/verify-registration', {
      response: phished.register(options.body),
    });
    expect(registered.status).toBeGreaterThanOrEqual(400);

    const unverified = createSoftwareAuthenticator({ origin, verifiesUser: false });
    const again = await browser.json<{ challenge: string }>('GET', '/api/auth/passkey/generate-register-options');
    await browser.json('POST', '/api/auth/passkey/verify-registration', { response: unverified.register(again.body) });
    const refused = await stranger.json('POST', '/api/auth/passkey/verify-authentication', {
      response: unverified.authenticate(await challenge(stranger)),
    });
    expect(refused).toMatchObject({ status: 401, body: { code: 'auth.authentication_failed' } });
    expect((await stranger.json('GET', '/api/me/sessions')).status).toBe(401);
  });
});
