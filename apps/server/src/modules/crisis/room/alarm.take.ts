import type { Alarm } from '@beffroi/contracts';
import { handleAlarmWithin, readAlarm } from '../../alerts/index.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { CrisisDeps, Trx } from '../crisis.deps.ts';

/**
 * Takes an alarm for the rest of the transaction, before the room as whoever handles it does: what is decided about it at
 * this moment is in the log of the room, once.
 * @throws alerts.alarm_not_found
 */
export async function lockAlarm(
  trx: Trx,
  { territoryId, alarmId }: { territoryId: string; alarmId: string },
): Promise<Alarm> {
  await trx
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('id', '=', alarmId)
    .forUpdate()
    .execute();
  return readAlarm(trx, territoryId, alarmId);
}

/** Whoever opens a room on an alarm, or makes it part of one, has it. */
export async function takeAlarm(
  deps: CrisisDeps,
  trx: Trx,
  alarm: Alarm,
  given: { territoryId: string; personId: string; actor: AuditActor },
): Promise<void> {
  const { territoryId } = given;
  if (alarm.state !== 'open' && alarm.state !== 'snoozed') return;
  await handleAlarmWithin({ events: deps.events as never, now: deps.now }, trx, {
    territoryId,
    alarmId: alarm.id,
    handling: { action: 'acknowledge' },
    personId: given.personId,
    actor: given.actor,
  });
}
