import type { Kysely, Transaction } from 'kysely';
import type { Alarm, Input, handleAlarm as endpoint } from '@beffroi/contracts';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { ListeningTables } from '../../listening/index.ts';
import { alarmEnded, alarmNotFound, anotherAlarm } from '../alerts.errors.ts';
import type { AlertsFacts } from '../alerts.events.ts';
import type { AlarmRow, AlertsTables } from '../alerts.tables.ts';
import { readAlarm } from './alarm.read-model.ts';

type Trx = Transaction<AlertsTables & ListeningTables>;
type Deps = {
  db: Kysely<AlertsTables & ListeningTables>;
  events: EventBus<AlertsFacts, Transaction<AlertsTables>>;
  now: () => Date;
};
type Handling = Input<typeof endpoint>['body'];

/** What a person decides about an alarm: it is kept, with who and when, and every open screen sees it. */
export async function handleAlarm(deps: Deps, given: AlarmHandling): Promise<Alarm> {
  return deps.db.transaction().execute(async (trx) => handleAlarmWithin(deps, trx, given));
}

export type AlarmHandling = {
  territoryId: string;
  alarmId: string;
  handling: Handling;
  personId: string | undefined;
  actor: AuditActor;
};

/** The same in the caller's transaction. @throws alerts.alarm_not_found, .alarm_ended, .another_current */
export async function handleAlarmWithin(
  { events, now }: Pick<Deps, 'events' | 'now'>,
  trx: Trx,
  given: AlarmHandling,
): Promise<Alarm> {
  const { territoryId, alarmId, handling } = given;
  const at = now();
  const row = await trx
    .selectFrom('alerts.alarm')
    .select(['state', 'kind', 'watch_id', 'source_id'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', alarmId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw alarmNotFound();
  // An alarm that is over may still be called false: that is what the detector learns from.
  if (row.state === 'ended' && handling.action !== 'false_alarm') throw alarmEnded();
  if (row.state === 'false_alarm' && handling.action !== 'reopen') throw alarmEnded();
  if (handling.action === 'reopen' && (await hasAnother(trx, given, row))) throw anotherAlarm();
  await trx
    .updateTable('alerts.alarm')
    .set(changeOf(handling, at, given.personId))
    .where('territory_id', '=', territoryId)
    .where('id', '=', alarmId)
    .execute();
  await trx
    .insertInto('alerts.alarm_act')
    .values({
      territory_id: territoryId,
      alarm_id: alarmId,
      id: newId('act'),
      at,
      action: handling.action,
      person_id: given.personId ?? null,
      note: handling.note ?? null,
    })
    .execute();
  const alarm = await readAlarm(trx, territoryId, alarmId);
  await recordAudit(trx, {
    territoryId,
    actor: given.actor,
    action: `alerts.alarm_${handling.action}`,
    target: { kind: 'alarm', id: alarmId },
  });
  await events.emit(trx, 'alerts.alarm_handled', {
    territoryId,
    alarmId,
    action: handling.action,
    ...(given.personId === undefined ? {} : { personId: given.personId }),
    at,
  });
  await publishLive(trx, territoryId, 'alarm', { alarm, ring: false });
  return alarm;
}

/** Whether the same watch, or the same source, has an alarm under way besides this one. */
async function hasAnother(
  trx: Transaction<AlertsTables>,
  { territoryId, alarmId }: { territoryId: string; alarmId: string },
  row: Pick<AlarmRow, 'kind' | 'watch_id' | 'source_id'>,
): Promise<boolean> {
  const other = await trx
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('id', '<>', alarmId)
    .where('kind', '=', row.kind)
    .where('state', 'in', ['open', 'acknowledged', 'snoozed'])
    .where((each) => each.or([each('watch_id', '=', row.watch_id), each('source_id', '=', row.source_id)]))
    .executeTakeFirst();
  return other !== undefined;
}

function changeOf(handling: Handling, at: Date, personId: string | undefined) {
  switch (handling.action) {
    case 'acknowledge':
      return {
        state: 'acknowledged' as const,
        acknowledged_by: personId ?? null,
        acknowledged_at: at,
        snoozed_until: null,
      };
    case 'snooze':
      return { state: 'snoozed' as const, snoozed_until: new Date(at.getTime() + handling.minutes * 60_000) };
    case 'false_alarm':
      return { state: 'false_alarm' as const, ended_at: at, snoozed_until: null };
    case 'reopen':
      return { state: 'open' as const, ended_at: null, snoozed_until: null };
  }
}
