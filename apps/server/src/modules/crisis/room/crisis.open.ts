import { sql } from 'kysely';
import type { Alarm, Bilingual, CrisisKind } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { offsetMinutes } from '../../../platform/time-zone.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import type { CrisisDeps, Named, Trx } from '../crisis.deps.ts';
import { titleNeeded } from '../crisis.errors.ts';
import { writeLog } from '../log/log.write.ts';
import { readPlaybook } from '../playbook/playbook.store.ts';
import { lockAlarm, takeAlarm } from './alarm.take.ts';
import { logWhatWasBefore } from './crisis.before.ts';
import { tellRoom } from './crisis.store.ts';

export type Opening = {
  territoryId: string;
  alarmId?: string | undefined;
  title?: string | undefined;
  summary?: string | undefined;
  kind: CrisisKind;
  clientKey?: string | undefined;
  personId: string;
  actor: AuditActor;
};

/**
 * Opens a crisis room. An alarm that has one leads to it: two people who open it at once are in the same room. Its
 * opener has the alarm, and the log begins with what happened before.
 * @throws alerts.alarm_not_found, crisis.title_needed
 */
export async function openCrisis(deps: CrisisDeps, given: Opening): Promise<Named & { isNew: boolean }> {
  const { territoryId, alarmId } = given;
  const drill = await deps.drillRuns(territoryId);
  return deps.db.transaction().execute(async (trx) => {
    // Whoever opens waits for who is opening: one room an alarm, and numbers without a gap.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`crisis ${territoryId}`}, 0))`.execute(trx);
    const already = await findRoom(trx, given);
    if (already !== undefined) return { territoryId, crisisId: already, isNew: false };
    const alarm = alarmId === undefined ? undefined : await lockAlarm(trx, { territoryId, alarmId });
    const title = given.title ?? (alarm && nameOf(alarm));
    if (title === undefined) throw titleNeeded();
    const at = deps.now();
    const named = { territoryId, crisisId: newId('cri', at.getTime()) };
    const { timeZone } = await findTerritory(trx, territoryId);
    await trx
      .insertInto('crisis.crisis')
      .values({
        territory_id: territoryId,
        id: named.crisisId,
        ref: await nextRef(trx, territoryId, yearOf(timeZone, at)),
        title,
        summary: given.summary ?? '',
        kind: given.kind,
        drill,
        level: alarm?.severity.level ?? 1,
        lead_id: given.personId,
        first_signal_at: alarm ? new Date(alarm.startedAt) : at,
        detected_at: alarm ? new Date(alarm.detectedAt) : null,
        opened_at: at,
        opened_by: given.personId,
        playbook: JSON.stringify(await readPlaybook(trx, territoryId, given.kind)),
        client_key: given.clientKey ?? null,
      })
      .execute();
    if (alarm) await join(trx, { ...named, alarmId: alarm.id, at });
    await logWhatWasBefore(deps, trx, { ...named, alarm });
    if (alarm) await takeAlarm(deps, trx, alarm, given);
    await writeLog(trx, {
      ...named,
      at,
      kind: 'state',
      personId: given.personId,
      text: { fr: `Cellule de crise ouverte\u{a0}: ${title}`, en: `Crisis room opened: ${title}` },
      occasion: 'opened',
    });
    await tellTeam(deps, trx, { ...named, title, drill, personId: given.personId });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.opened',
      target: { kind: 'crisis', id: named.crisisId },
      detail: alarmId === undefined ? {} : { alarmId },
      at,
    });
    await deps.events.emit(trx, 'crisis.opened', { ...named, at });
    await tellRoom(trx, { ...named, what: 'state' });
    return { ...named, isNew: true };
  });
}

async function findRoom(trx: Trx, given: Opening): Promise<string | undefined> {
  if (given.alarmId !== undefined) {
    const joined = await trx
      .selectFrom('crisis.crisis_alarm')
      .select('crisis_id')
      .where('territory_id', '=', given.territoryId)
      .where('alarm_id', '=', given.alarmId)
      .executeTakeFirst();
    if (joined) return joined.crisis_id;
  }
  if (given.clientKey === undefined) return undefined;
  const made = await trx
    .selectFrom('crisis.crisis')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('client_key', '=', given.clientKey)
    .executeTakeFirst();
  return made?.id;
}

function yearOf(timeZone: string, at: Date): number {
  return new Date(at.getTime() + offsetMinutes(timeZone, at) * 60_000).getUTCFullYear();
}

/** Of its year, by its number: '2026-11' can be read aloud. */
async function nextRef(trx: Trx, territoryId: string, year: number): Promise<string> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(split_part(ref, '-', 2)::int), 0) + 1 as next from crisis.crisis
    where territory_id = ${territoryId} and ref like ${`${year}-%`}
  `.execute(trx);
  return `${year}-${String(rows[0]?.next ?? 1).padStart(2, '0')}`;
}

function nameOf(alarm: Alarm): string {
  return (alarm.storyTitle ?? alarm.watchName ?? alarm.sourceName ?? '').slice(0, 140) || 'Crise';
}

async function join(
  trx: Trx,
  { territoryId, crisisId, alarmId, at }: Named & { alarmId: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('crisis.crisis_alarm')
    .values({ territory_id: territoryId, alarm_id: alarmId, crisis_id: crisisId, joined_at: at })
    .execute();
}

/** Those who may act in it, or give carte blanche, know at once. */
async function tellTeam(
  deps: CrisisDeps,
  trx: Trx,
  given: Named & { title: string; drill: boolean; personId: string },
): Promise<void> {
  const { territoryId, crisisId, title, drill } = given;
  const [leads, givers] = await Promise.all([
    peopleWho(trx, territoryId, 'crisis.lead'),
    peopleWho(trx, territoryId, 'mandates.open'),
  ]);
  const personIds = [...new Set([...leads, ...givers].map(({ id }) => id))].filter((id) => id !== given.personId);
  const mark: Bilingual = drill ? { fr: 'Exercice\u{a0}: ', en: 'Drill: ' } : { fr: '', en: '' };
  await deps.events.emit(trx, 'crisis.person_needed', {
    territoryId,
    personIds,
    occasion: `crisis opened ${crisisId}`,
    title: { fr: `${mark.fr}cellule de crise ouverte`, en: `${mark.en}crisis room opened` },
    body: { fr: title, en: title },
    path: `/t/${territoryId}/crises/${crisisId}`,
    urgent: true,
  });
}
