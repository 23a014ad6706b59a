import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchUserInfo } from './oidc.userinfo.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let server: Server;
let issuer: string;
let answer: { type: string; text: string };

beforeAll(async () => {
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] };
  server = createServer((request, response) => {
    const isKeys = request.url === '/jwks';
    response.setHeader('content-type', isKeys ? 'application/json' : answer.type);
    response.end(isKeys ? JSON.stringify(keys) : answer.text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function jwt(payload: object, key: KeyObject = privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(payload)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(key).toString('base64url')}`;
}

async function ask(said: typeof answer) {
  answer = said;
  return fetchUserInfo({
    discovery: {
      issuer,
      authorization_endpoint: issuer,
      token_endpoint: issuer,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint_auth_methods_supported: [],
    },
    clientId: 'beffroi',
    idToken: jwt({ sub: 'agent', nonce: 'n' }),
    accessToken: 'a',
  });
}

test('what is said there completes what the identity says', async () => {
  const json = { type: 'application/json', text: JSON.stringify({ sub: 'agent', email: 'a@x.example' }) };
  expect(await ask(json)).toEqual({ sub: 'agent', nonce: 'n', email: 'a@x.example' });
  const signed = jwt({ sub: 'agent', siret: '23350001600040', iss: issuer, aud: 'beffroi' });
  expect(await ask({ type: 'application/jwt', text: signed })).toMatchObject({ siret: '23350001600040' });
});

test.each([
  ['signed by another key', () => jwt({ sub: 'agent', iss: issuer, aud: 'beffroi' }, otherKey)],
  ['for another client', () => jwt({ sub: 'agent', iss: issuer, aud: 'autre' })],
  ['from another issuer', () => jwt({ sub: 'agent', iss: 'https://ailleurs.example', aud: 'beffroi' })],
  ['about another person', () => jwt({ sub: 'autre', iss: issuer, aud: 'beffroi' })],
  ['that is no JWT', () => 'bonjour'],
])('an answer %s is thrown away', async (_, text) => {
  expect(await ask({ type: 'application/jwt; charset=utf-8', text: text() })).toBeUndefined();
});

test('so is an answer about another person in JSON, or one that is not JSON', async () => {
  expect(await ask({ type: 'application/json', text: '{"sub":"autre"}' })).toBeUndefined();
  expect(await ask({ type: 'text/html', text: '<p>Erreur' })).toBeUndefined();
});
