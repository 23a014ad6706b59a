import { sql, type Selectable } from 'kysely';
import type { Channel } from '@beffroi/contracts';
import type { Publisher } from '@beffroi/connectors';
import type { Connection } from '../../../platform/db/database.ts';
import { findTerritory, personNames } from '../../identity/index.ts';
import { channelNotFound } from '../channels.errors.ts';
import type { ChannelDb } from '../channels.deps.ts';
import type { ChannelRow, ChannelsTables } from '../channels.tables.ts';
import { monthOf } from '../spending/month.rules.ts';
import { factsOf, missingScopes, stateOf } from './channel.state.ts';
import type { ChannelRegistry } from './publisher.registry.ts';

type Row = Selectable<ChannelRow> & { spent: number };

/** The accounts of a territory as screens and checks read them, by name; those of `channelIds` alone when told. */
export async function channelsOf(
  db: Connection<ChannelDb>,
  registry: ChannelRegistry,
  territoryId: string,
  { channelIds, now = new Date() }: { channelIds?: readonly string[]; now?: Date } = {},
): Promise<Channel[]> {
  const { timeZone } = await findTerritory(db, territoryId);
  const month = monthOf(timeZone, now);
  const { rows } = await sql<Row>`
    select c.*, coalesce(s.spent, 0) as spent from channels.channel c
    left join channels.spending s
      on s.territory_id = c.territory_id and s.channel_id = c.id and s.month = ${month}::date
    where c.territory_id = ${territoryId} and c.disconnected_at is null
      ${channelIds === undefined ? sql`` : sql`and c.id = any (${[...channelIds]}::text[])`}
    order by lower(c.name), c.id
  `.execute(db);
  const names = await personNames(
    db,
    rows.flatMap((row) => row.connected_by ?? []),
  );
  // An account whose network this program does not know waits, unseen, for one that does.
  return rows.flatMap((row) => {
    const publisher = registry.find(row.network);
    return publisher ? [present(row, publisher, { names, month, now })] : [];
  });
}

/** @throws channels.not_found */
export async function oneChannel(
  db: Connection<ChannelDb>,
  registry: ChannelRegistry,
  { territoryId, channelId, now }: { territoryId: string; channelId: string; now: Date },
): Promise<Channel> {
  const [channel] = await channelsOf(db, registry, territoryId, { channelIds: [channelId], now });
  if (!channel) throw channelNotFound();
  return channel;
}

/** What is wrong with the accounts of the whole installation, for the operator's check. */
export async function readChannelTroubles(
  db: Connection<ChannelsTables>,
): Promise<{ channels: number; expired: string[]; failing: string[]; expiring: string[] }> {
  const rows = await db
    .selectFrom('channels.channel')
    .select(['name', 'last_error_kind', 'failures', 'warned_at'])
    .where('disconnected_at', 'is', null)
    .where('paused', '=', false)
    .orderBy('name')
    .execute();
  const grave = rows.map(({ name, ...row }) => {
    if (row.last_error_kind === 'auth_expired') return { name, state: 'expired' };
    if (row.last_error_kind !== null || row.failures > 0) return { name, state: 'failing' };
    return { name, state: row.warned_at === null ? 'ok' : 'expiring' };
  });
  const those = (state: string) => grave.filter((one) => one.state === state).map(({ name }) => name);
  return { channels: rows.length, expired: those('expired'), failing: those('failing'), expiring: those('expiring') };
}

function present(
  row: Row,
  publisher: Publisher,
  given: { names: ReadonlyMap<string, string>; month: string; now: Date },
): Channel {
  const facts = factsOf(row, publisher);
  const connectedBy = row.connected_by === null ? undefined : given.names.get(row.connected_by);
  return {
    id: row.id,
    network: row.network,
    ...(row.preset === null ? {} : { preset: row.preset }),
    name: row.name,
    handle: row.handle,
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.avatar_url === null ? {} : { avatarUrl: row.avatar_url }),
    ...(row.followers === null ? {} : { followers: row.followers }),
    state: stateOf(row, publisher, given.now),
    paused: row.paused,
    scopes: row.scopes,
    missingScopes: missingScopes(row.scopes, publisher.connection.scopes),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.toISOString() }),
    connectedAt: row.connected_at.toISOString(),
    ...(connectedBy === undefined ? {} : { connectedBy }),
    ...(row.checked_at === null ? {} : { checkedAt: row.checked_at.toISOString() }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
    facts,
    abilities: publisher.abilities,
    ...(facts.prices === undefined
      ? {}
      : {
          budget: {
            currency: facts.prices.currency,
            ...(row.monthly_budget === null ? {} : { monthly: row.monthly_budget }),
            spent: row.spent,
            month: given.month,
          },
        }),
  };
}
