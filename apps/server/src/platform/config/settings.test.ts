import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { envExample } from './env.example.ts';
import { withEnvFile } from './env.file.ts';
import { keptSecret } from './kept.secret.ts';
import { loadSettings, type Settings } from './settings.ts';
import { settingsTable } from './settings.table.ts';

const folder = mkdtempSync(join(tmpdir(), 'beffroi-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function settingsOf(env: Record<string, string>): Settings {
  const outcome = loadSettings(env);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.settings;
}

function sentences(env: Record<string, string>): string[] {
  const outcome = loadSettings(env);
  return outcome.ok ? [] : outcome.problems.flatMap(({ text }) => [text.fr, text.en]);
}

test('an empty environment is enough', () => {
  expect(settingsOf({})).toMatchObject({
    port: 4300,
    baseUrl: 'http://localhost:4300',
    dataFolder: './data',
    trustProxy: false,
    allowPrivateAddresses: [],
    oidcRoles: [],
    oidcScopes: ['email', 'profile'],
    role: 'all',
  });
  expect(settingsOf({ PORT: '', BASE_URL: ' ' }).baseUrl).toBe('http://localhost:4300');
});

test('the public address follows the port, and loses its final slash', () => {
  expect(settingsOf({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
  expect(settingsOf({ BASE_URL: 'https://beffroi.example.fr/' }).baseUrl).toBe('https://beffroi.example.fr');
});

test('each setting at fault gets one plain sentence in each language', () => {
  expect(sentences({ PORT: '99999', ROLE: 'boss' })).toEqual([
    'PORT vaut « 99999 » : il faut un nombre entier de 0 à 65535.',
    'PORT is "99999": it must be a whole number from 0 to 65535.',
    'ROLE vaut « boss » : il faut l’un de ceux-ci : all, web, worker, listener.',
    'ROLE is "boss": it must be one of: all, web, worker, listener.',
  ]);
});

test('a secret at fault is never shown', () => {
  expect(sentences({ DATABASE_URL: 'mysql://hunter2@db' }).join(' ')).not.toContain('hunter2');
  expect(sentences({ DATABASE_URL: 'mysql://hunter2@db' })).toHaveLength(2);
});

test('a secret may come from a file, and not from both', () => {
  const file = join(folder, 'key');
  writeFileSync(file, `${'k'.repeat(40)}\n`);
  expect(settingsOf({ SECRET_KEY_FILE: file }).secretKey).toBe('k'.repeat(40));
  expect(sentences({ SECRET_KEY_FILE: file, SECRET_KEY: 'x'.repeat(40) })[1]).toBe(
    'SECRET_KEY and SECRET_KEY_FILE are both given: keep one.',
  );
  expect(sentences({ SECRET_KEY_FILE: join(folder, 'absent') })[1]).toContain('cannot be read (ENOENT)');
});

test('lists and pairs are read with or without spaces', () => {
  expect(settingsOf({ ALLOW_PRIVATE_ADDRESSES: 'intranet.example.fr,10.1.0.0/16, ::1' }).allowPrivateAddresses).toEqual(
    ['intranet.example.fr', '10.1.0.0/16', '::1'],
  );
  expect(settingsOf({ PROCONNECT_SIRETS: '23350001600040 21350238800019' }).proconnectSirets).toHaveLength(2);
  expect(sentences({ PROCONNECT_SIRETS: '2335' })[1]).toBe(
    'PROCONNECT_SIRETS is "2335": it must be numbers of 14 digits separated by commas.',
  );
});

test('what a directory says of a person gives roles, by rules whose values may hold colons and equal signs', () => {
  const rules =
    'groups:cn=com,ou=ville=contributor@ter_01jd0000000000000000000000; title:Maire=elected_official@ter_01jd0000000000000000000000';
  expect(settingsOf({ OIDC_ROLES: rules }).oidcRoles).toEqual([
    { claim: 'groups', value: 'cn=com,ou=ville', role: 'contributor', territoryId: 'ter_01jd0000000000000000000000' },
    { claim: 'title', value: 'Maire', role: 'elected_official', territoryId: 'ter_01jd0000000000000000000000' },
  ]);
  expect(sentences({ OIDC_ROLES: 'groups:com=king@ter_01jd0000000000000000000000' })[1]).toContain(
    'claim:value=role@territory',
  );
  expect(sentences({ OIDC_ROLES: 'groups=com' })).toHaveLength(2);
});

test('settings that need one another say so', () => {
  expect(sentences({ OIDC_ISSUER: 'https://sso.example.fr' })).toContain(
    'OIDC_CLIENT_ID is missing: OIDC_ISSUER is given.',
  );
  expect(sentences({ OIDC_ONLY: 'oui' })).toContain('OIDC_ISSUER manque : OIDC_ONLY est donné.');
  expect(sentences({ ROLE: 'worker' })).toContain('DATABASE_URL is missing: ROLE is given.');
});

test('the .env file completes the environment and never overrides it', () => {
  writeFileSync(join(folder, '.env'), 'PORT=5000\nMAIL_FROM="Mairie <mairie@example.fr>"\n');
  const settings = settingsOf(withEnvFile(folder, { PORT: '6000' }) as Record<string, string>);
  expect(settings).toMatchObject({ port: 6000, mailFrom: 'Mairie <mairie@example.fr>' });
  expect(withEnvFile(join(folder, 'nowhere'), { PORT: '1' })).toEqual({ PORT: '1' });
});

test('.env.example is what the table says (npm run env writes it)', () => {
  const path = new URL('../../../../../.env.example', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(envExample());
  expect(new Set(Object.values(settingsTable).map(({ name }) => name)).size).toBe(Object.keys(settingsTable).length);
});

test('a kept secret is made once, for its owner only', async () => {
  const path = join(folder, 'kept', 'secret');
  const [one, two] = await Promise.all([keptSecret(path, () => 'first'), keptSecret(path, () => 'second')]);
  expect(one).toBe(two);
  expect(await keptSecret(path, () => 'third')).toBe(one);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
