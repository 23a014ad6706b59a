import type { LocatedReport, ReportKind } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import { personNames } from '../../identity/index.ts';
import type { CrisisFileTables } from '../crisis-file.tables.ts';
import type { Db, Named } from '../crisis.deps.ts';

export type ReportRow = Selectable<CrisisFileTables['crisis.report']>;
export const MOST_REPORTS = 2000;

/** Newest first. */
export async function selectReports(db: Db, { territoryId, crisisId }: Named): Promise<ReportRow[]> {
  return db
    .selectFrom('crisis.report')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('crisis_id', '=', crisisId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_REPORTS)
    .execute();
}

export async function presentReports(db: Db, rows: readonly ReportRow[]): Promise<LocatedReport[]> {
  const names = await personNames(
    db,
    rows.map(({ person_id: id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as ReportKind,
    text: row.said,
    place: row.place,
    ...(row.lat === null || row.lon === null ? {} : { lat: row.lat, lon: row.lon }),
    locatedBy: row.located_by,
    ...(row.located_as === null ? {} : { locatedAs: row.located_as }),
    checked: row.checked,
    by: names.get(row.person_id) ?? '–',
    ...(row.mention_id === null ? {} : { mentionId: row.mention_id }),
    ...(row.conversation_id === null ? {} : { conversationId: row.conversation_id }),
  }));
}
