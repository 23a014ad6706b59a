import { verifyJwsAccessToken } from '@better-auth/core/oauth2';
import type { Discovery } from './oidc.discovery.ts';

type Claims = Record<string, unknown> & { sub: string };

/**
 * What a provider says of whoever signs in: the claims of the ID token, which the caller has verified, and those of
 * the userinfo endpoint over them. ProConnect answers there with a signed JWT, others with JSON.
 * @returns undefined when it does not answer, the signature does not hold, or the two speak of different people
 *   (OpenID Connect Core 1.0, 5.3.2)
 */
export async function fetchUserInfo(given: {
  discovery: Discovery;
  clientId: string;
  idToken: string | undefined;
  accessToken: string | undefined;
}): Promise<Claims | undefined> {
  const { discovery, clientId, idToken, accessToken } = given;
  if (!idToken || !accessToken) return undefined;
  const identified = decodePayload(idToken);
  const response = await fetch(discovery.userinfo_endpoint, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json, application/jwt' },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (!response?.ok) return undefined;
  const said = response.headers.get('content-type')?.includes('application/jwt')
    ? await verifyJwsAccessToken(await response.text(), {
        jwksFetch: discovery.jwks_uri,
        verifyOptions: { issuer: discovery.issuer, audience: clientId },
      }).catch(() => undefined)
    : ((await response.json().catch(() => undefined)) as Record<string, unknown> | undefined);
  if (!said || typeof identified.sub !== 'string' || said['sub'] !== identified.sub) return undefined;
  return { ...identified, ...said, sub: identified.sub };
}

function decodePayload(jwt: string): Record<string, unknown> & { sub?: unknown } {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}
