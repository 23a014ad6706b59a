import type { AccountContext } from '@beffroi/connectors';
import type { Held } from '../dispatch/delivery.record.ts';
import type { DispatchDeps, OpenChannel } from '../dispatch/dispatch.deps.ts';

export type What = 'verify_at' | 'next_counts_at' | 'next_replies_at';
export type Look = { deps: DispatchDeps; row: Held; channel: OpenChannel; context: AccountContext };

/** When something that is out is looked at next; null: no more by itself. */
export async function plan(
  { db }: Pick<DispatchDeps, 'db'>,
  row: Pick<Held, 'territory_id' | 'id'>,
  what: What,
  at: Date | null,
): Promise<void> {
  await db
    .updateTable('publishing.delivery')
    .set({ [what]: at })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .where('removed_at', 'is', null)
    .execute();
}
