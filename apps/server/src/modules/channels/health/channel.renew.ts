import { setTimeout } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Credentials, PublishTrouble } from '@beffroi/connectors';
import { openCredentials, openSetup, sealCredentials } from '../accounts/channel.seal.ts';
import type { ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import type { ChannelRow } from '../channels.tables.ts';

const CLAIM_SECONDS = 60;
/** Credentials younger than that were lengthened by another who met the same refusal: they are what is wanted. */
const FRESH_MS = 60_000;
const WAIT = { stepMs: 200, steps: 100 } as const;

export type Renewed =
  | { ok: true; credentials: Credentials; expiresAt: Date | undefined }
  /** Another process is at it, or the network has no such thing: what one has is what there is. */
  | { ok: true; credentials: undefined }
  | PublishTrouble;
type Deps = Pick<ChannelDeps, 'db' | 'channelRegistry' | 'sealer' | 'http' | 'now'>;

/**
 * Lengthens the credentials of an account now, for whoever saw them refused. Of many who ask at once one does it, and
 * all are given what it brought. Trouble is told, and written by the caller.
 */
export async function renewChannel(deps: Deps, named: ChannelNamed): Promise<Renewed> {
  for (let step = 0; step < WAIT.steps; step += 1) {
    const row = await find(deps, named);
    if (!row || !deps.channelRegistry.find(row.network)?.renew) return { ok: true, credentials: undefined };
    if (deps.now().getTime() - row.credentials_at.getTime() < FRESH_MS) {
      const credentials = openCredentials(deps.sealer, row);
      return { ok: true, credentials, expiresAt: row.expires_at ?? undefined };
    }
    const renewed = await renewOnce(deps, { ...named, heldSince: row.credentials_at });
    if (!renewed.ok || renewed.credentials !== undefined) return renewed;
    await setTimeout(WAIT.stepMs);
  }
  return { ok: true, credentials: undefined };
}

/**
 * The same, without waiting for another process that is at it. One does it at a time: what many networks take for it
 * works once.
 * @param named.heldSince since when the credentials hold that are to be lengthened: others, newer, are left alone
 */
export async function renewOnce(deps: Deps, named: ChannelNamed & { heldSince: Date }): Promise<Renewed> {
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

async function find(
  { db }: Deps,
  { territoryId, channelId }: ChannelNamed,
): Promise<Selectable<ChannelRow> | undefined> {
  return db
    .selectFrom('channels.channel')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
}

async function claim(
  { db, now }: Pick<ChannelDeps, 'db' | 'now'>,
  { territoryId, channelId, heldSince }: ChannelNamed & { heldSince: Date },
): Promise<Selectable<ChannelRow> | undefined> {
  return db
    .updateTable('channels.channel')
    .set({ renewing_until: new Date(now().getTime() + CLAIM_SECONDS * 1000) })
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .where('credentials_at', '=', heldSince)
    .where((row) => row.or([row('renewing_until', 'is', null), row('renewing_until', '<', now())]))
    .returningAll()
    .executeTakeFirst();
}
