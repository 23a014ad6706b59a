import { sql } from 'kysely';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { openChannel } from '../../channels/index.ts';
import type { Held } from '../dispatch/delivery.record.ts';
import { contextOf } from '../dispatch/delivery.public.ts';
import type { DispatchDeps } from '../dispatch/dispatch.deps.ts';
import { measureDelivery } from './counts.measure.ts';
import { readReplies } from './replies.read.ts';
import { verifyDelivery } from './delivery.verify.ts';
import { plan, type Look, type What } from './look.plan.ts';

/** A look that dies with its process is taken again after this. */
const CLAIM_MINUTES = 5;
const AT_ONCE = 20;

const looks: Record<What, (look: Look) => Promise<void>> = {
  verify_at: verifyDelivery,
  next_counts_at: measureDelivery,
  next_replies_at: readReplies,
};

/** Looks again at what is out: is it there, what became of it, what did people answer. */
export async function lookAfter(deps: DispatchDeps): Promise<void> {
  for (const what of Object.keys(looks) as What[]) {
    const accounts = Map.groupBy(await claim(deps, what), (row) => row.channel_id);
    // One after the other on an account; a network that does not answer delays no other.
    await Promise.all([...accounts.values()].map(async (rows) => lookInTurn(deps, what, rows)));
  }
}

async function lookInTurn(deps: DispatchDeps, what: What, rows: readonly Held[]): Promise<void> {
  for (const row of rows) {
    await onBehalfOf(row.territory_id, async () => lookAt(deps, what, row)).catch((error: unknown) =>
      deps.logger.warn({ err: error, deliveryId: row.id, what }, 'what is out could not be looked at, it comes again'),
    );
  }
}

async function lookAt(deps: DispatchDeps, what: What, row: Held): Promise<void> {
  const channel = await openChannel(deps, {
    territoryId: row.territory_id,
    channelId: row.channel_id,
    evenPaused: true,
  });
  // For good: nothing comes back of what is out there.
  if (!channel.ok && channel.kind === 'disconnected') return plan(deps, row, what, null);
  // The account's own page says what is wrong with it; the look comes again by its claim.
  if (!channel.ok) return;
  const { quietUntil } = channel.channel;
  if (quietUntil) return plan(deps, row, what, quietUntil);
  await looks[what]({ deps, row, channel, context: contextOf(deps, channel) });
}

/** One process looks: the others see a time that is not yet come. */
async function claim(deps: DispatchDeps, what: What): Promise<Held[]> {
  const now = deps.now();
  const { rows } = await sql<Held>`
    update publishing.delivery d set ${sql.ref(what)} = ${new Date(now.getTime() + CLAIM_MINUTES * 60_000)}
    from (
      select territory_id, id from publishing.delivery where ${sql.ref(what)} <= ${now}
      order by ${sql.ref(what)} limit ${AT_ONCE} for update skip locked
    ) due
    where d.territory_id = due.territory_id and d.id = due.id returning d.*
  `.execute(deps.db);
  return rows;
}
