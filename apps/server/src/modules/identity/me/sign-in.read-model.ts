import type { getMySignIn, listMySessions, Output } from '@beffroi/contracts';
import { providersOf } from '../auth/oidc.providers.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { deviceName } from './device.name.ts';

/** By what a person can sign in. */
export async function readSignIn(deps: IdentityDeps, personId: string): Promise<Output<typeof getMySignIn>> {
  const { db } = deps;
  const [accounts, passkeys, person] = await Promise.all([
    db.selectFrom('identity.account').select(['provider_id', 'created_at']).where('person_id', '=', personId).execute(),
    db.selectFrom('identity.passkey').select(['id', 'name', 'created_at']).where('person_id', '=', personId).execute(),
    db.selectFrom('identity.person').select('two_factor_enabled').where('id', '=', personId).executeTakeFirst(),
  ]);
  const labels = new Map(providersOf(deps.settings).map(({ id, label }) => [id as string, label]));
  return {
    password: accounts.some(({ provider_id }) => provider_id === 'credential'),
    totp: person?.two_factor_enabled ?? false,
    passkeys: passkeys.map(({ id, name, created_at }) => ({
      id,
      ...(name ? { name } : {}),
      createdAt: created_at.toISOString(),
    })),
    oidc: accounts
      .filter(({ provider_id }) => provider_id !== 'credential')
      .map(({ provider_id, created_at }) => ({
        id: provider_id,
        label: labels.get(provider_id) ?? provider_id,
        linkedAt: created_at.toISOString(),
      })),
  };
}

/** Where a person is signed in, the last used first; `token` is that of the session that asks. */
export async function readSessions(
  deps: IdentityDeps,
  given: { personId: string; token: string | undefined },
): Promise<Output<typeof listMySessions>> {
  const rows = await deps.db
    .selectFrom('identity.session')
    .selectAll()
    .where('person_id', '=', given.personId)
    .where('expires_at', '>', new Date(deps.clock()))
    .orderBy('seen_at', 'desc')
    .execute();
  return {
    items: rows.map((row) => {
      const device = deviceName(row.user_agent);
      return {
        id: row.id,
        current: row.token === given.token,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        ...(device ? { device } : {}),
        ...(row.ip_address ? { address: row.ip_address } : {}),
      };
    }),
  };
}
