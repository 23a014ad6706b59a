import type { Selectable } from 'kysely';
import type { PublicationDelivery } from '@beffroi/contracts';
import type { ChannelRegistry } from '../../channels/index.ts';
import type { Db } from '../publishing.deps.ts';
import type { DeliveryRow } from '../publishing.tables.ts';
import { deliveryNotFound } from './dispatch.errors.ts';
import { handGuideOf, mediaByHand } from './hand.guide.ts';

type Row = Selectable<DeliveryRow> & {
  channel_name: string | null;
  channel_url: string | null;
  preset: string | null;
  setup: Record<string, string> | null;
};

/** The deliveries of some publications, by publication. */
export async function deliveriesOf(
  db: Db,
  registry: ChannelRegistry,
  given: { territoryId: string; publicationIds: readonly string[] },
): Promise<Map<string, PublicationDelivery[]>> {
  if (given.publicationIds.length === 0) return new Map();
  const rows = await select(db, given.territoryId).where('d.publication_id', 'in', given.publicationIds).execute();
  const library = await mediaByHand(db, rows);
  const found = Map.groupBy(rows, (row) => row.publication_id);
  return new Map([...found].map(([id, of]) => [id, of.map((row) => present(row, registry, library))]));
}

/** @throws publishing.delivery_not_found */
export async function readDelivery(
  db: Db,
  registry: ChannelRegistry,
  given: { territoryId: string; deliveryId: string },
): Promise<PublicationDelivery> {
  const row = await select(db, given.territoryId).where('d.id', '=', given.deliveryId).executeTakeFirst();
  if (!row) throw deliveryNotFound();
  return present(row, registry, await mediaByHand(db, [row]));
}

/** Its counts since it is out, oldest first. @throws publishing.delivery_not_found */
export async function countsOf(
  db: Db,
  given: { territoryId: string; deliveryId: string },
): Promise<{ at: string; counts: Record<string, number> }[]> {
  const found = await select(db, given.territoryId).where('d.id', '=', given.deliveryId).executeTakeFirst();
  if (!found) throw deliveryNotFound();
  const rows = await db
    .selectFrom('publishing.counts')
    .select(['at', 'counts'])
    .where('territory_id', '=', given.territoryId)
    .where('delivery_id', '=', given.deliveryId)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ at: row.at.toISOString(), counts: row.counts }));
}

const select = (db: Db, territoryId: string) =>
  db
    .selectFrom('publishing.delivery as d')
    .leftJoin('channels.channel as c', (join) =>
      join.onRef('c.territory_id', '=', 'd.territory_id').onRef('c.id', '=', 'd.channel_id'),
    )
    .selectAll('d')
    .select(['c.name as channel_name', 'c.url as channel_url', 'c.preset as preset', 'c.setup as setup'])
    .where('d.territory_id', '=', territoryId)
    .orderBy('d.id');

function present(
  row: Row,
  registry: ChannelRegistry,
  library: Awaited<ReturnType<typeof mediaByHand>>,
): PublicationDelivery {
  const at = (instant: Date | null) => instant?.toISOString();
  const network = registry.find(row.network)?.name.fr ?? row.network;
  return {
    id: row.id,
    channelId: row.channel_id,
    network: row.network,
    channelName: row.channel_name ?? network,
    state: row.state,
    dueAt: row.due_at.toISOString(),
    attempts: row.attempts,
    replies: row.replies,
    ...withoutAbsent({
      nextTryAt: row.state === 'waiting' ? at(row.wake_at) : undefined,
      sentAt: at(row.sent_at),
      verifiedAt: at(row.verified_at),
      removedAt: at(row.removed_at),
      editedAt: at(row.edited_at),
      url: row.url ?? undefined,
      trouble: row.trouble ?? undefined,
      troubleKind: row.trouble_kind ?? undefined,
      cost: row.cost ?? undefined,
      counts: row.counts ?? undefined,
      countsAt: at(row.counts_at),
      handGuide: handGuideOf(row, library),
    }),
  };
}

const withoutAbsent = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
