import { sql, type Transaction } from 'kysely';
import type { Channel } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { ChannelDb, ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import { channelInUse, channelNotFound } from '../channels.errors.ts';
import { oneChannel } from './channel.read-model.ts';

/** Whether something is still to go out on an account; of those above, who know. */
export type IsInUse = (trx: Transaction<ChannelDb>, named: ChannelNamed) => Promise<boolean>;

/** Renames or pauses an account, sets or lifts its monthly budget. @throws channels.not_found */
export async function changeChannel(
  deps: ChannelDeps,
  given: ChannelNamed & {
    name?: string | undefined;
    paused?: boolean | undefined;
    /** In thousandths; null lifts it. */
    monthlyBudget?: number | null | undefined;
    actor: AuditActor;
  },
): Promise<Channel> {
  const { territoryId, channelId, name, paused, monthlyBudget } = given;
  await deps.db.transaction().execute(async (trx) => {
    const before = await locked(trx, given);
    await trx
      .updateTable('channels.channel')
      .set({
        name: name ?? before.name,
        paused: paused ?? before.paused,
        ...(monthlyBudget === undefined ? {} : { monthly_budget: monthlyBudget }),
        ...(before.paused && paused === false ? { next_check_at: deps.now() } : {}),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', channelId)
      .execute();
    const record = async (action: string, detail: Record<string, unknown>) =>
      recordAudit(trx, { territoryId, actor: given.actor, action, target: { kind: 'channel', id: channelId }, detail });
    if (monthlyBudget !== undefined && monthlyBudget !== before.monthly_budget)
      await record('channels.budget_set', { from: before.monthly_budget, to: monthlyBudget });
    if (paused !== undefined && paused !== before.paused)
      await record(paused ? 'channels.paused' : 'channels.resumed', {});
    if (name !== undefined && name !== before.name) await record('channels.renamed', {});
    await publishLive(trx, territoryId, 'channel_changed', { channelId, state: 'changed' });
  });
  return oneChannel(deps.db, deps.channelRegistry, { territoryId, channelId, now: deps.now() });
}

/**
 * Disconnects an account: what opens it is erased for good, its name stays for what went out on it.
 * @throws channels.not_found, channels.in_use
 */
export async function disconnectChannel(
  deps: ChannelDeps & { isInUse: IsInUse },
  given: ChannelNamed & { actor: AuditActor },
): Promise<void> {
  const { territoryId, channelId } = given;
  await deps.db.transaction().execute(async (trx) => {
    await locked(trx, given);
    if (await deps.isInUse(trx, { territoryId, channelId })) throw channelInUse();
    await trx
      .updateTable('channels.channel')
      .set({
        disconnected_at: deps.now(),
        setup: '{}',
        sealed_setup: null,
        sealed_credentials: null,
        scopes: sql`'{}'`,
        expires_at: null,
        next_check_at: null,
        last_error: null,
        last_error_kind: null,
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', channelId)
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'channels.disconnected',
      target: { kind: 'channel', id: channelId },
    });
    await publishLive(trx, territoryId, 'channel_changed', { channelId, state: 'disconnected' });
  });
}

async function locked(trx: Transaction<ChannelDb>, { territoryId, channelId }: ChannelNamed) {
  const row = await trx
    .selectFrom('channels.channel')
    .select(['name', 'paused', 'monthly_budget'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw channelNotFound();
  return row;
}
