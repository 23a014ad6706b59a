import { sql } from 'kysely';
import { isDatabaseAway } from '../../../platform/db/database.ts';
import type { AlertsFacts } from '../../alerts/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { settleCall } from './call.settle.ts';
import { beginEscalation } from './escalation.begin.ts';
import { settleEnded, settleHandled } from './escalation.settle.ts';

/** What the chain does, in the same transaction, when an alarm rings, is decided about or ends, and when a call leaves or fails. */
export function subscribeEscalation(deps: OncallDeps): void {
  const { events } = deps;
  events.on('alerts.alarm_rings', async (trx, fact) => beginOrLeave(deps, trx, fact));
  events.on('alerts.alarm_handled', async (trx, fact) => settleHandled(deps, trx, fact));
  events.on('alerts.alarm_ended', async (trx, fact) => settleEnded(deps, trx, fact));
  events.on('notifications.delivery_settled', async (trx, fact) => settleCall(deps, trx, fact));
}

/** A chain in trouble silences no alarm: without one, it rings as each person chose. */
async function beginOrLeave(deps: OncallDeps, trx: Trx, fact: AlertsFacts['alerts.alarm_rings']): Promise<void> {
  await sql`savepoint chain`.execute(trx);
  try {
    await beginEscalation(deps, trx, fact);
    await sql`release savepoint chain`.execute(trx);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await sql`rollback to savepoint chain`.execute(trx);
    deps.logger.error(
      { err: error, alarmId: fact.alarmId },
      'the chain of calls did not begin, it rings as each chose',
    );
  }
}
