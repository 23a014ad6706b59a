import { sql } from 'kysely';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ChannelDeps } from '../channels.deps.ts';
import { forgetOldConnections } from '../connect/connection.store.ts';
import { checkChannel } from './channel.check.ts';
import { warnOfExpiries } from './expiry.warn.ts';

/** How many accounts are asked at the same time, and in one round. */
const AT_ONCE = 5;
const IN_A_ROUND = 100;

/**
 * Keeps accounts alive: those that are due are checked, and lengthened before they end, by one process each; those who
 * may manage them are warned of what only they can lengthen.
 */
export async function keepChannels(deps: ChannelDeps): Promise<void> {
  for (let asked = 0; asked < IN_A_ROUND; asked += AT_ONCE) {
    const claimed = await claimDue(deps);
    await Promise.all(
      claimed.map(async ({ territory_id, id }) =>
        onBehalfOf(territory_id, async () => checkChannel(deps, { territoryId: territory_id, channelId: id })).catch(
          (error: unknown) => {
            // Disconnected since it was claimed, or of a network that this program does not know.
            if (!(error instanceof Refusal))
              deps.logger.error({ err: error, channelId: id }, 'check of an account failed');
          },
        ),
      ),
    );
    if (claimed.length < AT_ONCE) break;
  }
  await warnOfExpiries(deps);
  await forgetOldConnections(deps.db, deps.now());
}

/** A process that dies lets go of what it claimed after ten minutes. */
async function claimDue({ db, now }: ChannelDeps): Promise<{ territory_id: string; id: string }[]> {
  const { rows } = await sql<{ territory_id: string; id: string }>`
    update channels.channel c set next_check_at = ${now()}::timestamptz + interval '10 minutes'
    from (
      select territory_id, id from channels.channel
      where next_check_at <= ${now()} and disconnected_at is null and not paused
      order by next_check_at limit ${AT_ONCE} for update skip locked
    ) due
    where c.territory_id = due.territory_id and c.id = due.id
    returning c.territory_id, c.id
  `.execute(db);
  return rows;
}
