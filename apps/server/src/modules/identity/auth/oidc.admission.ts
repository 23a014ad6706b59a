import type { IdentitySettings } from '../identity.settings.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { rolesFromClaims } from './oidc.roles.ts';

type Asked = {
  user: { email?: string | null | undefined; emailVerified?: boolean | undefined };
  source: {
    action: 'create-user' | 'link-account' | 'sign-in';
    method: string;
    oauth?: { providerId: string; profile?: Record<string, unknown> | undefined } | undefined;
  };
};

/**
 * Who may come in through a provider. Nobody signs up by themselves: a new account needs an invitation to its verified
 * address, or a role that the settings give to what the provider says. By ProConnect, only agents of the bodies that
 * the settings list.
 */
export function admission(given: { db: Database<IdentityTables>; settings: IdentitySettings }) {
  const { db, settings } = given;
  return async ({ user, source }: Asked): Promise<{ error: string } | undefined> => {
    if (source.method !== 'oauth') return source.action === 'create-user' ? { error: 'sign_up_closed' } : undefined;
    const claims = source.oauth?.profile ?? {};
    if (source.oauth?.providerId === 'proconnect' && !settings.proconnectSirets.includes(String(claims['siret']))) {
      return { error: 'siret_refused' };
    }
    if (source.action !== 'create-user') return undefined;
    if (rolesFromClaims(settings.oidcRoles, claims).length > 0) return undefined;
    if (!user.email || !user.emailVerified) return { error: 'not_invited' };
    const invitation = await db
      .selectFrom('identity.invitation')
      .select('id')
      .where('email', '=', user.email.toLowerCase())
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return invitation ? undefined : { error: 'not_invited' };
  };
}
