import type {
  Bilingual,
  Input,
  LocatedReport,
  addReport as adding,
  changeReport as changing,
} from '@beffroi/contracts';
import { defineRefusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { CrisisDeps, Named, Trx } from '../crisis.deps.ts';
import { crisisClosed } from '../crisis.errors.ts';
import { writeLog } from '../log/log.write.ts';
import { findCrisis, lockOpenCrisis, tellRoom } from '../room/crisis.store.ts';
import { makeShare } from '../sharing/share.store.ts';
import { lookUpPlace } from './place.look.ts';
import { presentReports, type ReportRow } from './report.store.ts';
import { reportWords } from './report.words.ts';

export const reportUnknown = defineRefusal('crisis.report_unknown', 404, {
  fr: 'Ce signalement n’est pas dans cette cellule.',
  en: 'This report is not in this room.',
});

type By = { personId: string; actor: AuditActor };
type Written = LocatedReport & { unplaced?: Bilingual };
type Whereabouts = Pick<ReportRow, 'lat' | 'lon' | 'located_by' | 'located_as'>;

/**
 * Records a report with its place. Without coordinates they are looked up; what cannot be found is kept without, and
 * said. The same twice, after an answer that was lost, is one report.
 * @throws crisis.not_found, crisis.closed
 */
export async function addReport(
  deps: CrisisDeps,
  given: Named & By & { report: Input<typeof adding>['body'] },
): Promise<Written> {
  const { territoryId, crisisId, report, personId } = given;
  if ((await findCrisis(deps.db, given)).state === 'closed') throw crisisClosed();
  // Looked up before the room is taken: nobody waits for another's network.
  const { where, unplaced } = await whereabouts(deps, report);
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    await lockOpenCrisis(trx, given);
    const made = await trx
      .insertInto('crisis.report')
      .values({
        territory_id: territoryId,
        crisis_id: crisisId,
        id: newId('rep', at.getTime()),
        at,
        kind: report.kind,
        said: report.text,
        place: report.place,
        ...where,
        checked: report.checked ?? false,
        person_id: personId,
        mention_id: report.mentionId ?? null,
        conversation_id: report.conversationId ?? null,
        client_key: report.clientKey,
      })
      .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id', 'client_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    const row = made ?? (await keptAs(trx, given, report.clientKey));
    if (made) await tell(trx, { ...given, row, at, done: 'added' });
    return written(trx, row, made === undefined ? undefined : unplaced);
  });
}

/**
 * Corrects a report, or says that it was checked. Another place is looked up anew.
 * @throws crisis.not_found, crisis.closed, crisis.report_unknown
 */
export async function changeReport(
  deps: CrisisDeps,
  given: Named & By & { reportId: string; change: Input<typeof changing>['body'] },
): Promise<Written> {
  const { territoryId, crisisId, reportId, change } = given;
  const before = await findReport(deps.db as never, given);
  const isPlacedNow = change.lat !== undefined && change.lon !== undefined;
  const isElsewhere = change.place !== undefined && change.place !== before.place;
  const isLost = before.lat === null && change.place !== undefined;
  const moved =
    isPlacedNow || isElsewhere || isLost
      ? await whereabouts(deps, { place: change.place ?? before.place, lat: change.lat, lon: change.lon })
      : undefined;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    await lockOpenCrisis(trx, given);
    const row = await trx
      .updateTable('crisis.report')
      .set({
        ...(change.kind === undefined ? {} : { kind: change.kind }),
        ...(change.text === undefined ? {} : { said: change.text }),
        place: change.place ?? before.place,
        ...(change.checked === undefined ? {} : { checked: change.checked }),
        ...moved?.where,
      })
      .where('territory_id', '=', territoryId)
      .where('crisis_id', '=', crisisId)
      .where('id', '=', reportId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw reportUnknown();
    await tell(trx, { ...given, row, at, done: row.checked && !before.checked ? 'checked' : 'changed' });
    return written(trx, row, moved?.unplaced);
  });
}

/** Makes, or renews, the private address for emergency services. @throws crisis.not_found, crisis.closed */
export async function shareReports(
  deps: CrisisDeps,
  given: Named & By,
): Promise<{ geojsonUrl: string; csvUrl: string }> {
  const { territoryId, crisisId } = given;
  const at = deps.now();
  const token = await deps.db.transaction().execute(async (trx) => {
    await lockOpenCrisis(trx, given);
    const made = await makeShare(deps, trx, { ...given, what: 'reports' });
    await writeLog(trx, {
      territoryId,
      crisisId,
      at,
      kind: 'report',
      personId: given.personId,
      text: {
        fr: 'Adresse des signalements donnée pour les secours.',
        en: 'Address of the reports given for emergency services.',
      },
      occasion: `reports shared ${at.toISOString()}`,
    });
    await tellRoom(trx, { territoryId, crisisId, what: 'reports' });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.reports_shared',
      target: { kind: 'crisis', id: crisisId },
      at,
    });
    return made;
  });
  return feedUrls(deps, token);
}

export const feedUrls = ({ baseUrl }: Pick<CrisisDeps, 'baseUrl'>, token: string) => ({
  geojsonUrl: `${baseUrl}/signalements/${token}.geojson`,
  csvUrl: `${baseUrl}/signalements/${token}.csv`,
});

async function whereabouts(
  deps: CrisisDeps,
  { place, lat, lon }: { place: string; lat?: number | undefined; lon?: number | undefined },
): Promise<{ where: Whereabouts; unplaced?: Bilingual }> {
  if (lat !== undefined && lon !== undefined) return { where: { lat, lon, located_by: 'person', located_as: null } };
  const found = await lookUpPlace(deps, place);
  if (found.ok) return { where: { lat: found.lat, lon: found.lon, located_by: 'service', located_as: found.label } };
  return { where: { lat: null, lon: null, located_by: 'nobody', located_as: null }, unplaced: found.message };
}

async function written(trx: Trx, row: ReportRow, unplaced: Bilingual | undefined): Promise<Written> {
  const [report] = await presentReports(trx, [row]);
  if (!report) throw new Error('a report that was written is presented');
  return { ...report, ...(unplaced === undefined ? {} : { unplaced }) };
}

async function findReport(
  db: Trx,
  { territoryId, crisisId, reportId }: Named & { reportId: string },
): Promise<ReportRow> {
  await findCrisis(db, { territoryId, crisisId });
  const row = await db
    .selectFrom('crisis.report')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('crisis_id', '=', crisisId)
    .where('id', '=', reportId)
    .executeTakeFirst();
  if (!row) throw reportUnknown();
  return row;
}

async function keptAs(trx: Trx, { territoryId, crisisId }: Named, clientKey: string): Promise<ReportRow> {
  return trx
    .selectFrom('crisis.report')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('crisis_id', '=', crisisId)
    .where('client_key', '=', clientKey)
    .executeTakeFirstOrThrow();
}

const doneWords: Record<'added' | 'changed' | 'checked', Bilingual> = {
  added: { fr: 'Signalement', en: 'Report' },
  changed: { fr: 'Signalement corrigé', en: 'Report corrected' },
  checked: { fr: 'Signalement vérifié', en: 'Report checked' },
};

async function tell(
  trx: Trx,
  given: Named & By & { row: ReportRow; at: Date; done: keyof typeof doneWords },
): Promise<void> {
  const { territoryId, crisisId, row, at, done } = given;
  const kind = reportWords[row.kind as keyof typeof reportWords];
  const { fr, en } = doneWords[done];
  await writeLog(trx, {
    territoryId,
    crisisId,
    at,
    kind: 'report',
    personId: given.personId,
    text: {
      fr: `${fr}\u{a0}: ${kind.fr.toLowerCase()}, ${row.place}. ${row.said}`,
      en: `${en}: ${kind.en.toLowerCase()}, ${row.place}. ${row.said}`,
    },
    ...(row.mention_id === null ? {} : { link: { mentionId: row.mention_id } }),
    occasion: `report ${row.id} ${done} ${at.toISOString()}`,
  });
  await tellRoom(trx, { territoryId, crisisId, what: 'reports' });
  await recordAudit(trx, {
    territoryId,
    actor: given.actor,
    action: `crisis.report_${done}`,
    target: { kind: 'report', id: row.id },
    detail: { crisisId },
    at,
  });
}
