import type { Clock } from '../../../platform/clock.ts';
import type { GenericOAuthConfig } from 'better-auth/plugins';
import { createAuth, type Auth, type AuthDeps } from './auth.create.ts';
import { signInUnderWay } from './auth.hooks.ts';
import { connectProvider, type OidcProvider } from './oidc.providers.ts';

const RETRY_MS = 30_000;

/**
 * better-auth with the providers that answered. It asks what they offer only once, at its making: while one of them is
 * away, it is made again at the next request that comes half a minute later, so that no restart is needed.
 */
export function createAuthHolder(deps: AuthDeps & { clock: Clock; providers: readonly OidcProvider[] }) {
  let made: { auth: Promise<Auth>; complete: boolean; at: number } | undefined;

  async function make(): Promise<{ auth: Auth; complete: boolean }> {
    const onClaims = (claims: Record<string, unknown>) => {
      const underWay = signInUnderWay.getStore();
      if (underWay) underWay.claims = claims;
    };
    const connected = await Promise.all(deps.providers.map(async (provider) => connectProvider(provider, onClaims)));
    const present = connected.filter((config): config is GenericOAuthConfig => config !== undefined);
    return { auth: createAuth(deps, present), complete: present.length === deps.providers.length };
  }

  return async (): Promise<Auth> => {
    if (!made || (!made.complete && deps.clock() - made.at >= RETRY_MS)) {
      const current = { auth: undefined as unknown as Promise<Auth>, complete: true, at: deps.clock() };
      current.auth = make().then(({ auth, complete }) => {
        current.complete = complete;
        return auth;
      });
      made = current;
    }
    return made.auth;
  };
}
