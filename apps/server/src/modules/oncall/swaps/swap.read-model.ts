import type { Selectable } from 'kysely';
import type { Db } from '../oncall.deps.ts';
import type { SwapRow } from '../rota/rota.tables.ts';

export type StoredSwap = Selectable<SwapRow>;

/** Swaps of hours in a period, by their beginning; the latest two hundred. */
export async function listSwaps(
  db: Db,
  { territoryId, from, to }: { territoryId: string; from: Date; to: Date },
): Promise<StoredSwap[]> {
  const rows = await db
    .selectFrom('oncall.swap')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('to_at', '>', from)
    .where('from_at', '<', to)
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.toReversed();
}

export function peopleOfSwaps(swaps: readonly StoredSwap[]): string[] {
  return swaps.flatMap(({ given_by, taken_by }) => [given_by, taken_by]);
}
