import type { Output, getConnection } from '@beffroi/contracts';
import type { RemoteAccount } from '@beffroi/connectors';
import type { Connection } from '../../../platform/db/database.ts';
import { connectionExpired, networkRefused } from '../channels.errors.ts';
import type { ChannelDeps } from '../channels.deps.ts';
import type { ChannelsTables } from '../channels.tables.ts';
import { findConnection, type ConnectionStage, type OpenConnection } from './connection.store.ts';

type FoundAccount = Output<typeof getConnection>['accounts'][number];
export type ChoosingConnection = OpenConnection<Extract<ConnectionStage, { stage: 'choosing' }>>;
export type Carried = { territoryId: string; personId: string; ticket: string };

/**
 * The accounts that wait to be chosen by whoever carries their ticket.
 * @throws channels.connection_expired, and channels.network_refused with what the network said instead
 */
export async function openTicket(
  deps: Pick<ChannelDeps, 'db' | 'sealer' | 'now'>,
  { territoryId, personId, ticket }: Carried,
): Promise<ChoosingConnection> {
  const connection = await findConnection(deps, deps.db, { token: ticket, personId });
  if (!connection || connection.territory_id !== territoryId) throw connectionExpired();
  const { held } = connection;
  if (held.stage === 'refused') throw networkRefused({ values: held.message });
  if (held.stage !== 'choosing') throw connectionExpired();
  return { ...connection, held };
}

/** Accounts as they are shown to be chosen: no credentials, and which of them the territory has already. */
export async function readFound(
  db: Connection<ChannelsTables>,
  given: { territory_id: string; network: ChoosingConnection['network']; accounts: readonly RemoteAccount[] },
): Promise<FoundAccount[]> {
  const known = await db
    .selectFrom('channels.channel')
    .select(['id', 'remote_id'])
    .where('territory_id', '=', given.territory_id)
    .where('network', '=', given.network)
    .where('disconnected_at', 'is', null)
    .execute();
  const ids = new Map(known.map(({ id, remote_id }) => [remote_id, id]));
  return given.accounts.map(({ remoteId, handle, name, url, avatarUrl, followers }) => {
    const channelId = ids.get(remoteId);
    return {
      remoteId,
      handle,
      name,
      ...(url === undefined ? {} : { url }),
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
      ...(followers === undefined ? {} : { followers }),
      ...(channelId === undefined ? {} : { channelId }),
    };
  });
}
