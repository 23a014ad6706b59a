import type { Crisis, Input, changeCrisis as endpoint } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import type { CrisisDeps, Named } from '../crisis.deps.ts';
import { alarmElsewhere, crisisClosed, personUnknown } from '../crisis.errors.ts';
import { personIn } from '../log/log.names.ts';
import { writeLog } from '../log/log.write.ts';
import { readPlaybook } from '../playbook/playbook.store.ts';
import { lockAlarm, takeAlarm } from './alarm.take.ts';
import { logAlarm } from './crisis.before.ts';
import { lockCrisis, lockOpenCrisis, presentCrisis, tellRoom } from './crisis.store.ts';
import { kindWords } from './crisis.words.ts';

type By = { personId: string; actor: AuditActor };
type Change = Input<typeof endpoint>['body'];

/**
 * Names a crisis, says what it is, who leads it, whether an authority leads instead. Only lessons are written once it
 * is closed.
 * @throws crisis.not_found, crisis.closed, crisis.person_unknown
 */
export async function changeCrisis(deps: CrisisDeps, given: Named & By & { change: Change }): Promise<Crisis> {
  const { territoryId, crisisId, change, personId } = given;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCrisis(trx, given);
    const { lessons, ...rest } = change;
    if (row.state === 'closed' && Object.values(rest).some((value) => value !== undefined)) throw crisisClosed();
    const leads = await peopleWho(trx, territoryId, 'crisis.lead');
    const lead = leads.find(({ id }) => id === change.leadId);
    if (change.leadId !== undefined && !lead) throw personUnknown();
    const kind = change.kind !== undefined && change.kind !== row.kind ? change.kind : undefined;
    const changed = await trx
      .updateTable('crisis.crisis')
      .set({
        ...(change.title === undefined ? {} : { title: change.title }),
        ...(change.summary === undefined ? {} : { summary: change.summary }),
        ...(change.leadId === undefined ? {} : { lead_id: change.leadId }),
        ...(lessons === undefined ? {} : { lessons }),
        ...(kind === undefined ? {} : { kind, playbook: JSON.stringify(await readPlaybook(trx, territoryId, kind)) }),
        ...(change.relay === undefined
          ? {}
          : {
              relay_authority: change.relay?.authority ?? null,
              relay_url: change.relay?.url ?? null,
              relay_since: change.relay === null ? null : (row.relay_since ?? at),
            }),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', crisisId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const line = { territoryId, crisisId, at, kind: 'decision' as const, personId };
    const stamp = at.toISOString();
    if (changed.title !== row.title) {
      const text = { fr: `La crise se nomme\u{a0}: ${changed.title}`, en: `The crisis is named: ${changed.title}` };
      await writeLog(trx, { ...line, text, occasion: `title ${stamp}` });
    }
    if (kind !== undefined) {
      const { fr, en } = kindWords[kind];
      const text = { fr: `Nature de la crise\u{a0}: ${fr}.`, en: `Kind of crisis: ${en}.` };
      await writeLog(trx, { ...line, text, occasion: `kind ${stamp}` });
    }
    if (lead && lead.id !== row.lead_id) {
      const text = { fr: `${personIn(lead.id)} conduit la cellule.`, en: `${personIn(lead.id)} leads the room.` };
      await writeLog(trx, { ...line, text, occasion: `lead ${stamp}` });
    }
    if (change.relay !== undefined && (change.relay?.authority ?? null) !== row.relay_authority) {
      const text = change.relay
        ? {
            fr: `Mode relais\u{a0}: ${change.relay.authority} conduit la communication.`,
            en: `Relay only: ${change.relay.authority} leads what is said.`,
          }
        : { fr: 'Fin du mode relais.', en: 'End of the relay-only mode.' };
      await writeLog(trx, { ...line, text, occasion: `relay ${stamp}` });
    }
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.changed',
      target: { kind: 'crisis', id: crisisId },
      detail: { fields: Object.keys(change) },
      at,
    });
    await tellRoom(trx, { territoryId, crisisId, what: kind === undefined ? 'state' : 'plan' });
    return presentCrisis(trx, changed);
  });
}

/** Makes another alarm part of it. @throws crisis.not_found, crisis.closed, alerts.alarm_not_found, crisis.alarm_elsewhere */
export async function joinAlarm(deps: CrisisDeps, given: Named & By & { alarmId: string }): Promise<Crisis> {
  const { territoryId, crisisId, alarmId } = given;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const alarm = await lockAlarm(trx, given);
    const row = await lockOpenCrisis(trx, given);
    await trx
      .insertInto('crisis.crisis_alarm')
      .values({ territory_id: territoryId, alarm_id: alarmId, crisis_id: crisisId, joined_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { crisis_id: holder } = await trx
      .selectFrom('crisis.crisis_alarm')
      .select('crisis_id')
      .where('territory_id', '=', territoryId)
      .where('alarm_id', '=', alarmId)
      .executeTakeFirstOrThrow();
    if (holder !== crisisId) throw alarmElsewhere();
    const startedAt = new Date(alarm.startedAt);
    const changed = await trx
      .updateTable('crisis.crisis')
      .set((each) => ({
        level: each.fn<number>('greatest', ['level', each.val(alarm.severity.level)]),
        // A room that was opened by hand begins with its first alarm; what joins another began with something else.
        ...(row.detected_at === null
          ? {
              first_signal_at: each.fn<Date>('least', ['first_signal_at', each.val(startedAt)]),
              detected_at: new Date(alarm.detectedAt),
            }
          : {}),
      }))
      .where('territory_id', '=', territoryId)
      .where('id', '=', crisisId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await logAlarm(trx, { territoryId, crisisId, alarm });
    await writeLog(trx, {
      territoryId,
      crisisId,
      at,
      kind: 'decision',
      personId: given.personId,
      text: { fr: 'Cette alerte rejoint la cellule.', en: 'This alarm joins the room.' },
      link: { alarmId },
      occasion: `joined ${alarmId}`,
    });
    await takeAlarm(deps, trx, alarm, given);
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.alarm_joined',
      target: { kind: 'crisis', id: crisisId },
      detail: { alarmId },
      at,
    });
    await tellRoom(trx, { territoryId, crisisId, what: 'room' });
    return presentCrisis(trx, changed);
  });
}
