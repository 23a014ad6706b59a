import { withdrawDeliveries, type NotificationsFacts } from '../../notifications/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { CALL_IS_OVER } from './escalation.settle.ts';
import { tellEscalation, type StoredEscalation } from './step.ring.ts';

type Settled = NotificationsFacts['notifications.delivery_settled'];

/** A sending that went wrong so often is not waited for: the next person is rung meanwhile. */
const PATIENCE = 2;

/**
 * Writes what came of a call. When nothing of the step that rings could be delivered, the chain goes on at once instead
 * of waiting for an answer that cannot come; what leaves late all the same is still said to have left.
 */
export async function settleCall(deps: Pick<OncallDeps, 'now'>, trx: Trx, fact: Settled): Promise<void> {
  const [, callId] = /^call (cal_\w+)$/.exec(fact.occasion) ?? [];
  if (callId === undefined) return;
  const { territoryId } = fact;
  const found = await trx
    .selectFrom('oncall.call')
    .select('escalation_id')
    .where('territory_id', '=', territoryId)
    .where('id', '=', callId)
    .executeTakeFirst();
  if (!found) return;
  const row = await trx
    .selectFrom('oncall.escalation')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', found.escalation_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (fact.outcome === 'delayed' && ['answered', 'stood_down'].includes(row.state)) {
    const { alarm_id: alarmId } = row;
    await withdrawDeliveries(trx, { territoryId, alarmId, occasions: [fact.occasion], why: CALL_IS_OVER });
  }
  if (!(await writeOutcome(trx, callId, fact))) return;
  if (row.state === 'ringing' && !(await isHopeful(trx, row)))
    await trx
      .updateTable('oncall.escalation')
      .set({ next_at: deps.now() })
      .where('territory_id', '=', territoryId)
      .where('id', '=', row.id)
      .execute();
  await tellEscalation(trx, row);
}

/** @returns whether there is anything new to say */
async function writeOutcome(trx: Trx, callId: string, fact: Settled): Promise<boolean> {
  const call = await trx
    .selectFrom('oncall.call')
    .select(['outcome', 'deliveries', 'failures'])
    .where('territory_id', '=', fact.territoryId)
    .where('id', '=', callId)
    .executeTakeFirstOrThrow();
  const here = trx.updateTable('oncall.call').where('territory_id', '=', fact.territoryId).where('id', '=', callId);
  if (fact.outcome === 'sent') {
    const isNews = call.outcome === 'pending' || call.outcome === 'failed';
    await here.set({ trouble: null, ...(isNews ? { outcome: 'sent' as const } : {}) }).execute();
    return isNews;
  }
  if (call.outcome !== 'pending') return false;
  // Each sending counts once: at its second failure, or when it fails for good before.
  const isCounted = fact.attempts <= PATIENCE && (fact.outcome === 'failed' || fact.attempts === PATIENCE);
  const failures = call.failures + (isCounted ? 1 : 0);
  const trouble = fact.trouble ? JSON.stringify(fact.trouble) : null;
  const isLost = failures >= call.deliveries;
  await here.set({ failures, trouble, ...(isLost ? { outcome: 'failed' as const } : {}) }).execute();
  return true;
}

/** Whether somebody of the step that rings may still answer. */
async function isHopeful(trx: Trx, row: StoredEscalation): Promise<boolean> {
  const call = await trx
    .selectFrom('oncall.call')
    .select('id')
    .where('territory_id', '=', row.territory_id)
    .where('escalation_id', '=', row.id)
    .where('step', '=', row.step)
    .where('round', '=', row.round)
    .where('outcome', 'in', ['pending', 'sent'])
    .limit(1)
    .executeTakeFirst();
  return call !== undefined;
}
