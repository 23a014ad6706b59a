import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

type Claims = Record<string, unknown>;

export type OidcServer = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever comes to sign in is this person: their subject, and what is said of them. */
  present: (subject: string, claims: Claims) => void;
  /** What was asked of the authorization endpoint last. */
  lastRequest: () => URLSearchParams;
  close: () => Promise<void>;
};

/**
 * A real OpenID Connect provider on 127.0.0.1. It demands PKCE, and answers userinfo as JSON or, like ProConnect, as a
 * signed JWT under /api/v2. It shows no page: whoever is presented signs in and consents.
 */
export async function startOidcServer(given: {
  profile: 'generic' | 'proconnect';
  redirectUri: string;
  postLogoutRedirectUri: string;
  port?: number;
}): Promise<OidcServer> {
  const { profile } = given;
  const prefix = profile === 'proconnect' ? '/api/v2' : '/realms/agents';
  const clientId = `beffroi-${profile}`;
  const clientSecret = randomUUID() + randomUUID();
  const people = new Map<string, Claims>();
  let presented = '';
  let asked = new URLSearchParams();

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(given.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}${prefix}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [given.redirectUri],
        post_logout_redirect_uris: [given.postLogoutRedirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: profile === 'proconnect' ? 'client_secret_post' : 'client_secret_basic',
        ...(profile === 'proconnect' ? { userinfo_signed_response_alg: 'RS256' } : {}),
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'only' }] },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    acrValues: ['eidas1'],
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name'],
      groups: ['groups'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      uid: ['uid'],
      siret: ['siret'],
      idp_id: ['idp_id'],
    },
    scopes: ['openid', 'email', 'profile', 'groups', 'given_name', 'usual_name', 'uid', 'siret', 'idp_id'],
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${prefix}/interaction/${uid}` },
    findAccount: (_: unknown, subject: string) => ({
      accountId: subject,
      claims: async () => ({ sub: subject, ...people.get(subject) }),
    }),
    ttl: { AccessToken: 60, AuthorizationCode: 30, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
  const callback = provider.callback();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === `${prefix}/auth`) asked = url.searchParams;
    if (url.pathname.startsWith(`${prefix}/interaction/`)) return signIn(request, response);
    // Mounted under a path: the provider wants to know both what was asked and what is left of it.
    Object.assign(request, { originalUrl: request.url, url: (request.url ?? '/').slice(prefix.length) || '/' });
    return callback(request, response);
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: presented, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const result = { login: { accountId: presented }, consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  return {
    issuer,
    clientId,
    clientSecret,
    present(subject, claims) {
      presented = subject;
      people.set(subject, claims);
    },
    lastRequest: () => asked,
    close: async () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The page that asks whether one wants to sign out: bare, so that a test can send its form. */
async function logoutSource(context: { body: string }, form: string): Promise<void> {
  context.body = form;
}
