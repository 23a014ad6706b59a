import type { Alarm } from '@beffroi/contracts';
import { handleAlarmWithin } from '../../alerts/index.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { CrisisDeps, Trx } from '../crisis.deps.ts';

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
