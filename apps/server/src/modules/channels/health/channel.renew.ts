import type { Selectable } from 'kysely';
import type { Credentials, PublishTrouble } from '@beffroi/connectors';
import { openCredentials, openSetup, sealCredentials } from '../accounts/channel.seal.ts';
import type { ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import type { ChannelRow } from '../channels.tables.ts';

const CLAIM_SECONDS = 60;

export type Renewed =
  | { ok: true; credentials: Credentials; expiresAt: Date | undefined }
  /** Another process is at it, or the network has no such thing: what one has is what there is. */
  | { ok: true; credentials: undefined }
  | PublishTrouble;

/**
 * Lengthens the credentials of an account now. One process does it at a time: what many networks take for it works
 * once. Trouble is told, and written by the caller.
 */
export async function renewChannel(
  deps: Pick<ChannelDeps, 'db' | 'channelRegistry' | 'sealer' | 'http' | 'now'>,
  named: ChannelNamed,
): Promise<Renewed> {
  const row = await claim(deps, named);
  const publisher = row && deps.channelRegistry.find(row.network);
  if (!row || !publisher?.renew) return { ok: true, credentials: undefined };
  const outcome = await publisher.renew(openCredentials(deps.sealer, row), openSetup(deps.sealer, row), {
    http: deps.http,
    now: deps.now,
    signal: AbortSignal.timeout(CLAIM_SECONDS * 1000),
  });
  const expiresAt = outcome.ok && outcome.expiresAt !== undefined ? new Date(outcome.expiresAt) : undefined;
  await deps.db
    .updateTable('channels.channel')
    .set({
      renewing_until: null,
      ...(outcome.ok
        ? {
            sealed_credentials: sealCredentials(deps.sealer, row, outcome.credentials),
            credentials_at: deps.now(),
            expires_at: expiresAt ?? null,
            warned_at: null,
            ...(row.last_error_kind === 'auth_expired' ? { last_error: null, last_error_kind: null } : {}),
          }
        : {}),
    })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .where('disconnected_at', 'is', null)
    // Connected again meanwhile: those credentials are newer.
    .where('credentials_at', '=', row.credentials_at)
    .execute();
  return outcome.ok ? { ok: true, credentials: outcome.credentials, expiresAt } : outcome;
}

async function claim(
  { db, now }: Pick<ChannelDeps, 'db' | 'now'>,
  { territoryId, channelId }: ChannelNamed,
): Promise<Selectable<ChannelRow> | undefined> {
  return db
    .updateTable('channels.channel')
    .set({ renewing_until: new Date(now().getTime() + CLAIM_SECONDS * 1000) })
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .where((row) => row.or([row('renewing_until', 'is', null), row('renewing_until', '<', now())]))
    .returningAll()
    .executeTakeFirst();
}
