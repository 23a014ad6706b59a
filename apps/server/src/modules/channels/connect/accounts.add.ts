import { sql, type Selectable, type Transaction } from 'kysely';
import type { Channel } from '@beffroi/contracts';
import type { Publisher, RemoteAccount } from '@beffroi/connectors';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { sealCredentials, sealSetup } from '../accounts/channel.seal.ts';
import { channelsOf } from '../accounts/channel.read-model.ts';
import type { ChannelDb, ChannelDeps } from '../channels.deps.ts';
import { accountUnknown, connectionExpired } from '../channels.errors.ts';
import type { ChannelRow } from '../channels.tables.ts';
import { checkChannel } from '../health/channel.check.ts';
import { openTicket, type Carried, type ChoosingConnection } from './accounts.found.ts';
import { useConnection } from './connection.store.ts';

type Given = Carried & { remoteIds: readonly string[]; actor: AuditActor; isPerson: boolean };

/** How many accounts are asked for their limits at once, before the answer; the others are by the next round. */
const CHECKED_AT_ONCE = 5;

/**
 * Keeps the chosen accounts. One that the territory has already keeps its identifier, and what is planned on it.
 * @throws channels.connection_expired
 */
export async function addChosen(deps: ChannelDeps, given: Given): Promise<Channel[]> {
  const connection = await openTicket(deps, given);
  const publisher = deps.channelRegistry.publisher(connection.network);
  const chosen = [...new Set(given.remoteIds)].map((remoteId) => {
    const account = connection.held.accounts.find((one) => one.remoteId === remoteId);
    if (!account) throw accountUnknown();
    return account;
  });
  const channelIds = await deps.db.transaction().execute(async (trx) => {
    // Two who add the same account at once make one channel of it.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`channels ${given.territoryId}`}, 0))`.execute(trx);
    if (!(await useConnection(trx, connection))) throw connectionExpired();
    const kept: { id: string; again: boolean }[] = [];
    for (const account of chosen) kept.push(await keepAccount(deps, trx, { given, connection, publisher, account }));
    for (const { id, again } of kept) {
      await recordAudit(trx, {
        territoryId: given.territoryId,
        actor: given.actor,
        action: again ? 'channels.reconnected' : 'channels.connected',
        target: { kind: 'channel', id },
        detail: { network: connection.network },
      });
    }
    for (const { id } of kept)
      await publishLive(trx, given.territoryId, 'channel_changed', { channelId: id, state: 'ok' });
    return kept.map(({ id }) => id);
  });
  for (const channelId of channelIds.slice(0, CHECKED_AT_ONCE))
    await checkChannel(deps, { territoryId: given.territoryId, channelId });
  return channelsOf(deps.db, deps.channelRegistry, given.territoryId, { channelIds, now: deps.now() });
}

async function keepAccount(
  deps: ChannelDeps,
  trx: Transaction<ChannelDb>,
  {
    given,
    connection,
    publisher,
    account,
  }: {
    given: Given;
    connection: ChoosingConnection;
    publisher: Publisher;
    account: RemoteAccount;
  },
): Promise<{ id: string; again: boolean }> {
  const { territoryId } = given;
  const known = await findByRemoteId(trx, { territoryId, network: connection.network, remoteId: account.remoteId });
  const id = known?.id ?? newId('chn', deps.now().getTime());
  const row = { territory_id: territoryId, id };
  const now = deps.now();
  const values = {
    ...sealSetup(deps.sealer, row, connection.held.setup, publisher.connection.secretFields),
    preset: connection.preset,
    handle: account.handle,
    url: account.url ?? null,
    avatar_url: account.avatarUrl ?? null,
    followers: account.followers ?? null,
    sealed_credentials:
      Object.keys(account.credentials).length === 0 ? null : sealCredentials(deps.sealer, row, account.credentials),
    scopes: account.scopes,
    credentials_at: now,
    expires_at: account.expiresAt === undefined ? null : new Date(account.expiresAt),
    renewing_until: null,
    connected_at: now,
    connected_by: given.isPerson ? given.personId : null,
    next_check_at: now,
    failures: 0,
    last_error: null,
    last_error_kind: null,
    warned_at: null,
  };
  if (known) {
    await trx
      .updateTable('channels.channel')
      .set(values)
      .where('territory_id', '=', territoryId)
      .where('id', '=', id)
      .execute();
  } else {
    const named = { network: connection.network, remote_id: account.remoteId, name: account.name.slice(0, 120) };
    await trx
      .insertInto('channels.channel')
      .values({ ...row, ...named, ...values })
      .execute();
  }
  return { id, again: known !== undefined };
}

async function findByRemoteId(
  trx: Transaction<ChannelDb>,
  given: { territoryId: string; network: ChannelRow['network']; remoteId: string },
): Promise<Pick<Selectable<ChannelRow>, 'id'> | undefined> {
  return trx
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('network', '=', given.network)
    .where('remote_id', '=', given.remoteId)
    .where('disconnected_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
