import type { Transaction } from 'kysely';
import type { PublishTrouble } from '@beffroi/connectors';
import { publishLive } from '../../../platform/live/publish.ts';
import { lastingTroubles } from '../accounts/channel.state.ts';
import type { ChannelDb, ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import { callPeople } from './person.call.ts';

/** When a network asks to slow down and does not say for how long. */
const USUAL_QUIET_SECONDS = 60;

/**
 * Writes on an account what came of using it. What only a person can mend makes it `expired` or `failing`, and is told
 * once until it works again; a request to slow down keeps it quiet until then. What concerns one post alone changes
 * nothing here. Call it last in the transaction.
 */
export async function recordChannelTrouble(
  deps: Pick<ChannelDeps, 'events'>,
  trx: Transaction<ChannelDb>,
  given: ChannelNamed & { trouble: Pick<PublishTrouble, 'kind' | 'message' | 'retryAfterSeconds'>; at: Date },
): Promise<void> {
  const { territoryId, channelId, trouble, at } = given;
  const mine = trx
    .updateTable('channels.channel')
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null);
  if (trouble.kind === 'rate_limited' || trouble.kind === 'quota_spent') {
    const seconds = trouble.retryAfterSeconds ?? USUAL_QUIET_SECONDS;
    await mine.set({ quiet_until: new Date(at.getTime() + seconds * 1000) }).execute();
    return;
  }
  if (!lastingTroubles.has(trouble.kind)) return;
  const row = await trx
    .selectFrom('channels.channel')
    .select(['name', 'last_error_kind'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  await mine.set({ last_error: JSON.stringify(trouble.message), last_error_kind: trouble.kind }).execute();
  if (row.last_error_kind === trouble.kind) return;
  await callPeople(deps, trx, {
    territoryId,
    channelId,
    occasion: `${trouble.kind} ${at.toISOString()}`,
    title: {
      fr: `Le compte « ${row.name} » ne peut plus publier`,
      en: `The account “${row.name}” can no longer publish`,
    },
    body: trouble.message,
    urgent: true,
  });
  await publishLive(trx, territoryId, 'channel_changed', {
    channelId,
    state: trouble.kind === 'auth_expired' ? 'expired' : 'failing',
  });
}
