import type { GenericOAuthConfig } from 'better-auth/plugins';
import type { IdentitySettings } from '../identity.settings.ts';
import { discover, discoveryUrl, type Discovery } from './oidc.discovery.ts';
import { fetchUserInfo } from './oidc.userinfo.ts';

export type OidcProvider = {
  id: 'oidc' | 'proconnect';
  profile: 'generic' | 'proconnect';
  label: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: readonly string[];
  acr?: string;
};

/** The scopes that name an agent of the State (ProConnect's documentation, `données fournies`). */
const PROCONNECT_SCOPES = ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id'];

/** The providers that the settings name; one that lacks its client is left out. */
export function providersOf(settings: IdentitySettings): OidcProvider[] {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = settings;
  const { proconnectIssuer, proconnectClientId, proconnectClientSecret } = settings;
  const providers: OidcProvider[] = [];
  if (proconnectIssuer && proconnectClientId && proconnectClientSecret) {
    providers.push({
      id: 'proconnect',
      profile: 'proconnect',
      label: 'ProConnect',
      issuer: proconnectIssuer,
      clientId: proconnectClientId,
      clientSecret: proconnectClientSecret,
      scopes: PROCONNECT_SCOPES,
      acr: settings.proconnectAcr,
    });
  }
  if (oidcIssuer && oidcClientId && oidcClientSecret) {
    providers.push({
      id: 'oidc',
      profile: 'generic',
      label: settings.oidcLabel,
      issuer: oidcIssuer,
      clientId: oidcClientId,
      clientSecret: oidcClientSecret,
      scopes: [...new Set(['openid', ...settings.oidcScopes])],
    });
  }
  return providers;
}

/**
 * A provider as better-auth wants it, with what it says of itself. `onClaims` hears what it says of a person.
 * @returns undefined while it does not answer
 */
export async function connectProvider(
  provider: OidcProvider,
  onClaims: (claims: Record<string, unknown>) => void,
): Promise<GenericOAuthConfig | undefined> {
  const discovery = await discover(provider.issuer);
  if (!discovery) return undefined;
  const { clientId } = provider;
  return {
    providerId: provider.id,
    clientId,
    clientSecret: provider.clientSecret,
    discoveryUrl: discoveryUrl(provider.issuer),
    requireIdTokenVerification: true,
    pkce: true,
    authentication: secretGoesInBody(provider, discovery) ? 'post' : 'basic',
    scopes: [...provider.scopes],
    // A role taken away at the directory is taken away here at the next sign-in, and the session there ends with ours.
    disableProviderLogout: provider.profile !== 'proconnect',
    ...(provider.acr ? { authorizationUrlParams: { acr_values: provider.acr } } : {}),
    // ProConnect's `sub` is that of the agent at one identity provider: only the two together name one person.
    accountSubject: ({ profile }) =>
      provider.profile === 'proconnect' ? `${String(profile['idp_id'])}:${String(profile.sub)}` : String(profile.sub),
    async getUserInfo(tokens) {
      const claims = await fetchUserInfo({
        discovery,
        clientId,
        idToken: tokens.idToken,
        accessToken: tokens.accessToken,
      });
      if (!claims) return null;
      onClaims(claims);
      return { ...claims, emailVerified: claims['email_verified'] === true };
    },
    mapProfileToUser: (claims) => ({
      email: typeof claims.email === 'string' ? claims.email.toLowerCase() : null,
      emailVerified: provider.profile === 'proconnect' || claims['email_verified'] === true,
      name: nameOf(claims),
    }),
  };
}

/** ProConnect wants its secret in the body; elsewhere `client_secret_basic` is the default (OpenID Connect Core 1.0, 9). */
function secretGoesInBody(provider: OidcProvider, discovery: Discovery): boolean {
  return (
    provider.profile === 'proconnect' ||
    !discovery.token_endpoint_auth_methods_supported.includes('client_secret_basic')
  );
}

function nameOf(claims: Readonly<Record<string, unknown>>): string {
  const text = (key: string) => (typeof claims[key] === 'string' ? claims[key].trim() : '');
  const composed = `${text('given_name')} ${text('usual_name') || text('family_name')}`.trim();
  return (composed || text('name') || text('preferred_username') || text('email')).slice(0, 120);
}
