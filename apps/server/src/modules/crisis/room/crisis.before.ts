import { sql } from 'kysely';
import type { Alarm, Bilingual } from '@beffroi/contracts';
import { readHold, readMandates } from '../../publishing/index.ts';
import type { CrisisDeps, Named, Trx } from '../crisis.deps.ts';
import { personIn } from '../log/log.names.ts';
import { writeLog } from '../log/log.write.ts';

/**
 * Begins the log with what happened before the room: the first signal, the alarm, who was rung and who took it, what
 * was held, what had been said already.
 */
export async function logWhatWasBefore(
  deps: CrisisDeps,
  trx: Trx,
  given: Named & { alarm: Alarm | undefined },
): Promise<void> {
  const named = { territoryId: given.territoryId, crisisId: given.crisisId };
  if (given.alarm) await logAlarm(trx, { ...named, alarm: given.alarm });
  await logRunning(deps, trx, named);
}

/** The lines of an alarm that becomes part of a crisis. */
export async function logAlarm(trx: Trx, { alarm, ...named }: Named & { alarm: Alarm }): Promise<void> {
  const link = { alarmId: alarm.id };
  await writeLog(trx, {
    ...named,
    at: new Date(alarm.startedAt),
    kind: 'signal',
    text: { fr: 'Premier signal entendu.', en: 'First signal heard.' },
    link,
    // Of the first alarm: what joins it later began with something else.
    occasion: 'signal',
  });
  await writeLog(trx, {
    ...named,
    at: new Date(alarm.detectedAt),
    kind: 'alarm',
    text: { fr: `Alerte. ${alarm.explanation.fr}`, en: `Alarm. ${alarm.explanation.en}` },
    link,
    occasion: `alarm ${alarm.id}`,
  });
  const acts = await trx
    .selectFrom('alerts.alarm_act')
    .select(['id', 'at', 'action', 'person_id', 'note'])
    .where('territory_id', '=', named.territoryId)
    .where('alarm_id', '=', alarm.id)
    .where('person_id', 'is not', null)
    .orderBy('at')
    .execute();
  for (const act of acts) {
    const text = handled[act.action];
    if (!text) continue;
    const note = act.note === null ? '' : ` ${act.note}`;
    await writeLog(trx, {
      ...named,
      at: act.at,
      kind: 'alarm',
      personId: act.person_id ?? undefined,
      text: { fr: `${text.fr}${note}`, en: `${text.en}${note}` },
      link,
      occasion: `handled ${alarm.id} ${act.action} ${act.at.toISOString()}`,
    });
  }
}

/** What a person did with an alarm, as the log says it. */
export const handled: Record<string, Bilingual> = {
  acknowledge: { fr: 'Alerte prise en charge.', en: 'Alarm taken.' },
  snooze: { fr: 'Alerte mise en sommeil.', en: 'Alarm snoozed.' },
  false_alarm: { fr: 'Alerte classée fausse alerte.', en: 'Alarm closed as false.' },
  reopen: { fr: 'Alerte rouverte.', en: 'Alarm reopened.' },
};

async function logRunning(deps: CrisisDeps, trx: Trx, named: Named): Promise<void> {
  const hold = await readHold(trx, named.territoryId);
  if (hold.active && hold.since !== undefined) {
    const { rows } = await sql<{ person_id: string }>`
      select person_id from publishing.hold where territory_id = ${named.territoryId}
    `.execute(trx);
    await writeLog(trx, {
      ...named,
      at: new Date(hold.since),
      kind: 'hold',
      personId: rows[0]?.person_id,
      text: { fr: 'Toutes les publications prévues sont suspendues.', en: 'Everything planned is held.' },
      occasion: `hold ${hold.since}`,
    });
  }
  const mandates = await readMandates(trx, { territoryId: named.territoryId, now: deps.now() });
  for (const mandate of mandates.filter(({ state }) => state === 'active')) {
    await writeLog(trx, {
      ...named,
      at: new Date(mandate.startsAt),
      kind: 'mandate',
      personId: mandate.givenById,
      text: {
        fr: `Carte blanche en cours pour ${personIn(mandate.personId)}\u{a0}: ${mandate.scope}`,
        en: `Mandate under way for ${personIn(mandate.personId)}: ${mandate.scope}`,
      },
      occasion: `mandate ${mandate.id} opened`,
    });
  }
}
