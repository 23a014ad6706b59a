import type { ChannelNetwork, Territory } from '@beffroi/contracts';
import { findTerritory } from '../../identity/index.ts';
import type { Brand } from '../../../platform/http/public-page.ts';
import type { Db } from '../publishing.deps.ts';
import { outletNotFound } from './outlet.errors.ts';

/** An account that we serve ourselves, as the public sees it. */
export type Outlet = {
  territoryId: string;
  channelId: string;
  name: string;
  handle: string;
  territory: Territory;
  brand: Brand;
  /** False once disconnected: what it said stays readable, nothing more is asked of anyone. */
  isOpen: boolean;
};

/**
 * By the identifier in its address; the public knows no other.
 * @param base the address of its pages, from the root: '/presse'
 * @throws publishing.outlet_not_found
 */
export async function findOutlet(
  db: Db,
  given: { channelId: string; network: ChannelNetwork; base: string },
): Promise<Outlet> {
  const row = await db
    .selectFrom('channels.channel')
    .select(['territory_id', 'id', 'name', 'handle', 'disconnected_at'])
    .where('id', '=', given.channelId)
    .where('network', '=', given.network)
    .executeTakeFirst();
  if (!row) throw outletNotFound();
  const territory = await findTerritory(db, row.territory_id);
  const version = territory.logoUrl === undefined ? undefined : new URL(territory.logoUrl, 'http://x').search;
  return {
    territoryId: row.territory_id,
    channelId: row.id,
    name: row.name,
    handle: row.handle,
    territory,
    brand: {
      name: territory.name,
      colour: territory.colours.accent,
      logoUrl: version === undefined ? undefined : `${given.base}/${row.id}/logo${version}`,
    },
    isOpen: row.disconnected_at === null,
  };
}
