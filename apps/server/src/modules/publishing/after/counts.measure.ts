import { publishedOf } from '../dispatch/outgoing.build.ts';
import { nextCountsAt } from './cadence.rules.ts';
import { plan, type Look } from './look.plan.ts';

/** Fetches the counts of what is out, ever less often, and keeps each value that moved. */
export async function measureDelivery(look: Look): Promise<void> {
  const { deps, row, channel } = look;
  const { publisher } = channel;
  const now = deps.now();
  const next = row.sent_at && publisher.measure ? nextCountsAt(row.sent_at, now) : null;
  if (!publisher.measure) return plan(deps, row, 'next_counts_at', null);
  const outcome = await publisher.measure(publishedOf(row), look.context);
  if (!outcome.ok) {
    const wait =
      outcome.retryAfterSeconds === undefined ? next : new Date(now.getTime() + outcome.retryAfterSeconds * 1000);
    return plan(deps, row, 'next_counts_at', outcome.kind === 'not_found' ? null : wait);
  }
  const counts = JSON.stringify(outcome.counts);
  const moved = row.counts === null || JSON.stringify(row.counts) !== counts;
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('publishing.delivery')
      .set({ counts, counts_at: now, next_counts_at: next })
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .execute();
    if (!moved) return;
    await trx
      .insertInto('publishing.counts')
      .values({ territory_id: row.territory_id, delivery_id: row.id, at: now, counts })
      .onConflict((conflict) => conflict.columns(['territory_id', 'delivery_id', 'at']).doNothing())
      .execute();
  });
}
