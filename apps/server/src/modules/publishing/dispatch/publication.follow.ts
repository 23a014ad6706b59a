import { sql } from 'kysely';
import type { PublicationState } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { DeliveryRow } from '../publishing.tables.ts';
import type { DispatchTrx } from './dispatch.deps.ts';

type DeliveryState = DeliveryRow['state']['__select__'] extends infer S ? S : never;

const out: readonly string[] = ['sent', 'verified', 'removed'];
const undone: readonly string[] = ['failed', 'uncertain', 'cancelled'];

/** What a publication is, from what its deliveries are; undefined while none of them began. */
export function stateOf(states: readonly DeliveryState[]): PublicationState | undefined {
  const has = (of: readonly string[]) => states.some((state) => of.includes(state));
  if (has(['sending', 'waiting'])) return 'sending';
  if (has(['held'])) return 'held';
  const begun = has(out) || has(['failed', 'uncertain']);
  if (has(['planned'])) return begun || has(['by_hand']) ? 'sending' : undefined;
  if (has(['by_hand']) && !has(out)) return 'sending';
  if (has(out)) return has(undone) ? 'partly_published' : 'published';
  if (has(['failed', 'uncertain'])) return 'failed';
  return has(['cancelled']) ? 'cancelled' : undefined;
}

/** Brings the publication's state after its deliveries', and tells the screens. Call it last in a transaction. */
export async function followDeliveries(
  trx: DispatchTrx,
  named: { territoryId: string; publicationId: string },
): Promise<void> {
  const { territoryId, publicationId } = named;
  const rows = await trx
    .selectFrom('publishing.delivery')
    .select('state')
    .where('territory_id', '=', territoryId)
    .where('publication_id', '=', publicationId)
    .execute();
  const state = stateOf(rows.map((row) => row.state));
  const { rows: changed } = await sql<{ state: string }>`
    update publishing.publication set state = coalesce(${state ?? null}::text, state)
    where territory_id = ${territoryId} and id = ${publicationId} returning state
  `.execute(trx);
  await publishLive(trx, territoryId, 'publication_changed', { publicationId, state: changed[0]?.state ?? '' });
}
